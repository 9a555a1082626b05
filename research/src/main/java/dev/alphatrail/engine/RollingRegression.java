package dev.alphatrail.engine;

/// Least squares of y on an intercept and x over the windows of [RollingWindows]; NaN where x is
/// constant.
///
/// As in [RollingTrend], a covariance, a residual and a sum of squared errors that are nothing
/// beside the spread of the values are 0.
final class RollingRegression implements RollingWindows.Statistic {
    /// The share of the variation that counts as explained wholly when no more is left.
    private static final double NO_ERROR = 1e-12;

    private final int figure;
    private final double n;
    private final AnchoredMoments x;
    private final AnchoredMoments y;
    private final RollingWindows.Sum products;
    private final double[] product;
    private final double[] xx;
    private final double[] yy;
    private final double[] xRow;
    private final double[] yRow;

    /// @param figure which: 0 residual, 1 alpha, 2 beta, 3 estimate, 4 squared errors, 5 squared
    ///   deviations of y, 6 R squared, 7 mean squared error, 8 and 9 standard errors of beta and
    ///   alpha
    RollingRegression(Block block, Slab y, Slab x, int w, int figure) {
        this.figure = figure;
        this.n = w;
        this.x = new AnchoredMoments(block, x, w);
        this.y = new AnchoredMoments(block, y, w);
        this.products = new RollingWindows.Sum(block, w);
        this.product = block.row();
        this.xx = block.row();
        this.yy = block.row();
        this.xRow = block.row();
        this.yRow = block.row();
    }

    @Override
    public void anchor(int t) {
        x.anchor(t);
        y.anchor(t);
        multiply();
        products.anchor(product);
    }

    @Override
    public void older(int t, int m) {
        x.older(t, m);
        y.older(t, m);
        multiply();
        products.older(product, m);
    }

    @Override
    public void newer(int t, int j) {
        x.newer(t);
        y.newer(t);
        multiply();
        products.newer(product);
    }

    private void multiply() {
        double[] dx = x.difference();
        double[] dy = y.difference();
        for (int i = 0; i < product.length; i++) {
            product[i] = dx[i] * dy[i];
        }
    }

    @Override
    public void emit(int t, int m, int j, double[] out) {
        x.variance(t, m, xx);
        y.variance(t, m, yy);
        products.total(m, product);
        x.sum(m, xRow);
        y.sum(m, yRow);
        for (int i = 0; i < product.length; i++) {
            double both = product[i] - xRow[i] * yRow[i] / n;
            xx[i] *= n - 1;
            yy[i] *= n - 1;
            // of a constant side only rounding is left, beside which nothing is small
            boolean nothing =
                    yy[i] == 0
                            || Math.abs(both)
                                    <= RollingTrend.NOTHING * Math.sqrt(xx[i]) * Math.sqrt(yy[i]);
            product[i] = nothing ? 0.0 : both;
        }
        switch (figure) {
            case 1, 9 -> {
                x.mean(m, xRow);
                y.mean(m, yRow);
            }
            case 3 -> {
                x.deviation(t, m, xRow);
                y.mean(m, yRow);
            }
            default -> {
                x.deviation(t, m, xRow);
                y.deviation(t, m, yRow);
            }
        }
        for (int i = 0; i < out.length; i++) {
            double value = figure(product[i] / xx[i], i);
            out[i] = xx[i] > 0 ? ElementwiseKernels.finite(value) : Double.NaN;
        }
    }

    private double figure(double beta, int i) {
        return switch (figure) {
            case 0 -> residual(beta, i);
            case 1 -> yRow[i] - beta * xRow[i];
            case 2 -> beta;
            case 3 -> yRow[i] + beta * xRow[i];
            case 4 -> squaredErrors(beta, i);
            case 5 -> yy[i];
            case 6 -> Math.min(1.0, beta * (product[i] / yy[i]));
            case 7 -> squaredErrors(beta, i) / (n - 2);
            case 8 -> Math.sqrt(squaredErrors(beta, i) / (n - 2) / xx[i]);
            case 9 ->
                    Math.sqrt(
                            squaredErrors(beta, i)
                                    / (n - 2)
                                    * (1 / n + xRow[i] * (xRow[i] / xx[i])));
            default -> throw new IllegalArgumentException("no figure " + figure);
        };
    }

    private double residual(double beta, int i) {
        double rest = yRow[i] - beta * xRow[i];
        return Math.abs(rest) <= RollingTrend.NOTHING * Math.sqrt(yy[i]) ? 0.0 : rest;
    }

    private double squaredErrors(double beta, int i) {
        double squares = yy[i] - beta * product[i];
        return squares <= NO_ERROR * yy[i] ? 0.0 : squares;
    }
}
