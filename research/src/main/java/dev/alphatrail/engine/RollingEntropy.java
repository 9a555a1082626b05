package dev.alphatrail.engine;

import dev.alphatrail.stats.OrderKey;

import java.util.Arrays;

/// Entropy of the values of a window, from the shares that fall in buckets of equal width between
/// the smallest and the largest. The buckets move with every window, so each window is counted
/// anew.
final class RollingEntropy {
    private final int buckets;
    private final double[] values;
    private final int[] counts;

    /// What a bucket of so many values adds to the entropy.
    private final double[] summands;

    private RollingEntropy(int window, int buckets) {
        this.buckets = buckets;
        this.values = new double[window];
        this.counts = new int[buckets];
        this.summands = new double[window + 1];
        for (int count = 1; count <= window; count++) {
            double share = (double) count / window;
            summands[count] = -share * StrictMath.log(share);
        }
    }

    /// Entropy in nats of the last `w` dates; NaN where one of them is missing, 0 where all values
    /// have one key.
    static void entropy(Slab x, Slab out, Block block, int w, int buckets) {
        RollingEntropy windows = new RollingEntropy(w, buckets);
        for (int t = block.from(); t < block.to(); t++) {
            for (int i = block.left(); i < block.right(); i++) {
                out.values()[out.at(t, i)] = t < w - 1 ? Double.NaN : windows.of(x, t, i);
            }
        }
    }

    private double of(Slab x, int t, int i) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < values.length; s++) {
            double value = x.values()[x.at(t - s, i)];
            if (Double.isNaN(value)) {
                return Double.NaN;
            }
            values[s] = value;
            smallest = Math.min(smallest, value);
            largest = Math.max(largest, value);
        }
        if (OrderKey.of(smallest) == OrderKey.of(largest)) {
            return 0;
        }
        Arrays.fill(counts, 0);
        double width = largest - smallest;
        // halves where the width itself is beyond the largest double
        double unit = Double.isInfinite(width) ? 0.5 : 1;
        width = largest * unit - smallest * unit;
        for (double value : values) {
            double place = (value * unit - smallest * unit) / width * buckets;
            counts[Math.min(buckets - 1, (int) OrderKey.rounded(place))]++;
        }
        double entropy = 0;
        for (int count : counts) {
            entropy += summands[count];
        }
        return entropy;
    }
}
