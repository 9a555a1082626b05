package dev.alphatrail.backtest;

import dev.alphatrail.panel.Matrix;

/// What a held position earns on each date, dates × instruments, fractions.
///
/// From the last close before the date to the close of the date; a position survives a hole in the
/// data, earns 0 while it lasts ("stale") and the whole move on the day after. The first day after
/// an instrument's last close earns the delisting return ("delisted"), later days nothing. Every
/// value is finite.
public final class HeldReturns {
    private final Matrix returns;
    private final Matrix close;
    private final int[] lastClose;

    private HeldReturns(Matrix returns, Matrix close, int[] lastClose) {
        this.returns = returns;
        this.close = close;
        this.lastClose = lastClose;
    }

    /// Held returns of closes (dates × instruments, NaN where there is none).
    ///
    /// @param delistingReturn fraction ≥ −1
    public static HeldReturns of(Matrix close, double delistingReturn) {
        int dates = close.dates();
        int width = close.instruments();
        double[] result = new double[dates * width];
        double[] latest = new double[width];
        int[] lastClose = new int[width];
        java.util.Arrays.fill(latest, Double.NaN);
        java.util.Arrays.fill(lastClose, -1);
        for (int t = 0; t < dates; t++) {
            for (int i = 0; i < width; i++) {
                double price = close.at(t, i);
                if (!Double.isNaN(price)) {
                    result[t * width + i] = Double.isNaN(latest[i]) ? 0 : price / latest[i] - 1;
                    latest[i] = price;
                    lastClose[i] = t;
                }
            }
        }
        for (int i = 0; i < width; i++) {
            if (lastClose[i] >= 0 && lastClose[i] + 1 < dates) {
                result[(lastClose[i] + 1) * width + i] = delistingReturn;
            }
        }
        return new HeldReturns(Matrix.takingOwnership(dates, width, result), close, lastClose);
    }

    /// The returns; dates × instruments, finite.
    public Matrix matrix() {
        return returns;
    }

    /// Whether a position in `i` has no close on date `t` although the instrument still trades
    /// later.
    public boolean isStale(int t, int i) {
        return Double.isNaN(close.at(t, i)) && t <= lastClose[i];
    }

    /// Whether `t` is the first date after the last close of `i`.
    public boolean isDelisting(int t, int i) {
        return t == lastClose[i] + 1;
    }
}
