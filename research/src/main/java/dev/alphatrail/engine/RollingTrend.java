package dev.alphatrail.engine;

/// The line through the values of a window of [RollingWindows] by least squares on the day.
///
/// Days are counted from the anchor, values from the anchor's value. A covariance with the day that
/// is nothing beside the spreads of both is 0, and so is a residual that is nothing beside the
/// spread of the values: what rounding made of them would have an order, and no meaning.
final class RollingTrend implements RollingWindows.Statistic {
    /// The share of the spread that counts as nothing.
    static final double NOTHING = 1e-10;

    /// Which figure of the line.
    enum Figure {
        SLOPE,
        R_SQUARED,
        RESIDUAL
    }

    private final Figure figure;
    private final double days;
    private final double dayVariation;
    private final AnchoredMoments moments;
    private final RollingWindows.Sum products;
    private final double[] product;
    private final double[] total;
    private final double[] variation;

    RollingTrend(Block block, Slab x, int w, Figure figure) {
        this.figure = figure;
        this.days = w;
        this.dayVariation = days * (days * days - 1) / 12;
        this.moments = new AnchoredMoments(block, x, w);
        this.products = new RollingWindows.Sum(block, w);
        this.product = block.row();
        this.total = block.row();
        this.variation = block.row();
    }

    @Override
    public void anchor(int t) {
        moments.anchor(t);
        multiply(0);
        products.anchor(product);
    }

    @Override
    public void older(int t, int m) {
        moments.older(t, m);
        multiply(-m);
        products.older(product, m);
    }

    @Override
    public void newer(int t, int j) {
        moments.newer(t);
        multiply(j);
        products.newer(product);
    }

    private void multiply(double day) {
        double[] difference = moments.difference();
        for (int i = 0; i < product.length; i++) {
            product[i] = day * difference[i];
        }
    }

    @Override
    public void emit(int t, int m, int j, double[] out) {
        moments.variance(t, m, variation);
        moments.sum(m, total);
        products.total(m, product);
        double middle = (j - m) / 2.0;
        for (int i = 0; i < product.length; i++) {
            double both = product[i] - middle * total[i];
            variation[i] *= days - 1;
            boolean nothing =
                    Math.abs(both) <= NOTHING * Math.sqrt(dayVariation) * Math.sqrt(variation[i]);
            product[i] = nothing ? 0.0 : both;
        }
        switch (figure) {
            case SLOPE -> slope(out);
            case R_SQUARED -> rSquared(out);
            case RESIDUAL -> residual(t, m, out);
        }
    }

    private void slope(double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = ElementwiseKernels.finite(product[i] / dayVariation);
        }
    }

    private void rSquared(double[] out) {
        for (int i = 0; i < out.length; i++) {
            double share = product[i] / dayVariation * (product[i] / variation[i]);
            out[i] = Math.min(1.0, ElementwiseKernels.finite(share));
        }
    }

    private void residual(int t, int m, double[] out) {
        moments.deviation(t, m, out);
        for (int i = 0; i < out.length; i++) {
            double rest = out[i] - product[i] / dayVariation * ((days - 1) / 2);
            boolean nothing = Math.abs(rest) <= NOTHING * Math.sqrt(variation[i]);
            out[i] = nothing ? 0.0 : ElementwiseKernels.finite(rest);
        }
    }
}
