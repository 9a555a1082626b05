package dev.alphatrail.engine;

import dev.alphatrail.formula.Operator;
import dev.alphatrail.stats.OrderKey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What operators mean that go along time.
record SeriesDefinitions(Operands of) {
    double[] values(Operator op) {
        return switch (op) {
            case DELAY -> of.everywhere((t, i) -> before(t, i));
            case RETURNS -> of.everywhere((t, i) -> of.at(0, t, i) / before(t, i) - 1);
            case TS_DELTA -> of.everywhere((t, i) -> of.at(0, t, i) - before(t, i));
            case TS_MEAN, SMA -> of.windows(x -> Figures.mean(x[0]));
            case TS_SUM -> of.windows(x -> Figures.sum(x[0]).doubleValue());
            case TS_PRODUCT -> of.windows(x -> Figures.product(x[0]));
            case TS_STD -> of.windows(x -> Figures.std(x[0]));
            case TS_MIN -> of.windows(x -> Arrays.stream(x[0]).min().orElseThrow());
            case TS_MAX -> of.windows(x -> Arrays.stream(x[0]).max().orElseThrow());
            case TS_ZSCORE ->
                    of.windows(
                            x -> Figures.deviation(x[0], Figures.today(x[0])) / Figures.std(x[0]));
            case TS_RANK -> of.windows(x -> Figures.rank(x[0], Figures.today(x[0])) / x[0].length);
            case TS_CORR ->
                    of.windows(x -> {
                        boolean constant = Figures.std(x[0]) == 0 || Figures.std(x[1]) == 0;
                        return constant
                                ? Double.NaN
                                : Figures.cov(x[0], x[1]) / (Figures.std(x[0]) * Figures.std(x[1]));
                    });
            case TS_COV -> of.windows(x -> Figures.cov(x[0], x[1]));
            case TS_ARGMAX ->
                    of.windows(x ->
                            Figures.place(
                                    x[0], Arrays.stream(Figures.keys(x[0])).max().orElseThrow()));
            case TS_ARGMIN ->
                    of.windows(x ->
                            Figures.place(
                                    x[0], Arrays.stream(Figures.keys(x[0])).min().orElseThrow()));
            case TS_DECAY_LINEAR ->
                    of.windows(x -> {
                        double[] weighted = new double[x[0].length];
                        Arrays.setAll(weighted, s -> x[0][s] * (s + 1));
                        return Figures.sum(weighted).doubleValue()
                                / (x[0].length * (x[0].length + 1) / 2.0);
                    });
            case EWM_MEAN -> of.everywhere((t, i) -> ewm(t, i, false));
            case EWM_STD -> of.everywhere((t, i) -> ewm(t, i, true));
            case REL_VOLUME ->
                    of.windows(x ->
                            Figures.mean(x[0]) == 0
                                    ? Double.NaN
                                    : Figures.today(x[0]) / Figures.mean(x[0]));
            case TS_AV_DIFF -> of.windows(x -> Figures.deviation(x[0], Figures.today(x[0])));
            case TS_MEDIAN -> of.windows(x -> Figures.quantile(x[0], 0.5));
            case TS_QUANTILE -> of.windows(x -> Figures.quantile(x[0], of.numbers().get(1)));
            case TS_SKEW ->
                    of.windows(x -> {
                        double n = x[0].length;
                        double adjusted = Math.sqrt(n * (n - 1)) / (n - 2);
                        return adjusted
                                * Figures.moment(x[0], 3)
                                / Math.pow(Figures.moment(x[0], 2), 1.5);
                    });
            case TS_KURT ->
                    of.windows(x -> {
                        double n = x[0].length;
                        double raw = Figures.moment(x[0], 4) / Math.pow(Figures.moment(x[0], 2), 2);
                        double adjusted = ((n + 1) * raw - 3 * (n - 1)) * (n - 1);
                        return adjusted / ((n - 2) * (n - 3));
                    });
            case TS_MAD ->
                    of.windows(x ->
                            Figures.constant(x[0])
                                    ? 0
                                    : Figures.mean(
                                            Arrays.stream(x[0])
                                                    .map(v -> Math.abs(Figures.deviation(x[0], v)))
                                                    .toArray()));
            case TS_SCALE -> of.windows(x -> Figures.scaled(x[0], Figures.today(x[0])));
            case TS_COUNT -> of.windows(x -> Arrays.stream(x[0]).filter(v -> v != 0).count());
            case TS_UP_SUM -> changes((up, down) -> up);
            case TS_DOWN_SUM -> changes((up, down) -> down);
            case RSI -> changes((up, down) -> 100 * up / (up + down));
            case TS_DECAY_EXP ->
                    of.windows(x -> {
                        int w = x[0].length;
                        double[] weights = new double[w];
                        Arrays.setAll(weights, s -> Math.pow(of.numbers().get(1), w - 1 - s));
                        double[] weighted = new double[w];
                        Arrays.setAll(weighted, s -> x[0][s] * weights[s]);
                        return Figures.sum(weighted).doubleValue()
                                / Figures.sum(weights).doubleValue();
                    });
            case TS_QUANTILE_BY ->
                    of.windows(x ->
                            Figures.ofRank(
                                    Figures.rank(x[0], Figures.today(x[0])),
                                    x[0].length,
                                    of.numbers().get(1)));
            case TS_ENTROPY ->
                    of.windows(x -> Figures.entropy(x[0], of.numbers().get(1).intValue()));
            case TS_SLOPE ->
                    of.windows(x -> Figures.regression(x[0], Figures.days(x[0].length), 2));
            case TS_RSQUARE ->
                    of.windows(x -> Figures.regression(x[0], Figures.days(x[0].length), 6));
            case TS_RESID ->
                    of.windows(x -> Figures.regression(x[0], Figures.days(x[0].length), 0));
            case TS_REGRESSION ->
                    of.lagged()
                            .windows(x ->
                                    Figures.regression(x[0], x[1], of.numbers().get(2).intValue()));
            case TS_PARTIAL_CORR ->
                    of.windows(x -> {
                        double xy = Figures.corr(x[0], x[1]);
                        double xz = Figures.corr(x[0], x[2]);
                        double yz = Figures.corr(x[1], x[2]);
                        double partial = (xy - xz * yz) / Math.sqrt((1 - xz * xz) * (1 - yz * yz));
                        return Figures.leastLeft(x) <= 1e-10
                                ? Double.NaN
                                : Math.max(-1, Math.min(1, partial));
                    });
            case TS_BACKFILL -> of.everywhere((t, i) -> kth(t, i, 1));
            case KTH_ELEMENT -> of.everywhere((t, i) -> kth(t, i, of.numbers().get(1).intValue()));
            case TS_COUNT_NANS ->
                    of.everywhere((t, i) ->
                            t < of.parameter() - 1
                                    ? Double.NaN
                                    : of.parameter() - of.past(t, i, (int) of.parameter()).size());
            case LAST_DIFF_VALUE ->
                    of.everywhere((t, i) ->
                            of.past(t, i, (int) of.parameter()).stream()
                                    .filter(v ->
                                            OrderKey.of(v) != OrderKey.of(of.at(0, t, i))
                                                    && !Double.isNaN(of.at(0, t, i)))
                                    .findFirst()
                                    .orElse(Double.NaN));
            case DAYS_SINCE ->
                    of.everywhere((t, i) ->
                            IntStream.rangeClosed(0, t)
                                    .filter(back -> Figures.isTrue(of.at(0, t - back, i)))
                                    .mapToDouble(back -> back)
                                    .findFirst()
                                    .orElse(Double.NaN));
            case TRADE_WHEN ->
                    of.everywhere((t, i) -> {
                        for (int s = t; s >= 0; s--) {
                            if (of.at(2, s, i) > 0) {
                                return Double.NaN;
                            }
                            if (of.at(0, s, i) > 0) {
                                return of.at(1, s, i);
                            }
                        }
                        return Double.NaN;
                    });
            case HUMP -> of.everywhere(this::hump);
            case TS_STEP -> of.everywhere((t, _) -> t + 1);
            default -> throw new AssertionError(op + " has no definition");
        };
    }

    private double before(int t, int i) {
        return t < of.parameter() ? Double.NaN : of.at(0, t - (int) of.parameter(), i);
    }

    private double kth(int t, int i, int k) {
        List<Double> past = of.past(t, i, (int) of.parameter());
        return past.size() < k ? Double.NaN : past.get(k - 1);
    }

    private interface Rises {
        double figure(double up, double down);
    }

    private double[] changes(Rises rises) {
        double[] changes =
                of.everywhere((t, i) -> t < 1 ? Double.NaN : of.at(0, t, i) - of.at(0, t - 1, i));
        return new Operands(
                        of.dates(),
                        of.instruments(),
                        new double[][] {changes},
                        of.groups(),
                        of.numbers())
                .windows(x ->
                        rises.figure(
                                Arrays.stream(x[0]).filter(v -> v > 0).sum(),
                                -Arrays.stream(x[0]).filter(v -> v < 0).sum()));
    }

    private double hump(int t, int i) {
        double last = Double.NaN;
        for (int s = 0; s <= t; s++) {
            double x = of.at(0, s, i);
            double gross = 0;
            for (int j = 0; j < of.instruments(); j++) {
                gross += Double.isNaN(of.at(0, s, j)) ? 0 : Math.abs(of.at(0, s, j));
            }
            double limit = of.parameter() * gross;
            if (Double.isNaN(last)) {
                last = x;
            } else if (!Double.isNaN(x) && OrderKey.of(Math.abs(x - last)) > OrderKey.of(limit)) {
                last += x > last ? limit : -limit;
            }
        }
        return Double.isNaN(of.at(0, t, i)) ? Double.NaN : last;
    }

    /// Weighted moments of everything up to `t`, with the weights written out.
    private double ewm(int t, int i, boolean std) {
        double decay = 1 - 2 / (of.parameter() + 1);
        List<Double> values = new ArrayList<>();
        List<Integer> ages = new ArrayList<>();
        for (int s = t; s >= 0; s--) {
            if (!Double.isNaN(of.at(0, s, i))) {
                values.add(of.at(0, s, i));
                // relative to the newest present value: a common factor of all weights changes
                // nothing
                ages.add(values.size() == 1 ? s : ages.getFirst() - s);
            }
        }
        if (values.size() < of.parameter()) {
            return Double.NaN;
        }
        ages.set(0, 0);
        double sum = 0;
        double total = 0;
        double pairs = 0;
        double origin = values.getFirst();
        for (int k = 0; k < values.size(); k++) {
            double weight = Math.pow(decay, ages.get(k));
            sum += weight * (values.get(k) - origin);
            pairs += 2 * weight * total;
            total += weight;
        }
        double mean = sum / total;
        if (!std) {
            return origin + mean;
        }
        if (values.stream().map(OrderKey::rounded).distinct().count() == 1) {
            return 0;
        }
        double squares = 0;
        for (int k = 0; k < values.size(); k++) {
            double difference = values.get(k) - origin - mean;
            squares += Math.pow(decay, ages.get(k)) * difference * difference;
        }
        return Math.sqrt(squares * total / pairs);
    }
}
