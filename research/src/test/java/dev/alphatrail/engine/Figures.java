package dev.alphatrail.engine;

import dev.alphatrail.stats.OrderKey;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.IntStream;

/// What is made of some numbers, by plain definitions: sums and moments are exact (decimal
/// arithmetic) and rounded once.
final class Figures {
    private Figures() {}

    static boolean isTrue(double condition) {
        return condition != 0 && !Double.isNaN(condition);
    }

    static boolean constant(double[] x) {
        return Arrays.stream(keys(x)).distinct().count() == 1;
    }

    static double[] days(int w) {
        return IntStream.range(0, w).mapToDouble(s -> s).toArray();
    }

    /// The mean of the deviations to a power, after scaling the largest to 1; NaN of constant
    /// values.
    static double moment(double[] x, int power) {
        if (constant(x)) {
            return Double.NaN;
        }
        // a deviation of tiny values has few digits
        int size = Math.getExponent(Arrays.stream(x).map(Math::abs).max().orElseThrow());
        double[] normal = Arrays.stream(x).map(v -> Math.scalb(v, -size)).toArray();
        double[] deviations = Arrays.stream(normal).map(v -> deviation(normal, v)).toArray();
        double largest = Arrays.stream(deviations).map(Math::abs).max().orElseThrow();
        return mean(Arrays.stream(deviations).map(d -> Math.pow(d / largest, power)).toArray());
    }

    static double scaled(double[] x, double value) {
        double low = Arrays.stream(x).min().orElseThrow();
        double high = Arrays.stream(x).max().orElseThrow();
        return constant(x) ? Double.NaN : (value - low) / (high - low);
    }

    static double corr(double[] x, double[] y) {
        boolean constant = std(x) == 0 || std(y) == 0;
        return constant ? Double.NaN : cov(x, y) / (std(x) * std(y));
    }

    /// The least share of the variance of x or y that z does not explain.
    static double leastLeft(double[][] xyz) {
        double xz = corr(xyz[0], xyz[2]);
        double yz = corr(xyz[1], xyz[2]);
        return Math.min(1 - xz * xz, 1 - yz * yz);
    }

    /// Least squares of y on x by its figure, as numbered by `ts_regression`.
    static double regression(double[] y, double[] x, int figure) {
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

    static double ofRank(double rank, double n, double driver) {
        double p = 1 / n + (rank - 1) / (n - 1) * (1 - 2 / n);
        return driver == 0
                ? normalQuantile(p)
                // the tangent of p - 1/2 is the cotangent of 1 - p
                : driver == 1 ? -Math.cos(Math.PI * p) / Math.sin(Math.PI * p) : p - 0.5;
    }

    static double entropy(double[] x, int buckets) {
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
    static double normalQuantile(double p) {
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

    static double fromZero(double z) {
        int steps = 400;
        double width = -z / steps;
        double sum = 0;
        for (int k = 0; k <= steps; k++) {
            int weight = k == 0 || k == steps ? 1 : k % 2 == 1 ? 4 : 2;
            sum += weight * Math.exp(-0.5 * (k * width) * (k * width));
        }
        return sum * width / 3 / Math.sqrt(2 * Math.PI);
    }

    static double[] withoutPartAlong(double[] y, double[] x) {
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

    static boolean hasNan(double[] values) {
        return Arrays.stream(values).anyMatch(Double::isNaN);
    }

    static double remainder(double a, double b) {
        double remainder = a % b;
        return remainder != 0 && remainder < 0 != b < 0 ? remainder + b : remainder;
    }

    static double[] keys(double[] x) {
        return Arrays.stream(x).map(OrderKey::rounded).toArray();
    }

    static double today(double[] window) {
        return window[window.length - 1];
    }

    static double place(double[] x, double key) {
        for (int s = 0; s < x.length; s++) {
            if (OrderKey.rounded(x[s]) == key) {
                return s + 1;
            }
        }
        throw new AssertionError();
    }

    static double rank(double[] x, double value) {
        double key = OrderKey.rounded(value);
        long smaller = Arrays.stream(keys(x)).filter(other -> other < key).count();
        long equal = Arrays.stream(keys(x)).filter(other -> other == key).count();
        return smaller + (equal + 1) / 2.0;
    }

    static BigDecimal sum(double[] x) {
        return Arrays.stream(x).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static double product(double[] x) {
        return Arrays.stream(x)
                .mapToObj(BigDecimal::new)
                .reduce(BigDecimal.ONE, BigDecimal::multiply)
                .doubleValue();
    }

    static double mean(double[] x) {
        return sum(x).doubleValue() / x.length;
    }

    /// A value less the mean.
    static double deviation(double[] x, double value) {
        BigDecimal n = new BigDecimal(x.length);
        return new BigDecimal(value).multiply(n).subtract(sum(x)).doubleValue() / x.length;
    }

    static double cov(double[] x, double[] y) {
        BigDecimal products = BigDecimal.ZERO;
        for (int s = 0; s < x.length; s++) {
            products = products.add(new BigDecimal(x[s]).multiply(new BigDecimal(y[s])));
        }
        double n = x.length;
        BigDecimal centred = products.multiply(new BigDecimal(n)).subtract(sum(x).multiply(sum(y)));
        return centred.doubleValue() / n / (n - 1);
    }

    static double std(double[] x) {
        boolean constant = Arrays.stream(keys(x)).distinct().count() == 1;
        return constant ? 0 : Math.sqrt(cov(x, x));
    }

    static double quantile(double[] x, double p) {
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        double at = (x.length - 1) * p;
        int below = (int) at;
        return below + 1 < x.length
                ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below])
                : sorted[below];
    }

    static double magnitude(double[] values) {
        return Arrays.stream(values).map(Math::abs).sum();
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
