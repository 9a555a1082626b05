package dev.alphatrail.engine;

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
    private void gather(Slab x, int t, int[] members) {
        size = 0;
        int row = x.at(t, 0);
        for (int member : members) {
            values[size] = x.values()[row + member];
            places[size] = member;
            size += Double.isNaN(values[size]) ? 0 : 1;
        }
    }

    /// Puts results, one per gathered value, where the values came from.
    private void scatter(Slab out, int t) {
        int row = out.at(t, 0);
        for (int k = 0; k < size; k++) {
            out.values()[row + places[k]] = ElementwiseKernels.finite(values[k]);
        }
    }

    /// Puts in place of each value the result for it.
    @FunctionalInterface
    interface Transform {
        void apply(double[] values, int n);
    }

    /// Applies a transform to each group of each date of a block that spans all instruments;
    /// instruments without a group and missing values become NaN.
    static void transform(Slab x, GroupMembers groups, Slab out, Block block, Transform transform) {
        CrossSection section = new CrossSection(block.right());
        for (int t = block.from(); t < block.to(); t++) {
            out.fill(block, t, t + 1, Double.NaN);
            for (int[] members : groups.on(t)) {
                section.gather(x, t, members);
                transform.apply(section.values, section.size);
                section.scatter(out, t);
            }
        }
    }
}
