package dev.alphatrail.engine;

import dev.alphatrail.stats.AverageRanks;
import dev.alphatrail.stats.LeastSquares;
import dev.alphatrail.stats.OrderStatistics;
import dev.alphatrail.stats.Sample;
import dev.alphatrail.stats.TieOrder;

/// Operators that compare the instruments of one date, over those that have a value; the others
/// stay NaN.
///
/// Each works within groups; an operator without groups has everybody in one.
final class CrossSectionKernels {
    private static final double NOTHING_LEFT = 1e-10;

    private CrossSectionKernels() {}

    /// Average rank by key divided by the number of values: in (0, 1].
    static void rank(Slab x, GroupMembers groups, Slab out, Block block) {
        AverageRanks ranks = new AverageRanks(block.width());
        if (groups instanceof GroupMembers.Everyone) {
            for (int t = block.from(); t < block.to(); t++) {
                int to = out.at(t, 0);
                ranks.share(x.values(), x.at(t, 0), block.width(), out.values(), to);
            }
            return;
        }
        CrossSection.transform(
                x, groups, out, block, (values, n) -> ranks.share(values, 0, n, values, 0));
    }

    static void demean(Slab x, GroupMembers groups, Slab out, Block block) {
        CrossSection.transform(x, groups, out, block, (values, n) -> Sample.centre(values, 0, n));
    }

    /// Distance from the mean in sample standard deviations; NaN where values are constant or
    /// alone.
    static void zscore(Slab x, GroupMembers groups, Slab out, Block block) {
        CrossSection.transform(
                x,
                groups,
                out,
                block,
                (values, n) -> {
                    boolean constant = Sample.isConstant(values, 0, n);
                    Sample.centre(values, 0, n);
                    double squares = 0;
                    for (int i = 0; i < n; i++) {
                        squares += values[i] * values[i];
                    }
                    double std = Math.sqrt(squares / (n - 1));
                    for (int i = 0; i < n; i++) {
                        values[i] = constant ? Double.NaN : values[i] / std;
                    }
                });
    }

    /// Values times a factor such that their absolute values sum to `gross`; NaN where they sum to
    /// 0.
    static void scale(Slab x, GroupMembers groups, Slab out, Block block, double gross) {
        CrossSection.transform(
                x,
                groups,
                out,
                block,
                (values, n) -> {
                    double sum = 0;
                    for (int i = 0; i < n; i++) {
                        sum += Math.abs(values[i]);
                    }
                    for (int i = 0; i < n; i++) {
                        values[i] = gross * values[i] / sum;
                    }
                });
    }

    /// Values clipped to the date's quantiles `p` and `1 - p`.
    static void winsorize(Slab x, GroupMembers groups, Slab out, Block block, double p) {
        OrderStatistics statistics = new OrderStatistics(block.width());
        CrossSection.transform(
                x,
                groups,
                out,
                block,
                (values, n) -> {
                    statistics.take(values, n);
                    double low = statistics.quantile(p);
                    double high = statistics.quantile(1 - p);
                    for (int i = 0; i < n; i++) {
                        values[i] = Math.min(Math.max(values[i], low), high);
                    }
                });
    }

    /// Values clipped to `most` sample standard deviations about the mean; a value alone stays.
    static void winsorizeStd(Slab x, GroupMembers groups, Slab out, Block block, double most) {
        CrossSection.transform(
                x,
                groups,
                out,
                block,
                (values, n) -> {
                    double mean = Sample.mean(values, 0, n);
                    double reach = n < 2 ? 0.0 : most * Sample.std(values, 0, n);
                    for (int i = 0; i < n && reach > 0; i++) {
                        values[i] = Math.min(Math.max(values[i], mean - reach), mean + reach);
                    }
                });
    }

    /// Values clipped to a fraction of the sum of magnitudes.
    static void truncate(Slab x, GroupMembers groups, Slab out, Block block, double fraction) {
        CrossSection.transform(
                x,
                groups,
                out,
                block,
                (values, n) -> {
                    double gross = 0;
                    for (int i = 0; i < n; i++) {
                        gross += Math.abs(values[i]);
                    }
                    double most = fraction * gross;
                    for (int i = 0; i < n; i++) {
                        values[i] = Math.min(Math.max(values[i], -most), most);
                    }
                });
    }

    /// Ranks, moved inside (0, 1), as quantiles of the normal distribution; NaN of one value.
    static void quantile(Slab x, GroupMembers groups, Slab out, Block block) {
        quantile(x, groups, out, block, Driver.NORMAL);
    }

    /// Ranks, moved inside (0, 1), as quantiles of a distribution; NaN of one value.
    static void quantile(Slab x, GroupMembers groups, Slab out, Block block, Driver driver) {
        AverageRanks ranks = new AverageRanks(block.width());
        CrossSection.transform(
                x,
                groups,
                out,
                block,
                (values, n) -> {
                    ranks.rank(values, 0, n, values, 0);
                    for (int i = 0; i < n; i++) {
                        values[i] = driver.ofRank(values[i], n);
                    }
                });
    }

    /// Which of `buckets` parts of equally many values each falls in, from 0.
    static void bucket(Slab x, GroupMembers groups, Slab out, Block block, int buckets) {
        AverageRanks ranks = new AverageRanks(block.width());
        CrossSection.transform(
                x,
                groups,
                out,
                block,
                (values, n) -> {
                    ranks.rank(values, 0, n, values, 0);
                    for (int i = 0; i < n; i++) {
                        values[i] = Math.floor((2 * values[i] - 1) * buckets / (2.0 * n));
                    }
                });
    }

    /// The number of each value among the different ones, by key, from 0.
    static void densify(Slab x, GroupMembers groups, Slab out, Block block) {
        TieOrder order = new TieOrder(block.width());
        int[] places = new int[block.width()];
        int[] numbers = new int[block.width()];
        CrossSection.transform(
                x,
                groups,
                out,
                block,
                (values, n) -> {
                    order.sort(values, 0, n, places, numbers, 0);
                    for (int j = 0; j < n; j++) {
                        values[places[j]] = numbers[j];
                    }
                });
    }

    /// What is left of `in[0]` when its part along `in[1]` is taken off, over the instruments that
    /// have both; all 0 where that is nothing but rounding.
    static void vectorNeutralize(Slab[] in, Slab out, Block block) {
        int instruments = block.width();
        double[] x = new double[instruments];
        double[] y = new double[instruments];
        int[] places = new int[instruments];
        LeastSquares along = new LeastSquares(1, instruments);
        for (int t = block.from(); t < block.to(); t++) {
            out.fill(block, t, t + 1, Double.NaN);
            int n = 0;
            double largest = 0;
            for (int i = 0; i < instruments; i++) {
                x[n] = in[0].values()[in[0].at(t, i)];
                y[n] = in[1].values()[in[1].at(t, i)];
                if (!Double.isNaN(x[n] + y[n])) {
                    largest = Math.max(largest, Math.abs(x[n]));
                    places[n++] = out.at(t, i);
                }
            }
            along.clear(n);
            along.addColumn(y);
            along.residual(x);
            double left = 0;
            for (int k = 0; k < n; k++) {
                left = Math.max(left, Math.abs(x[k]));
            }
            boolean nothing = left <= NOTHING_LEFT * largest;
            for (int k = 0; k < n; k++) {
                out.values()[places[k]] = nothing ? 0.0 : ElementwiseKernels.finite(x[k]);
            }
        }
    }
}
