package dev.alphatrail.engine;

/// Today's distance from the mean of the window of [RollingWindows].
record RollingDistance(AnchoredMoments moments) implements RollingWindows.Statistic {
    RollingDistance(Block block, Slab x, int w) {
        this(new AnchoredMoments(block, x, w));
    }

    @Override
    public void anchor(int t) {
        moments.anchor(t);
    }

    @Override
    public void older(int t, int m) {
        moments.older(t, m);
    }

    @Override
    public void newer(int t, int j) {
        moments.newer(t);
    }

    @Override
    public void emit(int t, int m, int j, double[] out) {
        moments.deviation(t, m, out);
        for (int i = 0; i < out.length; i++) {
            out[i] = ElementwiseKernels.finite(out[i]);
        }
    }
}
