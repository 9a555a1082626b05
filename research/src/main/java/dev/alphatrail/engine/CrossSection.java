package dev.alphatrail.engine;

import java.util.Arrays;

/// The present values of one group on one date, side by side without holes; [#transform] is the way
/// in.
final class CrossSection {
    private final double[] values;
    private final int[] places;
    private int size;

    private CrossSection(int instruments) {
        values = new double[instruments];
        places = new int[instruments];
    }

    /// Gathers the members that have a value, in their order.
    private void gather(double[] x, int row, int[] members) {
        size = 0;
        for (int member : members) {
            values[size] = x[row + member];
            places[size] = row + member;
            size += Double.isNaN(values[size]) ? 0 : 1;
        }
    }

    /// Puts results, one per gathered value, where the values came from.
    private void scatter(double[] out) {
        for (int k = 0; k < size; k++) {
            out[places[k]] = ElementwiseKernels.finite(values[k]);
        }
    }

    /// Puts in place of each value the result for it.
    @FunctionalInterface
    interface Transform {
        void apply(double[] values, int n);
    }

    /// Applies a transform to each group of each date; instruments without a group and missing
    /// values become NaN.
    static void transform(
            double[] x,
            GroupMembers groups,
            double[] out,
            int dates,
            int instruments,
            Transform transform) {
        Arrays.fill(out, Double.NaN);
        CrossSection section = new CrossSection(instruments);
        for (int t = 0; t < dates; t++) {
            for (int[] members : groups.byGroup()) {
                section.gather(x, t * instruments, members);
                transform.apply(section.values, section.size);
                section.scatter(out);
            }
        }
    }
}
