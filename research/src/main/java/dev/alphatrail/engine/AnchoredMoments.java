package dev.alphatrail.engine;

import dev.alphatrail.stats.OrderKey;

/// First and second moments of one input over the windows of [RollingWindows], as sums of
/// differences from the anchor's row. That row lies inside the window, so the level of the values
/// cancels before anything is squared.
final class AnchoredMoments {
    /// Values with one key differ by less than this fraction of their size.
    static final double KEY_WIDTH = 0x1p-39;

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
        double[] square = total;
        for (int i = 0; i < square.length; i++) {
            // 0, or NaN where there is none
            difference[i] -= origin[i];
            square[i] = difference[i] * difference[i];
        }
        differences.anchor(difference);
        squares.anchor(square);
    }

    void older(int t, int m) {
        x.load(block, t, difference);
        add(
                difference,
                origin,
                differences.suffix(m - 1),
                differences.suffix(m),
                squares.suffix(m - 1),
                squares.suffix(m));
    }

    void newer(int t) {
        x.load(block, t, difference);
        double[] sum = differences.prefix();
        double[] sumOfSquares = squares.prefix();
        add(difference, origin, sum, sum, sumOfSquares, sumOfSquares);
    }

    /// Turns a row into differences from the origin and adds them and their squares.
    private static void add(
            double[] row,
            double[] origin,
            double[] sum,
            double[] newSum,
            double[] squares,
            double[] newSquares) {
        for (int i = 0; i < row.length; i++) {
            double value = row[i] - origin[i];
            row[i] = value;
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

    /// The sums of squared differences over the window with `m` rows before the anchor.
    void sumOfSquares(int m, double[] out) {
        squares.total(m, out);
    }

    /// The sums of differences, and the sums of squared deviations from the mean, over the window
    /// with `m` rows before the anchor; of a constant window the latter is 0 but for rounding.
    void squares(int m, double[] sums, double[] out) {
        squares(
                differences.suffix(m),
                differences.prefix(),
                squares.suffix(m),
                squares.prefix(),
                w,
                sums,
                out);
    }

    private static void squares(
            double[] suffix,
            double[] prefix,
            double[] suffixSquares,
            double[] prefixSquares,
            double n,
            double[] sums,
            double[] out) {
        for (int i = 0; i < out.length; i++) {
            double sum = suffix[i] + prefix[i];
            sums[i] = sum;
            double squares = suffixSquares[i] + prefixSquares[i];
            out[i] = Math.max(squares - sum * sum / n, 0.0);
        }
    }

    /// The sample variances of the window that ends at `t`, exactly 0 where it is constant.
    void variance(int t, int m, double[] out) {
        double[] excess = total;
        variance(
                differences.suffix(m),
                differences.prefix(),
                squares.suffix(m),
                squares.prefix(),
                origin,
                w,
                out,
                excess);
        for (int i = 0; i < out.length; i++) {
            if (excess[i] <= 0 && isConstant(t, i)) {
                out[i] = 0.0;
            }
        }
    }

    /// Only a window whose variance is tiny beside its level can be constant by key: `excess` is
    /// positive elsewhere, so keys are rarely looked at.
    private static void variance(
            double[] suffix,
            double[] prefix,
            double[] suffixSquares,
            double[] prefixSquares,
            double[] origin,
            double n,
            double[] out,
            double[] excess) {
        double mean = 1 / n;
        double sample = 1 / (n - 1);
        for (int i = 0; i < out.length; i++) {
            double sum = suffix[i] + prefix[i];
            double squares = suffixSquares[i] + prefixSquares[i] - sum * sum * mean;
            double variance = Math.max(squares, 0.0) * sample;
            double bound = KEY_WIDTH * origin[i];
            out[i] = variance;
            excess[i] = variance - bound * bound;
        }
    }

    /// The row of the anchor.
    double[] origin() {
        return origin;
    }

    /// Whether all values of instrument `i` of the block in the window that ends at `t` have one
    /// key.
    boolean isConstant(int t, int i) {
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
