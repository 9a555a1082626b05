package dev.alphatrail.engine;

import dev.alphatrail.stats.AverageRanks;
import dev.alphatrail.stats.Quantiles;
import dev.alphatrail.stats.Sample;

import java.util.Arrays;

/// Operators that compare the instruments of one date, over those that have a value; the others
/// stay NaN.
///
/// Each works within groups; an operator without groups has everybody in one.
final class CrossSectionKernels {
    private CrossSectionKernels() {}

    /// Average rank by key divided by the number of values: in (0, 1].
    static void rank(Slab x, GroupMembers groups, Slab out, Block block) {
        AverageRanks ranks = new AverageRanks(block.width());
        CrossSection.transform(
                x,
                groups,
                out,
                block,
                (values, n) -> {
                    ranks.rank(values, 0, n, values, 0);
                    for (int i = 0; i < n; i++) {
                        values[i] /= n;
                    }
                });
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
        double[] sorted = block.row();
        CrossSection.transform(
                x,
                groups,
                out,
                block,
                (values, n) -> {
                    System.arraycopy(values, 0, sorted, 0, n);
                    Arrays.sort(sorted, 0, n);
                    double low = Quantiles.ofSorted(sorted, n, p);
                    double high = Quantiles.ofSorted(sorted, n, 1 - p);
                    for (int i = 0; i < n; i++) {
                        values[i] = Math.min(Math.max(values[i], low), high);
                    }
                });
    }
}
