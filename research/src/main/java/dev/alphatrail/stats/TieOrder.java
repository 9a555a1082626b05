package dev.alphatrail.stats;

/// Sorts the values of a row by [OrderKey] and tells which of them tie.
///
/// Made for many rows: one instance keeps its scratch space and belongs to one thread.
public final class TieOrder {
    /// A place in a row below this fits into the bits that an order key leaves free.
    static final int RUN = 1 << PackedKeySort.INDEX_BITS;

    static final long INDEX_MASK = RUN - 1;

    private final PackedKeySort sorter;
    private final FoldedKeys folded;
    private final long[] run;

    // what of a row wider than a run: its runs, sorted one by one, end to end
    private final long[] runs;
    private final int[] at;
    private final int[] ends;

    /// For rows of up to `width` values.
    public TieOrder(int width) {
        int wide = width > RUN ? width : 0;
        this.sorter = new PackedKeySort(Math.min(width, RUN));
        this.folded = new FoldedKeys(Math.min(width, RUN));
        this.run = new long[Math.min(width, RUN)];
        this.runs = new long[wide];
        this.at = new int[(wide + RUN - 1) / RUN];
        this.ends = new int[at.length];
    }

    /// Sorts `values[offset] … values[offset + width - 1]`, leaving NaN out. Writes the indices (0
    /// to `width − 1`) of the others in ascending order to `order[to]…`, and beside each the number
    /// of distinct keys below its own to `tie[to]…`, so that two neighbours tie when their numbers
    /// are equal. Among ties the index ascends.
    ///
    /// @return how many values are not NaN
    public int sort(double[] values, int offset, int width, int[] order, int[] tie, int to) {
        if (width > RUN) {
            return sortWide(values, offset, width, order, tie, to);
        }
        int n = sortRun(values, offset, width);
        int below = 0;
        long before = n > 0 ? run[0] : 0;
        for (int j = 0; j < n; j++) {
            long element = run[j];
            below += differ(element, before);
            order[to + j] = (int) (element & INDEX_MASK);
            tie[to + j] = below;
            before = element;
        }
        return n;
    }

    /// Sorts a row that is not wider than a run into [#run]: above the index in the row, what
    /// orders and ties like the keys of this row.
    ///
    /// @return how many values are not NaN
    int sortRun(double[] values, int offset, int width) {
        if (width >= PackedKeySort.FEW && folded.pack(values, offset, width, run, sorter.spare())) {
            sorter.sortFolded(run, folded.present(), folded.bits());
            return folded.present();
        }
        return sortKeys(values, offset, width);
    }

    /// The same with the keys themselves above the index.
    private int sortKeys(double[] values, int offset, int width) {
        int n = 0;
        for (int i = 0; i < width; i++) {
            double value = values[offset + i];
            run[n] = (OrderKey.of(value) & ~INDEX_MASK) | i;
            n += Double.isNaN(value) ? 0 : 1;
        }
        sorter.sort(run, n);
        return n;
    }

    /// What the last [#sortRun] sorted.
    long[] run() {
        return run;
    }

    /// 1 if the elements differ above their index, 0 if they tie; without a branch.
    static int differ(long a, long b) {
        long difference = (a ^ b) >>> PackedKeySort.INDEX_BITS;
        return (int) (-difference >>> 63);
    }

    /// Merges the runs of a row; of equal keys that of the earlier run comes first.
    private int sortWide(double[] values, int offset, int width, int[] order, int[] tie, int to) {
        int n = 0;
        int count = 0;
        for (int from = 0; from < width; from += RUN) {
            int size = sortKeys(values, offset + from, Math.min(RUN, width - from));
            System.arraycopy(run, 0, runs, n, size);
            at[count] = n;
            n += size;
            ends[count++] = n;
        }
        long last = 0;
        int below = 0;
        for (int j = 0; j < n; j++) {
            int smallest = -1;
            for (int r = 0; r < count; r++) {
                if (at[r] < ends[r]
                        && (smallest < 0
                                || (runs[at[r]] | INDEX_MASK)
                                        < (runs[at[smallest]] | INDEX_MASK))) {
                    smallest = r;
                }
            }
            long next = runs[at[smallest]++];
            below += j > 0 ? differ(next, last) : 0;
            order[to + j] = smallest * RUN + (int) (next & INDEX_MASK);
            tie[to + j] = below;
            last = next;
        }
        return n;
    }
}
