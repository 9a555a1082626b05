package dev.alphatrail.engine;

import dev.alphatrail.stats.LeastSquares;
import dev.alphatrail.stats.OrderKey;
import dev.alphatrail.stats.Sample;

import java.util.Arrays;

/// Residuals of least squares of `in[0]` on one intercept per group and the controls `in[1]`,
/// `in[2]`, ..., date by date over the instruments that have a group and all of these values; NaN
/// for the others.
///
/// The intercepts are taken care of by centring within groups. A control that is constant within
/// every group says nothing beyond them and is left out. Residuals that are nothing but rounding
/// beside the values' spread on that date are all 0.
final class NeutralizeKernels {
    private static final double NOTHING_LEFT = 1e-10;

    private final double[][] in;
    private final int[][] groups;
    private final double[][] columns;
    private final int[] places;
    private final int[] groupEnds;
    private final LeastSquares leastSquares;

    private NeutralizeKernels(double[][] in, GroupMembers groups, int instruments) {
        this.in = in;
        this.groups = groups.byGroup();
        this.columns = new double[in.length][instruments];
        this.places = new int[instruments];
        this.groupEnds = new int[this.groups.length];
        this.leastSquares = new LeastSquares(in.length - 1, instruments);
    }

    static void neutralize(
            double[][] in, GroupMembers groups, double[] out, int dates, int instruments) {
        Arrays.fill(out, Double.NaN);
        NeutralizeKernels kernel = new NeutralizeKernels(in, groups, instruments);
        for (int t = 0; t < dates; t++) {
            kernel.neutralize(t * instruments, out);
        }
    }

    private void neutralize(int row, double[] out) {
        int n = gather(row);
        if (n == 0) {
            return;
        }
        double[] x = columns[0];
        double mean = Sample.mean(x, 0, n);
        double spread = 0;
        for (int k = 0; k < n; k++) {
            spread = Math.max(spread, Math.abs(x[k] - mean));
        }
        centre(x);
        leastSquares.clear(n);
        for (int c = 1; c < columns.length; c++) {
            if (variesWithinGroups(columns[c])) {
                centre(columns[c]);
                leastSquares.addColumn(columns[c]);
            }
        }
        leastSquares.residual(x);
        double largest = 0;
        for (int k = 0; k < n; k++) {
            largest = Math.max(largest, Math.abs(x[k]));
        }
        boolean nothingLeft = largest <= NOTHING_LEFT * spread;
        for (int k = 0; k < n; k++) {
            out[places[k]] = nothingLeft ? 0.0 : ElementwiseKernels.finite(x[k]);
        }
    }

    /// Fills the columns group by group with the instruments that have everything; gives their
    /// number.
    private int gather(int row) {
        int n = 0;
        for (int g = 0; g < groups.length; g++) {
            for (int member : groups[g]) {
                boolean complete = true;
                for (int c = 0; c < in.length; c++) {
                    double value = in[c][row + member];
                    columns[c][n] = value;
                    complete &= !Double.isNaN(value);
                }
                places[n] = row + member;
                n += complete ? 1 : 0;
            }
            groupEnds[g] = n;
        }
        return n;
    }

    private void centre(double[] column) {
        int from = 0;
        for (int end : groupEnds) {
            Sample.centre(column, from, end);
            from = end;
        }
    }

    private boolean variesWithinGroups(double[] column) {
        int from = 0;
        for (int end : groupEnds) {
            for (int k = from + 1; k < end; k++) {
                if (OrderKey.rounded(column[k]) != OrderKey.rounded(column[from])) {
                    return true;
                }
            }
            from = end;
        }
        return false;
    }
}
