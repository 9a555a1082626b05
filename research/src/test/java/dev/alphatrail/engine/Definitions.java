package dev.alphatrail.engine;

import dev.alphatrail.formula.Operator;
import dev.alphatrail.stats.OrderKey;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What each operator means, written from its definition, one value at a time and without any
/// regard to speed: the judge of the kernels. Sums and moments are exact (decimal arithmetic) and
/// rounded once.
record Definitions(int dates, int instruments, double[][] in, int[] groups, double parameter) {

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
            case CLIP -> each(v -> Math.min(Math.max(v[0], v[1]), v[2]));
            case LOG -> each(v -> v[0] <= 0 ? Double.NaN : StrictMath.log(v[0]));
            case LOG1P -> each(v -> v[0] <= -1 ? Double.NaN : StrictMath.log1p(v[0]));
            case MAXIMUM -> each(v -> v[0] > v[1] ? v[0] : v[1]);
            case MINIMUM -> each(v -> v[0] < v[1] ? v[0] : v[1]);
            case SAFE_DIV -> each(v -> Math.abs(v[1]) <= parameter ? Double.NaN : v[0] / v[1]);
            case SIGN -> each(v -> v[0] > 0 ? 1 : v[0] < 0 ? -1 : 0);
            case SIGNED_POWER ->
                    each(v -> Math.signum(v[0]) * StrictMath.pow(Math.abs(v[0]), v[1]));
            case SQRT -> each(v -> v[0] < 0 ? Double.NaN : Math.sqrt(v[0]));
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
                                return gross == 0 ? Double.NaN : parameter * x[0][k] / gross;
                            });
            case WINSORIZE ->
                    sections(
                            false,
                            (x, k) -> {
                                double low = quantile(x[0], parameter);
                                double high = quantile(x[0], 1 - parameter);
                                return x[0][k] < low ? low : x[0][k] > high ? high : x[0][k];
                            });
            case NEUTRALIZE -> dates((members, t) -> residual(members, t, false), false);
            case GROUP_NEUTRALIZE -> dates((members, t) -> residual(members, t, true), true);
        };
    }

    /// The errors allowed beyond 1e-9 of the value: a covariance is as exact as the product of both
    /// deviations, and a residual as the spread of values, times how nearly the controls depend on
    /// each other.
    double[] rounding(Operator op) {
        double[] allowed = new double[dates * instruments];
        if (op == Operator.TS_COV) {
            double[] x =
                    new Definitions(dates, instruments, new double[][] {in[0]}, groups, parameter)
                            .values(Operator.TS_STD);
            double[] y =
                    new Definitions(dates, instruments, new double[][] {in[1]}, groups, parameter)
                            .values(Operator.TS_STD);
            Arrays.setAll(allowed, k -> 1e-13 * (Double.isNaN(x[k] * y[k]) ? 0 : x[k] * y[k]));
        }
        if (op == Operator.NEUTRALIZE || op == Operator.GROUP_NEUTRALIZE) {
            boolean grouped = op == Operator.GROUP_NEUTRALIZE;
            return dates((members, t) -> roundingOfResiduals(members, t, grouped), grouped);
        }
        return allowed;
    }

    // how an operator reaches its values

    private double at(int input, int t, int i) {
        return in[input][t * instruments + i];
    }

    private double before(int t, int i) {
        return t < parameter ? Double.NaN : at(0, t - (int) parameter, i);
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
        int w = (int) parameter;
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
                                        .filter(other -> !grouped || groups[other] == groups[self])
                                        .toList();
                        double[] values =
                                peers.stream().mapToDouble(other -> at(0, t, other)).toArray();
                        out[k] = member.value(new double[][] {values}, peers.indexOf(self));
                    }
                    return out;
                },
                grouped);
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
                if (!hasNan(operands) && (!grouped || groups[i] >= 0)) {
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

    // what is done with them

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
        double decay = 1 - 2 / (parameter + 1);
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
        if (values.size() < parameter) {
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
        int[] labels = labels(members, grouped);
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
        int[] labels = labels(members, grouped);
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

    private int[] labels(List<Integer> members, boolean grouped) {
        return members.stream().mapToInt(i -> grouped ? groups[i] : 0).toArray();
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
