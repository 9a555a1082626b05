package dev.alphatrail.engine;

import java.util.Arrays;

/// Products over the windows of [RollingWindows].
///
/// A product is kept as a number in [1, 2) times a power of two, so that one which leaves the range
/// of a double on its way, and comes back, is as exact as any other.
final class RollingProduct implements RollingWindows.Statistic {
    private final Block block;
    private final Slab x;
    private final double[] row;
    private final double[][] suffixes;
    private final int[][] suffixPowers;
    private final double[] prefix;
    private final int[] prefixPowers;

    RollingProduct(Block block, Slab x, int w) {
        this.block = block;
        this.x = x;
        this.row = block.row();
        this.suffixes = block.rows(w);
        this.suffixPowers = new int[w][block.width()];
        this.prefix = block.row();
        this.prefixPowers = new int[block.width()];
    }

    @Override
    public void anchor(int t) {
        x.load(block, t, row);
        Arrays.fill(prefix, 1.0);
        Arrays.fill(prefixPowers, 0);
        multiply(prefix, prefixPowers, row, suffixes[0], suffixPowers[0]);
    }

    @Override
    public void older(int t, int m) {
        x.load(block, t, row);
        multiply(suffixes[m - 1], suffixPowers[m - 1], row, suffixes[m], suffixPowers[m]);
    }

    @Override
    public void newer(int t, int j) {
        x.load(block, t, row);
        multiply(prefix, prefixPowers, row, prefix, prefixPowers);
    }

    @Override
    public void emit(int t, int m, int j, double[] out) {
        double[] suffix = suffixes[m];
        int[] powers = suffixPowers[m];
        for (int i = 0; i < out.length; i++) {
            double product = Math.scalb(suffix[i] * prefix[i], powers[i] + prefixPowers[i]);
            out[i] = ElementwiseKernels.finite(product);
        }
    }

    private static void multiply(
            double[] a, int[] aPowers, double[] by, double[] out, int[] outPowers) {
        for (int i = 0; i < out.length; i++) {
            int power = exponent(by[i]);
            double product = a[i] * Math.scalb(by[i], -power);
            int carried = exponent(product);
            out[i] = Math.scalb(product, -carried);
            outPowers[i] = aPowers[i] + power + carried;
        }
    }

    /// The power of two that brings a value into [1, 2); 0 for 0 and NaN, which nothing does.
    private static int exponent(double value) {
        if (value == 0 || Double.isNaN(value)) {
            return 0;
        }
        int exponent = Math.getExponent(value);
        return exponent >= Double.MIN_EXPONENT ? exponent : Math.getExponent(value * 0x1p54) - 54;
    }
}
