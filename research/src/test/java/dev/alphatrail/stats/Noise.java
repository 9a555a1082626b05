package dev.alphatrail.stats;

/// Series for tests of dependence; the first two as `bench/oracle/bootstrap.py` makes them.
final class Noise {
    private Noise() {}

    /// Small numbers without pattern.
    static double[] of(int n, long factor) {
        double[] noise = new double[n];
        for (int t = 0; t < n; t++) {
            noise[t] = ((t * t * factor + t * 104729L) % 1009 - 504) / 50000.0;
        }
        return noise;
    }

    /// Means of the values so far, of `span` at most: dependent over `span` days.
    static double[] moving(double[] values, int span) {
        double[] means = new double[values.length];
        for (int t = 0; t < means.length; t++) {
            means[t] = Sample.mean(values, Math.max(0, t - span + 1), t + 1);
        }
        return means;
    }

    /// Standard normals, by the sum of twelve uniforms.
    static double[] normal(int n, SplitMix64 random) {
        double[] normal = new double[n];
        for (int t = 0; t < n; t++) {
            normal[t] = -6;
            for (int k = 0; k < 12; k++) {
                normal[t] += random.uniform();
            }
        }
        return normal;
    }

    /// x(t) = rho x(t − 1) + e(t), begun in its stationary state; of variance 1.
    static double[] autoregressive(double[] innovations, double rho) {
        double[] x = innovations.clone();
        for (int t = 1; t < x.length; t++) {
            x[t] = rho * x[t - 1] + Math.sqrt(1 - rho * rho) * innovations[t];
        }
        return x;
    }
}
