package dev.alphatrail.engine;

/// Covariance (ddof 1) or Pearson's correlation of two inputs over the windows of [RollingWindows].
///
/// A covariance that is 0 but for rounding is taken from the plain computation (mean first, then
/// products, oldest date first). Correlations of ranks often are 0 in mathematics; the order of
/// what rounding makes of them is then that of the definition, and not one of this algorithm.
final class RollingComovement implements RollingWindows.Statistic {
    private static final double ROUNDING = 1e-10;

    /// Products of smaller numbers lose digits.
    private static final double TINY = 1e-150;

    private final Block block;
    private final Slab x;
    private final Slab y;
    private final int w;
    private final boolean normalise;
    private final AnchoredMoments momentsX;
    private final AnchoredMoments momentsY;
    private final RollingWindows.Sum products;
    private final double[] product;
    private final double[] sumX;
    private final double[] sumY;
    private final double[] squaresX;
    private final double[] squaresY;
    private final double[] windowX;
    private final double[] windowY;

    RollingComovement(Block block, Slab x, Slab y, int w, boolean normalise) {
        this.product = block.row();
        this.sumX = block.row();
        this.sumY = block.row();
        this.squaresX = block.row();
        this.squaresY = block.row();
        this.windowX = new double[w];
        this.windowY = new double[w];
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
        momentsX.squares(m, sumX, squaresX);
        momentsY.squares(m, sumY, squaresY);
        multiply(products.suffix(m), products.prefix(), sumX, sumY, w, product);
        double[] doubt = sumY; // the sums are not needed any more
        doubt(squaresX, squaresY, momentsX.origin(), momentsY.origin(), w - 1.0, doubt);
        if (normalise) {
            relate(product, squaresX, squaresY, doubt, out);
        } else {
            average(product, squaresX, squaresY, w - 1.0, doubt, out);
        }
        for (int i = 0; i < out.length; i++) {
            if (doubt[i] <= 0) {
                out[i] = doubtful(t, i);
            }
        }
    }

    private static void multiply(
            double[] suffix,
            double[] prefix,
            double[] sumX,
            double[] sumY,
            double n,
            double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = suffix[i] + prefix[i] - sumX[i] * sumY[i] / n;
        }
    }

    /// Not above 0 where either side's spread is so tiny beside its level that it may be constant.
    private static void doubt(
            double[] squaresX,
            double[] squaresY,
            double[] originX,
            double[] originY,
            double n,
            double[] out) {
        double width = n * AnchoredMoments.KEY_WIDTH * AnchoredMoments.KEY_WIDTH;
        for (int i = 0; i < out.length; i++) {
            double excessX = squaresX[i] - originX[i] * originX[i] * width;
            double excessY = squaresY[i] - originY[i] * originY[i] * width;
            out[i] = Math.min(excessX, excessY);
        }
    }

    /// Covariances; `doubt` as for [#relate].
    private static void average(
            double[] product,
            double[] squaresX,
            double[] squaresY,
            double n,
            double[] doubt,
            double[] out) {
        for (int i = 0; i < out.length; i++) {
            double both = Math.sqrt(squaresX[i] * squaresY[i]);
            double excess = Math.abs(product[i]) - ROUNDING * both;
            doubt[i] = Math.min(doubt[i], Math.min(excess, both - TINY));
            out[i] = ElementwiseKernels.finite(product[i] / n);
        }
    }

    /// Correlations; nor is `doubt` above 0 where products are 0 but for rounding, and where the
    /// product of the squares is too large or too small for a double.
    private static void relate(
            double[] product, double[] squaresX, double[] squaresY, double[] doubt, double[] out) {
        for (int i = 0; i < out.length; i++) {
            double both = Math.sqrt(squaresX[i] * squaresY[i]);
            double excess = Math.abs(product[i]) - ROUNDING * both;
            doubt[i] = Math.min(doubt[i], Math.min(excess, both - TINY));
            double correlation = ElementwiseKernels.finite(product[i] / both);
            out[i] = Math.max(-1.0, Math.min(1.0, correlation));
        }
    }

    /// What stands at a place whose value the sums do not tell for sure.
    private double doubtful(int t, int i) {
        boolean constant = momentsX.isConstant(t, i) || momentsY.isConstant(t, i);
        if (constant && normalise) {
            return Double.NaN;
        }
        double both = constant ? 0.0 : Math.sqrt(squaresX[i]) * Math.sqrt(squaresY[i]);
        double products =
                Math.abs(product[i]) <= ROUNDING * both
                        ? plainProducts(t, block.left() + i)
                        : product[i];
        return normalise
                ? Math.max(-1.0, Math.min(1.0, ElementwiseKernels.finite(products / both)))
                : ElementwiseKernels.finite(products / (w - 1));
    }

    /// The sum of products of deviations, plainly computed.
    private double plainProducts(int t, int i) {
        int stepX = x.stride();
        int stepY = y.stride();
        int atX = x.at(t - w + 1, i);
        int atY = y.at(t - w + 1, i);
        double sumX = 0;
        double sumY = 0;
        for (int k = 0; k < w; k++) {
            windowX[k] = x.values()[atX + k * stepX];
            windowY[k] = y.values()[atY + k * stepY];
            sumX += windowX[k];
            sumY += windowY[k];
        }
        double meanX = sumX / w;
        double meanY = sumY / w;
        double sum = 0;
        for (int k = 0; k < w; k++) {
            sum += (windowX[k] - meanX) * (windowY[k] - meanY);
        }
        return sum;
    }
}
