package dev.alphatrail.engine;

import java.util.Arrays;

/// The mean over the windows of [RollingWindows] with weight `factor^k` for the value `k` days old.
///
/// Weights are counted from the anchor: the suffix's part grows by ever smaller weights, the
/// prefix's part fades with each day, and so does the suffix's, by one factor for all of it.
final class RollingFade implements RollingWindows.Statistic {
    private final Block block;
    private final Slab x;
    private final double factor;
    private final double[] powers;
    private final double weights;
    private final double[][] suffixes;
    private final double[] prefix;
    private final double[] row;

    RollingFade(Block block, Slab x, int w, double factor) {
        this.block = block;
        this.x = x;
        this.factor = factor;
        this.powers = new double[w];
        double sum = 0;
        for (int k = 0; k < w; k++) {
            powers[k] = k == 0 ? 1 : powers[k - 1] * factor;
            sum += powers[k];
        }
        this.weights = sum;
        this.suffixes = block.rows(w);
        this.prefix = block.row();
        this.row = block.row();
    }

    @Override
    public void anchor(int t) {
        x.load(block, t, suffixes[0]);
        Arrays.fill(prefix, 0.0);
    }

    @Override
    public void older(int t, int m) {
        x.load(block, t, row);
        double[] out = suffixes[m];
        double[] shorter = suffixes[m - 1];
        for (int i = 0; i < out.length; i++) {
            out[i] = shorter[i] + powers[m] * row[i];
        }
    }

    @Override
    public void newer(int t, int j) {
        x.load(block, t, row);
        for (int i = 0; i < prefix.length; i++) {
            prefix[i] = factor * prefix[i] + row[i];
        }
    }

    @Override
    public void emit(int t, int m, int j, double[] out) {
        double[] suffix = suffixes[m];
        double fade = powers[j];
        for (int i = 0; i < out.length; i++) {
            out[i] = ElementwiseKernels.finite((fade * suffix[i] + prefix[i]) / weights);
        }
    }
}
