package dev.alphatrail.engine;

import dev.alphatrail.stats.OrderKey;

/// First and second moments of one input over the windows of [RollingWindows], as sums of
/// differences from the anchor's row. That row lies inside the window, so the level of the values
/// cancels before anything is squared.
final class AnchoredMoments {
    /// Values with one key differ by less than this fraction of their size; see
    /// [#keepConstantWindowsAtZero].
    private static final double KEY_WIDTH = 0x1p-39;

    private final Block block;
    private final Slab x;
    private final int w;
    private final double[] origin;
    private final double[] difference;
    private final double[] total;
    private final RollingWindows.Sum differences;
    private final RollingWindows.Sum squares;

    AnchoredMoments(Block block, Slab x, int w) {
        this.origin = block.row();
        this.difference = block.row();
        this.total = block.row();
        this.block = block;
        this.x = x;
        this.w = w;
        this.differences = new RollingWindows.Sum(block, w);
        this.squares = new RollingWindows.Sum(block, w);
    }

    void anchor(int t) {
        x.load(block, t, origin);
        x.load(block, t, difference);
        subtract(difference, origin);
        double[] square = total;
        for (int i = 0; i < square.length; i++) {
            square[i] = difference[i] * difference[i];
        }
        differences.anchor(difference);
        squares.anchor(square);
    }

    void older(int t, int m) {
        x.load(block, t, difference);
        subtract(difference, origin);
        add(
                difference,
                differences.suffix(m - 1),
                differences.suffix(m),
                squares.suffix(m - 1),
                squares.suffix(m));
    }

    void newer(int t) {
        x.load(block, t, difference);
        subtract(difference, origin);
        double[] sum = differences.prefix();
        double[] sumOfSquares = squares.prefix();
        add(difference, sum, sum, sumOfSquares, sumOfSquares);
    }

    private static void subtract(double[] row, double[] origin) {
        for (int i = 0; i < row.length; i++) {
            row[i] -= origin[i];
        }
    }

    private static void add(
            double[] row, double[] sum, double[] newSum, double[] squares, double[] newSquares) {
        for (int i = 0; i < row.length; i++) {
            double value = row[i];
            newSum[i] = sum[i] + value;
            newSquares[i] = squares[i] + value * value;
        }
    }

    /// The row last added, as differences from the anchor's row; 0 or NaN at the anchor.
    double[] difference() {
        return difference;
    }

    /// The sums of differences over the window with `m` rows before the anchor.
    void sum(int m, double[] out) {
        differences.total(m, out);
    }

    /// The sample variances of the window that ends at `t`, exactly 0 where it is constant.
    void variance(int t, int m, double[] out) {
        variance(
                differences.suffix(m),
                differences.prefix(),
                squares.suffix(m),
                squares.prefix(),
                w,
                out);
        keepConstantWindowsAtZero(t, out);
    }

    private static void variance(
            double[] suffix,
            double[] prefix,
            double[] suffixSquares,
            double[] prefixSquares,
            double n,
            double[] out) {
        for (int i = 0; i < out.length; i++) {
            double sum = suffix[i] + prefix[i];
            double squares = suffixSquares[i] + prefixSquares[i];
            out[i] = Math.max(squares - sum * sum / n, 0.0) / (n - 1);
        }
    }

    /// Only a window whose variance is tiny beside its level can be constant by key, so keys are
    /// rarely looked at.
    private void keepConstantWindowsAtZero(int t, double[] variance) {
        for (int i = 0; i < block.width(); i++) {
            double bound = KEY_WIDTH * origin[i];
            if (variance[i] <= bound * bound && isConstant(t, i)) {
                variance[i] = 0.0;
            }
        }
    }

    private boolean isConstant(int t, int i) {
        double[] values = x.values();
        int at = x.at(t, block.left() + i);
        double key = OrderKey.rounded(values[at]);
        for (int back = 1; back < w; back++) {
            at -= x.stride();
            if (OrderKey.rounded(values[at]) != key) {
                return false;
            }
        }
        return true;
    }

    /// The means of the window with `m` rows before the anchor.
    void mean(int m, double[] out) {
        differences.total(m, out);
        double n = w;
        for (int i = 0; i < out.length; i++) {
            out[i] = origin[i] + out[i] / n;
        }
    }

    /// The distances of the row `t` from the mean of the window that ends there.
    void deviation(int t, int m, double[] out) {
        x.load(block, t, out);
        differences.total(m, total);
        double n = w;
        for (int i = 0; i < out.length; i++) {
            out[i] = out[i] - origin[i] - total[i] / n;
        }
    }
}
