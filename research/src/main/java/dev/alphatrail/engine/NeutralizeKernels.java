package dev.alphatrail.engine;

import dev.alphatrail.stats.LeastSquares;
import dev.alphatrail.stats.OrderKey;
import dev.alphatrail.stats.Sample;

/// Residuals of least squares of `in[0]` on one intercept per group and the controls `in[1]`,
/// `in[2]`, ..., date by date over the instruments that have a group and all of these values; NaN
/// for the others.
///
/// The intercepts are taken care of by centring within groups. A control that is constant within
/// every group says nothing beyond them and is left out. Residuals that are nothing but rounding
/// beside the values' spread on that date are all 0.
final class NeutralizeKernels {
    private static final double NOTHING_LEFT = 1e-10;

    private final Slab[] in;
    private final GroupMembers groups;
    private final double[][] columns;
    private final int[] places;
    private int[] groupEnds = {};
    private final LeastSquares leastSquares;

    private NeutralizeKernels(Slab[] in, GroupMembers groups, int instruments) {
        this.in = in;
        this.groups = groups;
        this.columns = new double[in.length][instruments];
        this.places = new int[instruments];
        this.leastSquares = new LeastSquares(in.length - 1, instruments);
    }

    static void neutralize(Slab[] in, GroupMembers groups, Slab out, Block block) {
        NeutralizeKernels kernel = new NeutralizeKernels(in, groups, block.width());
        for (int t = block.from(); t < block.to(); t++) {
            out.fill(block, t, t + 1, Double.NaN);
            kernel.neutralize(t, out);
        }
    }

    private void neutralize(int t, Slab out) {
        int n = gather(t);
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
        int row = out.at(t, 0);
        for (int k = 0; k < n; k++) {
            out.values()[row + places[k]] = nothingLeft ? 0.0 : ElementwiseKernels.finite(x[k]);
        }
    }

    /// Fills the columns group by group with the instruments that have everything; gives their
    /// number.
    private int gather(int t) {
        int n = 0;
        int[][] members = groups.on(t);
        groupEnds = new int[members.length];
        for (int g = 0; g < members.length; g++) {
            for (int member : members[g]) {
                boolean complete = true;
                for (int c = 0; c < in.length; c++) {
                    double value = in[c].values()[in[c].at(t, member)];
                    columns[c][n] = value;
                    complete &= !Double.isNaN(value);
                }
                places[n] = member;
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
