package dev.alphatrail.engine;

import dev.alphatrail.formula.Operator;
import dev.alphatrail.stats.OrderKey;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// What each operator means, written from its definition, one value at a time and without any
/// regard to speed: the judge of the kernels. Sums and moments are exact (decimal arithmetic) and
/// rounded once.
///
/// @param in the operands, time-major
/// @param groups what the members of a group share, by date and instrument; NaN for those in none
/// @param numbers the literal arguments, in their order
record Definitions(
        int dates, int instruments, double[][] in, double[] groups, List<Double> numbers) {
    private double parameter() {
        return numbers.getFirst();
    }

    double[] values(Operator op) {
        return switch (op) {
            case ADD -> each(v -> v[0] + v[1]);
            case SUB -> each(v -> v[0] - v[1]);
            case MUL -> each(v -> v[0] * v[1]);
            case DIV -> each(v -> v[1] == 0 ? Double.NaN : v[0] / v[1]);
            case MOD -> each(v -> v[1] == 0 ? Double.NaN : remainder(v[0], v[1]));
            case POWER -> each(v -> StrictMath.pow(v[0], v[1]));
            case NEG -> each(v -> -v[0]);
            case LT -> each(v -> v[0] < v[1] ? 1 : 0);
            case LE -> each(v -> v[0] <= v[1] ? 1 : 0);
            case GT -> each(v -> v[0] > v[1] ? 1 : 0);
            case GE -> each(v -> v[0] >= v[1] ? 1 : 0);
            case EQ -> each(v -> v[0] == v[1] ? 1 : 0);
            case NE -> each(v -> v[0] != v[1] ? 1 : 0);
            case AND -> each(v -> v[0] != 0 && v[1] != 0 ? 1 : 0);
            case OR -> each(v -> v[0] != 0 || v[1] != 0 ? 1 : 0);
            case NOT -> each(v -> v[0] != 0 ? 0 : 1);
            case ABS -> each(v -> Math.abs(v[0]));
            case CEIL -> each(v -> Math.ceil(v[0]));
            case CLIP -> each(v -> Math.min(Math.max(v[0], v[1]), v[2]));
            case CUT -> cut();
            case EXP -> each(v -> StrictMath.exp(v[0]));
            case FLOOR -> each(v -> Math.floor(v[0]));
            case FRACTION ->
                    each(v -> Math.signum(v[0]) * (Math.abs(v[0]) - Math.floor(Math.abs(v[0]))));
            case INVERSE -> each(v -> 1 / v[0]);
            case IS_NAN -> everywhere((t, i) -> Double.isNaN(at(0, t, i)) ? 1 : 0);
            case LOG -> each(v -> v[0] <= 0 ? Double.NaN : StrictMath.log(v[0]));
            case LOG1P -> each(v -> v[0] <= -1 ? Double.NaN : StrictMath.log1p(v[0]));
            case MASK -> each(v -> v[1] == 0 ? Double.NaN : v[0]);
            case MAXIMUM -> each(v -> v[0] > v[1] ? v[0] : v[1]);
            case MINIMUM -> each(v -> v[0] < v[1] ? v[0] : v[1]);
            case NAN_TO_NUM ->
                    everywhere((t, i) -> Double.isNaN(at(0, t, i)) ? at(1, t, i) : at(0, t, i));
            case ROUND ->
                    each(v ->
                            new BigDecimal(v[0]).setScale(0, RoundingMode.HALF_EVEN).doubleValue());
            case S_LOG_1P -> each(v -> Math.signum(v[0]) * StrictMath.log1p(Math.abs(v[0])));
            case SIGMOID -> each(v -> 1 / (1 + StrictMath.exp(-v[0])));
            case SAFE_DIV -> each(v -> Math.abs(v[1]) <= parameter() ? Double.NaN : v[0] / v[1]);
            case SIGN -> each(v -> v[0] > 0 ? 1 : v[0] < 0 ? -1 : 0);
            case SIGNED_POWER ->
                    each(v -> Math.signum(v[0]) * StrictMath.pow(Math.abs(v[0]), v[1]));
            case SQRT -> each(v -> v[0] < 0 ? Double.NaN : Math.sqrt(v[0]));
            case TANH ->
                    each(v -> {
                        double e = StrictMath.expm1(2 * v[0]);
                        return v[0] > 20 ? 1 : e / (e + 2);
                    });
            case WHERE ->
                    everywhere((t, i) -> {
                        double condition = at(0, t, i);
                        return Double.isNaN(condition)
                                ? Double.NaN
                                : condition != 0 ? at(1, t, i) : at(2, t, i);
                    });
            case DELAY -> everywhere((t, i) -> before(t, i));
            case RETURNS -> everywhere((t, i) -> at(0, t, i) / before(t, i) - 1);
            case TS_DELTA -> everywhere((t, i) -> at(0, t, i) - before(t, i));
            case TS_MEAN, SMA -> windows(x -> mean(x[0]));
            case TS_SUM -> windows(x -> sum(x[0]).doubleValue());
            case TS_PRODUCT -> windows(x -> product(x[0]));
            case TS_STD -> windows(x -> std(x[0]));
            case TS_MIN -> windows(x -> Arrays.stream(x[0]).min().orElseThrow());
            case TS_MAX -> windows(x -> Arrays.stream(x[0]).max().orElseThrow());
            case TS_ZSCORE -> windows(x -> deviation(x[0], today(x[0])) / std(x[0]));
            case TS_RANK -> windows(x -> rank(x[0], today(x[0])) / x[0].length);
            case TS_CORR ->
                    windows(x -> {
                        boolean constant = std(x[0]) == 0 || std(x[1]) == 0;
                        return constant ? Double.NaN : cov(x[0], x[1]) / (std(x[0]) * std(x[1]));
                    });
            case TS_COV -> windows(x -> cov(x[0], x[1]));
            case TS_ARGMAX ->
                    windows(x -> place(x[0], Arrays.stream(keys(x[0])).max().orElseThrow()));
            case TS_ARGMIN ->
                    windows(x -> place(x[0], Arrays.stream(keys(x[0])).min().orElseThrow()));
            case TS_DECAY_LINEAR ->
                    windows(x -> {
                        double[] weighted = new double[x[0].length];
                        Arrays.setAll(weighted, s -> x[0][s] * (s + 1));
                        return sum(weighted).doubleValue()
                                / (x[0].length * (x[0].length + 1) / 2.0);
                    });
            case EWM_MEAN -> everywhere((t, i) -> ewm(t, i, false));
            case EWM_STD -> everywhere((t, i) -> ewm(t, i, true));
            case REL_VOLUME ->
                    windows(x -> mean(x[0]) == 0 ? Double.NaN : today(x[0]) / mean(x[0]));
            case TS_AV_DIFF -> windows(x -> deviation(x[0], today(x[0])));
            case TS_MEDIAN -> windows(x -> quantile(x[0], 0.5));
            case TS_QUANTILE -> windows(x -> quantile(x[0], numbers.get(1)));
            case TS_SKEW ->
                    windows(x -> {
                        double n = x[0].length;
                        double adjusted = Math.sqrt(n * (n - 1)) / (n - 2);
                        return adjusted * moment(x[0], 3) / Math.pow(moment(x[0], 2), 1.5);
                    });
            case TS_KURT ->
                    windows(x -> {
                        double n = x[0].length;
                        double raw = moment(x[0], 4) / Math.pow(moment(x[0], 2), 2);
                        double adjusted = ((n + 1) * raw - 3 * (n - 1)) * (n - 1);
                        return adjusted / ((n - 2) * (n - 3));
                    });
            case TS_MAD ->
                    windows(x ->
                            constant(x[0])
                                    ? 0
                                    : mean(
                                            Arrays.stream(x[0])
                                                    .map(v -> Math.abs(deviation(x[0], v)))
                                                    .toArray()));
            case TS_SCALE -> windows(x -> scaled(x[0], today(x[0])));
            case TS_COUNT -> windows(x -> Arrays.stream(x[0]).filter(v -> v != 0).count());
            case TS_UP_SUM -> changes((up, down) -> up);
            case TS_DOWN_SUM -> changes((up, down) -> down);
            case RSI -> changes((up, down) -> 100 * up / (up + down));
            case TS_DECAY_EXP ->
                    windows(x -> {
                        int w = x[0].length;
                        double[] weights = new double[w];
                        Arrays.setAll(weights, s -> Math.pow(numbers.get(1), w - 1 - s));
                        double[] weighted = new double[w];
                        Arrays.setAll(weighted, s -> x[0][s] * weights[s]);
                        return sum(weighted).doubleValue() / sum(weights).doubleValue();
                    });
            case TS_QUANTILE_BY ->
                    windows(x -> ofRank(rank(x[0], today(x[0])), x[0].length, numbers.get(1)));
            case TS_ENTROPY -> windows(x -> entropy(x[0], numbers.get(1).intValue()));
            case TS_SLOPE -> windows(x -> regression(x[0], days(x[0].length), 2));
            case TS_RSQUARE -> windows(x -> regression(x[0], days(x[0].length), 6));
            case TS_RESID -> windows(x -> regression(x[0], days(x[0].length), 0));
            case TS_REGRESSION ->
                    lagged().windows(x -> regression(x[0], x[1], numbers.get(2).intValue()));
            case TS_PARTIAL_CORR ->
                    windows(x -> {
                        double xy = corr(x[0], x[1]);
                        double xz = corr(x[0], x[2]);
                        double yz = corr(x[1], x[2]);
                        double partial = (xy - xz * yz) / Math.sqrt((1 - xz * xz) * (1 - yz * yz));
                        return leastLeft(x) <= 1e-10
                                ? Double.NaN
                                : Math.max(-1, Math.min(1, partial));
                    });
            case TS_BACKFILL -> everywhere((t, i) -> kth(t, i, 1));
            case KTH_ELEMENT -> everywhere((t, i) -> kth(t, i, numbers.get(1).intValue()));
            case TS_COUNT_NANS ->
                    everywhere((t, i) ->
                            t < parameter() - 1
                                    ? Double.NaN
                                    : parameter() - past(t, i, (int) parameter()).size());
            case LAST_DIFF_VALUE ->
                    everywhere((t, i) ->
                            past(t, i, (int) parameter()).stream()
                                    .filter(v ->
                                            OrderKey.of(v) != OrderKey.of(at(0, t, i))
                                                    && !Double.isNaN(at(0, t, i)))
                                    .findFirst()
                                    .orElse(Double.NaN));
            case DAYS_SINCE ->
                    everywhere((t, i) ->
                            IntStream.rangeClosed(0, t)
                                    .filter(back -> isTrue(at(0, t - back, i)))
                                    .mapToDouble(back -> back)
                                    .findFirst()
                                    .orElse(Double.NaN));
            case TRADE_WHEN ->
                    everywhere((t, i) -> {
                        for (int s = t; s >= 0; s--) {
                            if (at(2, s, i) > 0) {
                                return Double.NaN;
                            }
                            if (at(0, s, i) > 0) {
                                return at(1, s, i);
                            }
                        }
                        return Double.NaN;
                    });
            case HUMP -> everywhere(this::hump);
            case TS_STEP -> everywhere((t, _) -> t + 1);
            case RANK, GROUP_RANK ->
                    sections(
                            op == Operator.GROUP_RANK, (x, k) -> rank(x[0], x[0][k]) / x[0].length);
            case ZSCORE ->
                    sections(
                            false,
                            (x, k) ->
                                    std(x[0]) == 0
                                            ? Double.NaN
                                            : deviation(x[0], x[0][k]) / std(x[0]));
            case DEMEAN, GROUP_DEMEAN ->
                    sections(op == Operator.GROUP_DEMEAN, (x, k) -> deviation(x[0], x[0][k]));
            case SCALE ->
                    sections(
                            false,
                            (x, k) -> {
                                double gross = Arrays.stream(x[0]).map(Math::abs).sum();
                                return gross == 0 ? Double.NaN : parameter() * x[0][k] / gross;
                            });
            case WINSORIZE ->
                    sections(
                            false,
                            (x, k) -> {
                                double low = quantile(x[0], parameter());
                                double high = quantile(x[0], 1 - parameter());
                                return x[0][k] < low ? low : x[0][k] > high ? high : x[0][k];
                            });
            case QUANTILE -> sections(false, (x, k) -> ofRank(rank(x[0], x[0][k]), x[0].length, 0));
            case QUANTILE_BY ->
                    sections(
                            false, (x, k) -> ofRank(rank(x[0], x[0][k]), x[0].length, parameter()));
            case NORMALIZE ->
                    sections(
                            false,
                            (x, k) -> {
                                double std = parameter() == 1 ? std(x[0]) : 1;
                                double value = deviation(x[0], x[0][k]) / std;
                                double limit =
                                        numbers.get(1) > 0
                                                ? numbers.get(1)
                                                : Double.POSITIVE_INFINITY;
                                return std == 0
                                        ? Double.NaN
                                        : Math.max(-limit, Math.min(limit, value));
                            });
            case WINSORIZE_STD ->
                    sections(
                            false,
                            (x, k) -> {
                                double reach = x[0].length < 2 ? 0 : parameter() * std(x[0]);
                                double distance = deviation(x[0], x[0][k]);
                                return reach == 0 || Math.abs(distance) <= reach
                                        ? x[0][k]
                                        : mean(x[0]) + Math.signum(distance) * reach;
                            });
            case TRUNCATE ->
                    sections(
                            false,
                            (x, k) -> {
                                double most =
                                        parameter() * Arrays.stream(x[0]).map(Math::abs).sum();
                                return Math.max(-most, Math.min(most, x[0][k]));
                            });
            case BUCKET ->
                    sections(
                            false,
                            (x, k) ->
                                    Math.floor(
                                            (rank(x[0], x[0][k]) - 0.5)
                                                    * parameter()
                                                    / x[0].length));
            case DENSIFY ->
                    sections(
                            false,
                            (x, k) ->
                                    Arrays.stream(keys(x[0]))
                                            .filter(key -> key < OrderKey.rounded(x[0][k]))
                                            .distinct()
                                            .count());
            case VECTOR_NEUT ->
                    dates(
                            (members, t) -> {
                                double[] x =
                                        members.stream().mapToDouble(i -> at(0, t, i)).toArray();
                                double[] y =
                                        members.stream().mapToDouble(i -> at(1, t, i)).toArray();
                                return withoutPartAlong(y, x);
                            },
                            false);
            case GROUP_ZSCORE ->
                    sections(
                            true,
                            (x, k) ->
                                    std(x[0]) == 0
                                            ? Double.NaN
                                            : deviation(x[0], x[0][k]) / std(x[0]));
            case GROUP_SCALE -> sections(true, (x, k) -> scaled(x[0], x[0][k]));
            case GROUP_NORMALIZE ->
                    sections(
                            true,
                            (x, k) -> {
                                double gross = Arrays.stream(x[0]).map(Math::abs).sum();
                                return gross == 0 ? Double.NaN : parameter() * x[0][k] / gross;
                            });
            case GROUP_MEAN -> sections(true, (x, k) -> mean(x[0]));
            case GROUP_MEDIAN -> sections(true, (x, k) -> quantile(x[0], 0.5));
            case GROUP_SUM -> sections(true, (x, k) -> sum(x[0]).doubleValue());
            case GROUP_COUNT -> sections(true, (x, k) -> x[0].length);
            case GROUP_MIN -> sections(true, (x, k) -> Arrays.stream(x[0]).min().orElseThrow());
            case GROUP_MAX -> sections(true, (x, k) -> Arrays.stream(x[0]).max().orElseThrow());
            case GROUP_STD -> sections(true, (x, k) -> x[0].length < 2 ? Double.NaN : std(x[0]));
            case GROUP_BACKFILL ->
                    everywhere((t, i) ->
                            Double.isNaN(at(0, t, i)) && !Double.isNaN(groups[t * instruments + i])
                                    ? winsorizedMean(t, i)
                                    : at(0, t, i));
            case NEUTRALIZE -> dates((members, t) -> residual(members, t, false), false);
            case GROUP_NEUTRALIZE -> dates((members, t) -> residual(members, t, true), true);
        };
    }

    /// The errors allowed beyond 1e-9 of the value. What comes of products and sums of deviations
    /// is as exact as the deviations are large; a residual as exact as the spread of values, times
    /// how nearly the controls depend on each other.
    double[] rounding(Operator op) {
        return switch (op) {
            // large values may cancel each other
            case TS_SUM, TS_MEAN, SMA, TS_DECAY_LINEAR, TS_DECAY_EXP ->
                    allowed(windows(x -> 1e-15 * magnitude(x[0])));
            case REL_VOLUME -> {
                double[] values = allowed(values(op));
                double[] shares =
                        allowed(windows(x -> 1e-15 * magnitude(x[0]) / sum(x[0]).doubleValue()));
                yield everywhere((t, i) ->
                        Math.abs(values[t * instruments + i] * shares[t * instruments + i]));
            }
            case TS_COV -> allowed(windows(x -> 1e-13 * std(x[0]) * std(x[1])));
            case TS_SLOPE, TS_RESID, TS_AV_DIFF -> allowed(windows(x -> 1e-12 * std(x[0])));
            case TS_PARTIAL_CORR -> allowed(windows(x -> 1e-14 / leastLeft(x)));
            case TS_REGRESSION -> allowed(lagged().windows(x -> roundingOfRegression(x[0], x[1])));
            case VECTOR_NEUT ->
                    dates(
                            (members, t) -> {
                                double[] x =
                                        members.stream().mapToDouble(i -> at(0, t, i)).toArray();
                                double largest = Arrays.stream(x).map(Math::abs).max().orElse(0);
                                Arrays.fill(x, 1e-13 * largest);
                                return x;
                            },
                            false);
            case NEUTRALIZE, GROUP_NEUTRALIZE -> {
                boolean grouped = op == Operator.GROUP_NEUTRALIZE;
                yield dates((members, t) -> roundingOfResiduals(members, t, grouped), grouped);
            }
            default -> new double[dates * instruments];
        };
    }

    private static double magnitude(double[] values) {
        return Arrays.stream(values).map(Math::abs).sum();
    }

    private static double[] allowed(double[] some) {
        return Arrays.stream(some).map(v -> Double.isNaN(v) ? 0 : v).toArray();
    }

    /// The same with the second operand as it was a few days before.
    private Definitions lagged() {
        int back = numbers.get(1).intValue() * instruments;
        double[] late = new double[in[1].length];
        Arrays.setAll(late, k -> k < back ? Double.NaN : in[1][k - back]);
        return new Definitions(dates, instruments, new double[][] {in[0], late}, groups, numbers);
    }

    private double roundingOfRegression(double[] y, double[] x) {
        int figure = numbers.get(2).intValue();
        double n = x.length;
        double slope = std(y) / std(x);
        double squares = 1e-13 * std(y) * std(y) * n;
        double value = regression(y, x, figure);
        return switch (figure) {
            case 0, 3 -> 1e-12 * std(y);
            case 1 -> 1e-12 * slope * Math.max(Math.abs(mean(x)), std(x));
            case 2 -> 1e-12 * slope;
            case 4 -> squares;
            case 7 -> squares / (n - 2);
            case 8 -> squares / (n - 2) / (std(x) * std(x) * n) / value;
            case 9 -> squares / (n - 2) * (1 / n + Math.pow(mean(x) / std(x), 2) / (n - 1)) / value;
            default -> 0;
        };
    }

    // how an operator reaches its values

    private double at(int input, int t, int i) {
        return in[input][t * instruments + i];
    }

    private double[] cut() {
        return everywhere((t, i) -> {
            double[] bounds =
                    in.length > 1
                            ? new double[] {at(1, t, i)}
                            : numbers.stream().mapToDouble(v -> v).toArray();
            double x = at(0, t, i);
            return Double.isNaN(x) || hasNan(bounds)
                    ? Double.NaN
                    : Arrays.stream(bounds)
                            .filter(b -> OrderKey.rounded(x) > OrderKey.rounded(b))
                            .count();
        });
    }

    private double before(int t, int i) {
        return t < parameter() ? Double.NaN : at(0, t - (int) parameter(), i);
    }

    private interface Place {
        double value(int t, int i);
    }

    private double[] everywhere(Place place) {
        double[] out = new double[dates * instruments];
        Arrays.setAll(
                out,
                k -> {
                    double value = place.value(k / instruments, k % instruments);
                    return Double.isInfinite(value) ? Double.NaN : value;
                });
        return out;
    }

    private double[] each(ToDoubleFunction<double[]> function) {
        return everywhere((t, i) -> {
            double[] operands = new double[in.length];
            Arrays.setAll(operands, k -> at(k, t, i));
            return hasNan(operands) ? Double.NaN : function.applyAsDouble(operands);
        });
    }

    private double[] windows(ToDoubleFunction<double[][]> function) {
        int w = (int) parameter();
        return everywhere((t, i) -> {
            if (t < w - 1) {
                return Double.NaN;
            }
            double[][] window = new double[in.length][w];
            for (int k = 0; k < in.length; k++) {
                for (int s = 0; s < w; s++) {
                    window[k][s] = at(k, t - w + 1 + s, i);
                }
            }
            return Arrays.stream(window).anyMatch(Definitions::hasNan)
                    ? Double.NaN
                    : function.applyAsDouble(window);
        });
    }

    private interface Member {
        double value(double[][] values, int k);
    }

    private double[] sections(boolean grouped, Member member) {
        return dates(
                (members, t) -> {
                    double[] out = new double[members.size()];
                    for (int k = 0; k < out.length; k++) {
                        int self = members.get(k);
                        List<Integer> peers =
                                members.stream()
                                        .filter(other -> !grouped || same(t, other, self))
                                        .toList();
                        double[] values =
                                peers.stream().mapToDouble(other -> at(0, t, other)).toArray();
                        out[k] = member.value(new double[][] {values}, peers.indexOf(self));
                    }
                    return out;
                },
                grouped);
    }

    private boolean same(int t, int i, int j) {
        return OrderKey.rounded(groups[t * instruments + i])
                == OrderKey.rounded(groups[t * instruments + j]);
    }

    private interface Day {
        double[] values(List<Integer> members, int t);
    }

    private double[] dates(Day day, boolean grouped) {
        double[] out = new double[dates * instruments];
        Arrays.fill(out, Double.NaN);
        for (int t = 0; t < dates; t++) {
            List<Integer> members = new ArrayList<>();
            for (int i = 0; i < instruments; i++) {
                double[] operands = new double[in.length];
                int date = t;
                int name = i;
                Arrays.setAll(operands, k -> at(k, date, name));
                if (!hasNan(operands) && (!grouped || !Double.isNaN(groups[t * instruments + i]))) {
                    members.add(i);
                }
            }
            double[] values = day.values(members, t);
            for (int k = 0; k < values.length; k++) {
                out[t * instruments + members.get(k)] = values[k];
            }
        }
        return out;
    }

    /// The present values of the last `w` dates, newest first.
    private List<Double> past(int t, int i, int w) {
        return IntStream.range(0, Math.min(w, t + 1))
                .mapToObj(back -> at(0, t - back, i))
                .filter(v -> !Double.isNaN(v))
                .toList();
    }

    private double kth(int t, int i, int k) {
        List<Double> past = past(t, i, (int) parameter());
        return past.size() < k ? Double.NaN : past.get(k - 1);
    }

    private interface Rises {
        double figure(double up, double down);
    }

    private double[] changes(Rises rises) {
        double[] changes = everywhere((t, i) -> t < 1 ? Double.NaN : at(0, t, i) - at(0, t - 1, i));
        return new Definitions(dates, instruments, new double[][] {changes}, groups, numbers)
                .windows(x ->
                        rises.figure(
                                Arrays.stream(x[0]).filter(v -> v > 0).sum(),
                                -Arrays.stream(x[0]).filter(v -> v < 0).sum()));
    }

    private double hump(int t, int i) {
        double last = Double.NaN;
        for (int s = 0; s <= t; s++) {
            double x = at(0, s, i);
            double gross = 0;
            for (int j = 0; j < instruments; j++) {
                gross += Double.isNaN(at(0, s, j)) ? 0 : Math.abs(at(0, s, j));
            }
            double limit = parameter() * gross;
            if (Double.isNaN(last)) {
                last = x;
            } else if (!Double.isNaN(x) && OrderKey.of(Math.abs(x - last)) > OrderKey.of(limit)) {
                last += x > last ? limit : -limit;
            }
        }
        return Double.isNaN(at(0, t, i)) ? Double.NaN : last;
    }

    private double winsorizedMean(int t, int i) {
        double[] all =
                IntStream.range(0, instruments)
                        .filter(j -> same(t, i, j))
                        .boxed()
                        .flatMap(j -> past(t, j, (int) parameter()).stream())
                        .mapToDouble(v -> v)
                        .toArray();
        if (all.length == 0) {
            return Double.NaN;
        }
        double reach = all.length < 2 ? 0 : numbers.get(1) * Math.sqrt(cov(all, all));
        double mean = mean(all);
        double[] held =
                Arrays.stream(all).map(v -> Math.max(-reach, Math.min(reach, v - mean))).toArray();
        return mean + mean(held);
    }

    // what is done with them

    private static boolean isTrue(double condition) {
        return condition != 0 && !Double.isNaN(condition);
    }

    private static boolean constant(double[] x) {
        return Arrays.stream(keys(x)).distinct().count() == 1;
    }

    private static double[] days(int w) {
        return IntStream.range(0, w).mapToDouble(s -> s).toArray();
    }

    /// The mean of the deviations to a power, after scaling the largest to 1; NaN of constant
    /// values.
    private static double moment(double[] x, int power) {
        if (constant(x)) {
            return Double.NaN;
        }
        double[] deviations = Arrays.stream(x).map(v -> deviation(x, v)).toArray();
        double largest = Arrays.stream(deviations).map(Math::abs).max().orElseThrow();
        return mean(Arrays.stream(deviations).map(d -> Math.pow(d / largest, power)).toArray());
    }

    private static double scaled(double[] x, double value) {
        double low = Arrays.stream(x).min().orElseThrow();
        double high = Arrays.stream(x).max().orElseThrow();
        return constant(x) ? Double.NaN : (value - low) / (high - low);
    }

    private static double corr(double[] x, double[] y) {
        boolean constant = std(x) == 0 || std(y) == 0;
        return constant ? Double.NaN : cov(x, y) / (std(x) * std(y));
    }

    /// The least share of the variance of x or y that z does not explain.
    private static double leastLeft(double[][] xyz) {
        double xz = corr(xyz[0], xyz[2]);
        double yz = corr(xyz[1], xyz[2]);
        return Math.min(1 - xz * xz, 1 - yz * yz);
    }

    /// Least squares of y on x by its figure, as numbered by `ts_regression`.
    private static double regression(double[] y, double[] x, int figure) {
        double n = x.length;
        double xx = std(x) * std(x) * (n - 1);
        double yy = std(y) * std(y) * (n - 1);
        if (xx == 0) {
            return Double.NaN;
        }
        double xy = cov(x, y) * (n - 1);
        xy = Math.abs(xy) <= 1e-10 * Math.sqrt(xx) * Math.sqrt(yy) ? 0 : xy;
        double beta = xy / xx;
        double error = Math.max(0, yy - xy * xy / xx);
        error = error <= 1e-12 * yy ? 0 : error;
        double residual = deviation(y, today(y)) - beta * deviation(x, today(x));
        return switch (figure) {
            case 0 -> Math.abs(residual) <= 1e-10 * Math.sqrt(yy) ? 0 : residual;
            case 1 -> mean(y) - beta * mean(x);
            case 2 -> beta;
            case 3 -> mean(y) + beta * deviation(x, today(x));
            case 4 -> error;
            case 5 -> yy;
            case 6 -> xy * xy / xx / yy;
            case 7 -> error / (n - 2);
            case 8 -> Math.sqrt(error / (n - 2) / xx);
            default -> Math.sqrt(error / (n - 2) * (1 / n + mean(x) * mean(x) / xx));
        };
    }

    private static double ofRank(double rank, double n, double driver) {
        double p = 1 / n + (rank - 1) / (n - 1) * (1 - 2 / n);
        return driver == 0
                ? normalQuantile(p)
                // the tangent of p - 1/2 is the cotangent of 1 - p
                : driver == 1 ? -Math.cos(Math.PI * p) / Math.sin(Math.PI * p) : p - 0.5;
    }

    private static double entropy(double[] x, int buckets) {
        double low = Arrays.stream(x).min().orElseThrow();
        double high = Arrays.stream(x).max().orElseThrow();
        if (constant(x)) {
            return 0;
        }
        BigDecimal width = new BigDecimal(high).subtract(new BigDecimal(low));
        double entropy = 0;
        for (int b = 0; b < buckets; b++) {
            int bucket = b;
            double share =
                    Arrays.stream(x)
                                    .map(v ->
                                            OrderKey.rounded(
                                                    new BigDecimal(v)
                                                            .subtract(new BigDecimal(low))
                                                            .multiply(new BigDecimal(buckets))
                                                            .divide(width, MathContext.DECIMAL64)
                                                            .doubleValue()))
                                    .filter(v -> Math.min(Math.floor(v), buckets - 1) == bucket)
                                    .count()
                            / (double) x.length;
            entropy -= share == 0 ? 0 : share * Math.log(share);
        }
        return entropy;
    }

    /// The normal quantile by Newton's steps on a normal distribution summed by Simpson's rule.
    private static double normalQuantile(double p) {
        if (Double.isNaN(p)) {
            return p;
        }
        if (p > 0.5) {
            return -normalQuantile(1 - p);
        }
        double z = 0;
        for (int step = 0; step < 20; step++) {
            double density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
            z -= (0.5 - fromZero(z) - p) / density;
        }
        return z;
    }

    private static double fromZero(double z) {
        int steps = 400;
        double width = -z / steps;
        double sum = 0;
        for (int k = 0; k <= steps; k++) {
            int weight = k == 0 || k == steps ? 1 : k % 2 == 1 ? 4 : 2;
            sum += weight * Math.exp(-0.5 * (k * width) * (k * width));
        }
        return sum * width / 3 / Math.sqrt(2 * Math.PI);
    }

    private static double[] withoutPartAlong(double[] y, double[] x) {
        double largest = Arrays.stream(x).map(Math::abs).max().orElse(0);
        double size = Arrays.stream(y).map(Math::abs).max().orElse(0);
        double[] unit = Arrays.stream(y).map(v -> v / size).toArray();
        double[] out = x.clone();
        for (int round = 0; round < 2 && size > 0; round++) {
            double share = dot(unit, out) / dot(unit, unit);
            for (int k = 0; k < out.length; k++) {
                out[k] -= share * unit[k];
            }
        }
        double left = Arrays.stream(out).map(Math::abs).max().orElse(0);
        return left <= 1e-10 * largest ? new double[out.length] : out;
    }

    private static boolean hasNan(double[] values) {
        return Arrays.stream(values).anyMatch(Double::isNaN);
    }

    private static double remainder(double a, double b) {
        double remainder = a % b;
        return remainder != 0 && remainder < 0 != b < 0 ? remainder + b : remainder;
    }

    private static double[] keys(double[] x) {
        return Arrays.stream(x).map(OrderKey::rounded).toArray();
    }

    private static double today(double[] window) {
        return window[window.length - 1];
    }

    private static double place(double[] x, double key) {
        for (int s = 0; s < x.length; s++) {
            if (OrderKey.rounded(x[s]) == key) {
                return s + 1;
            }
        }
        throw new AssertionError();
    }

    private static double rank(double[] x, double value) {
        double key = OrderKey.rounded(value);
        long smaller = Arrays.stream(keys(x)).filter(other -> other < key).count();
        long equal = Arrays.stream(keys(x)).filter(other -> other == key).count();
        return smaller + (equal + 1) / 2.0;
    }

    private static BigDecimal sum(double[] x) {
        return Arrays.stream(x).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static double product(double[] x) {
        return Arrays.stream(x)
                .mapToObj(BigDecimal::new)
                .reduce(BigDecimal.ONE, BigDecimal::multiply)
                .doubleValue();
    }

    private static double mean(double[] x) {
        return sum(x).doubleValue() / x.length;
    }

    /// A value less the mean.
    private static double deviation(double[] x, double value) {
        BigDecimal n = new BigDecimal(x.length);
        return new BigDecimal(value).multiply(n).subtract(sum(x)).doubleValue() / x.length;
    }

    private static double cov(double[] x, double[] y) {
        BigDecimal products = BigDecimal.ZERO;
        for (int s = 0; s < x.length; s++) {
            products = products.add(new BigDecimal(x[s]).multiply(new BigDecimal(y[s])));
        }
        double n = x.length;
        BigDecimal centred = products.multiply(new BigDecimal(n)).subtract(sum(x).multiply(sum(y)));
        return centred.doubleValue() / n / (n - 1);
    }

    private static double std(double[] x) {
        boolean constant = Arrays.stream(keys(x)).distinct().count() == 1;
        return constant ? 0 : Math.sqrt(cov(x, x));
    }

    private static double quantile(double[] x, double p) {
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        double at = (x.length - 1) * p;
        int below = (int) at;
        return below + 1 < x.length
                ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below])
                : sorted[below];
    }

    /// Weighted moments of everything up to `t`, with the weights written out.
    private double ewm(int t, int i, boolean std) {
        double decay = 1 - 2 / (parameter() + 1);
        List<Double> values = new ArrayList<>();
        List<Integer> ages = new ArrayList<>();
        for (int s = t; s >= 0; s--) {
            if (!Double.isNaN(at(0, s, i))) {
                values.add(at(0, s, i));
                // relative to the newest present value: a common factor of all weights changes
                // nothing
                ages.add(values.size() == 1 ? s : ages.getFirst() - s);
            }
        }
        if (values.size() < parameter()) {
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

    /// Least squares by the singular vectors of the controls, found by turning pairs of columns
    /// until all are orthogonal (one-sided Jacobi).
    private double[] residual(List<Integer> members, int t, boolean grouped) {
        int n = members.size();
        int[] labels = labels(members, t, grouped);
        double[] x = members.stream().mapToDouble(i -> at(0, t, i)).toArray();
        double spread = Arrays.stream(x).map(v -> Math.abs(deviation(x, v))).max().orElse(0);
        double[] e = centred(x, labels);
        List<double[]> columns = directions(members, t, labels);
        for (int round = 0; round < 2; round++) {
            for (double[] u : columns) {
                double share = dot(u, e) / dot(u, u);
                for (int k = 0; k < n; k++) {
                    e[k] -= share * u[k];
                }
            }
        }
        boolean nothing = Arrays.stream(e).map(Math::abs).max().orElse(0) <= 1e-10 * spread;
        return nothing ? new double[n] : e;
    }

    private double[] roundingOfResiduals(List<Integer> members, int t, boolean grouped) {
        int[] labels = labels(members, t, grouped);
        double[] x = members.stream().mapToDouble(i -> at(0, t, i)).toArray();
        double spread = Arrays.stream(x).map(v -> Math.abs(deviation(x, v))).max().orElse(0);
        DoubleSummaryStatistics lengths =
                directions(members, t, labels).stream()
                        .mapToDouble(u -> Math.sqrt(dot(u, u)))
                        .summaryStatistics();
        double condition = lengths.getCount() == 0 ? 1 : lengths.getMax() / lengths.getMin();
        double[] allowed = new double[x.length];
        Arrays.fill(allowed, (1e-11 + 1e-14 * condition) * spread);
        return allowed;
    }

    private int[] labels(List<Integer> members, int t, boolean grouped) {
        return members.stream()
                .mapToInt(i ->
                        grouped
                                ? members.stream()
                                        .filter(other -> same(t, other, i))
                                        .findFirst()
                                        .orElseThrow()
                                : 0)
                .toArray();
    }

    /// The left singular vectors of the centred controls that count, each as long as its singular
    /// value.
    private List<double[]> directions(List<Integer> members, int t, int[] labels) {
        List<double[]> columns = new ArrayList<>();
        for (int c = 1; c < in.length; c++) {
            int control = c;
            double[] column = members.stream().mapToDouble(i -> at(control, t, i)).toArray();
            if (varies(column, labels)) {
                double[] unit = centred(column, labels);
                double largest = Arrays.stream(unit).map(Math::abs).max().orElseThrow();
                Arrays.setAll(unit, k -> unit[k] / largest);
                double length = Math.sqrt(dot(unit, unit));
                columns.add(Arrays.stream(unit).map(v -> v / length).toArray());
            }
        }
        for (int sweep = 0; sweep < 30; sweep++) {
            for (int p = 0; p < columns.size(); p++) {
                for (int q = p + 1; q < columns.size(); q++) {
                    turn(columns.get(p), columns.get(q));
                }
            }
        }
        double largest = columns.stream().mapToDouble(u -> Math.sqrt(dot(u, u))).max().orElse(0);
        columns.removeIf(u -> Math.sqrt(dot(u, u)) <= 1e-10 * largest);
        return columns;
    }

    private static void turn(double[] p, double[] q) {
        double off = dot(p, q);
        if (off == 0) {
            return;
        }
        double zeta = (dot(q, q) - dot(p, p)) / (2 * off);
        double tangent = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
        double cosine = 1 / Math.sqrt(1 + tangent * tangent);
        for (int k = 0; k < p.length; k++) {
            double turned = cosine * (p[k] - tangent * q[k]);
            q[k] = cosine * (tangent * p[k] + q[k]);
            p[k] = turned;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static double[] peers(double[] x, int[] labels, int label) {
        List<Double> peers = new ArrayList<>();
        for (int k = 0; k < x.length; k++) {
            if (labels[k] == label) {
                peers.add(x[k]);
            }
        }
        return peers.stream().mapToDouble(v -> v).toArray();
    }

    private static double[] centred(double[] x, int[] labels) {
        double[] out = new double[x.length];
        Arrays.setAll(out, k -> deviation(peers(x, labels, labels[k]), x[k]));
        return out;
    }

    private static boolean varies(double[] x, int[] labels) {
        return Arrays.stream(labels)
                .anyMatch(label ->
                        Arrays.stream(keys(peers(x, labels, label))).distinct().count() > 1);
    }
}
