package dev.alphatrail.engine;

/// Covariance (ddof 1) or Pearson's correlation of two inputs over the windows of [RollingWindows].
///
/// A covariance that is 0 but for rounding is taken from the plain computation (mean first, then
/// products, oldest date first). Correlations of ranks often are 0 in mathematics; the order of
/// what rounding makes of them is then that of the definition, and not one of this algorithm.
final class RollingComovement implements RollingWindows.Statistic {
    private static final double ROUNDING = 1e-10;

    private final Block block;
    private final Slab x;
    private final Slab y;
    private final int w;
    private final boolean normalise;
    private final AnchoredMoments momentsX;
    private final AnchoredMoments momentsY;
    private final RollingWindows.Sum products;
    private final double[] product;
    private final double[] rowX;
    private final double[] rowY;

    RollingComovement(Block block, Slab x, Slab y, int w, boolean normalise) {
        this.product = block.row();
        this.rowX = block.row();
        this.rowY = block.row();
        this.block = block;
        this.x = x;
        this.y = y;
        this.w = w;
        this.normalise = normalise;
        this.momentsX = new AnchoredMoments(block, x, w);
        this.momentsY = new AnchoredMoments(block, y, w);
        this.products = new RollingWindows.Sum(block, w);
    }

    @Override
    public void anchor(int t) {
        momentsX.anchor(t);
        momentsY.anchor(t);
        double[] dx = momentsX.difference();
        double[] dy = momentsY.difference();
        for (int i = 0; i < product.length; i++) {
            product[i] = dx[i] * dy[i];
        }
        products.anchor(product);
    }

    @Override
    public void older(int t, int m) {
        momentsX.older(t, m);
        momentsY.older(t, m);
        addProducts(products.suffix(m - 1), products.suffix(m));
    }

    @Override
    public void newer(int t, int j) {
        momentsX.newer(t);
        momentsY.newer(t);
        addProducts(products.prefix(), products.prefix());
    }

    private void addProducts(double[] sum, double[] newSum) {
        double[] dx = momentsX.difference();
        double[] dy = momentsY.difference();
        for (int i = 0; i < newSum.length; i++) {
            newSum[i] = sum[i] + dx[i] * dy[i];
        }
    }

    @Override
    public void emit(int t, int m, int j, double[] out) {
        momentsX.sum(m, rowX);
        momentsY.sum(m, rowY);
        covariance(products.suffix(m), products.prefix(), rowX, rowY, w, out);
        momentsX.variance(t, m, rowX);
        momentsY.variance(t, m, rowY);
        for (int i = 0; i < rowX.length; i++) {
            rowX[i] = Math.sqrt(rowX[i]) * Math.sqrt(rowY[i]);
        }
        for (int i = 0; i < block.width(); i++) {
            if (Math.abs(out[i]) <= ROUNDING * rowX[i]) {
                out[i] = plainCovariance(t, block.left() + i);
            }
        }
        if (normalise) {
            // constant on either side: division by 0, so NaN
            for (int i = 0; i < out.length; i++) {
                double correlation = ElementwiseKernels.finite(out[i] / rowX[i]);
                out[i] = Math.max(-1.0, Math.min(1.0, correlation));
            }
        } else {
            for (int i = 0; i < out.length; i++) {
                out[i] = ElementwiseKernels.finite(out[i]);
            }
        }
    }

    private static void covariance(
            double[] suffix,
            double[] prefix,
            double[] sumX,
            double[] sumY,
            double n,
            double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = (suffix[i] + prefix[i] - sumX[i] * sumY[i] / n) / (n - 1);
        }
    }

    private double plainCovariance(int t, int i) {
        double sumX = 0;
        double sumY = 0;
        for (int s = t - w + 1; s <= t; s++) {
            sumX += x.values()[x.at(s, i)];
            sumY += y.values()[y.at(s, i)];
        }
        double meanX = sumX / w;
        double meanY = sumY / w;
        double sum = 0;
        for (int s = t - w + 1; s <= t; s++) {
            sum += (x.values()[x.at(s, i)] - meanX) * (y.values()[y.at(s, i)] - meanY);
        }
        return sum / (w - 1);
    }
}
