package dev.alphatrail.marketdata;

import java.util.Arrays;
import java.util.BitSet;

/// Rows that repeat a (date, instrument), resolved on the numbers as they were parsed.
final class Duplicates {
    private final PriceRows rows;
    private final FileGrid grid;
    private final DefectPolicy policy;
    private final QualityLog log;
    private final BitSet standing;

    private Duplicates(PriceRows rows, FileGrid grid, DefectPolicy policy, QualityLog log) {
        this.rows = rows;
        this.grid = grid;
        this.policy = policy;
        this.log = log;
        this.standing = new BitSet(rows.size());
        standing.set(0, rows.size());
    }

    /// The rows that stand: at most one for each (date, instrument).
    ///
    /// @throws DataException when a row repeats another and the policy refuses that, or the
    ///   repetition is intraday data
    static BitSet resolve(PriceRows rows, FileGrid grid, DefectPolicy policy, QualityLog log) {
        Duplicates duplicates = new Duplicates(rows, grid, policy, log);
        duplicates.resolveAll();
        return duplicates.standing;
    }

    private void resolveAll() {
        int[] firstRow = new int[grid.dates() * grid.instruments()];
        IntColumn repeats = new IntColumn();
        for (int row = 0; row < rows.size(); row++) {
            int cell = grid.cellOf(row);
            if (firstRow[cell] == 0) {
                firstRow[cell] = row + 1;
            } else {
                checkRepeat(firstRow[cell] - 1, row);
                repeats.add(row);
            }
        }
        long[] byCell = new long[repeats.size()];
        Arrays.setAll(byCell, k -> (long) grid.cellOf(repeats.get(k)) << 32 | repeats.get(k));
        Arrays.sort(byCell);
        for (int from = 0; from < byCell.length; ) {
            int cell = (int) (byCell[from] >>> 32);
            int to = from;
            while (to < byCell.length && (int) (byCell[to] >>> 32) == cell) {
                to++;
            }
            int[] group = new int[to - from + 1];
            group[0] = firstRow[cell] - 1;
            for (int k = from; k < to; k++) {
                group[k - from + 1] = (int) byCell[k];
            }
            resolve(group);
            from = to;
        }
    }

    private void checkRepeat(int first, int row) {
        boolean intraday =
                rows.secondsOfDay().filter(seconds -> seconds[first] != seconds[row]).isPresent();
        if (intraday) {
            throw rows.error(
                    row,
                    PriceColumns.DATE,
                    rows.label(row)
                            + " has another time of day at line "
                            + rows.lines()[first]
                            + ": these are not daily prices, aggregate them to one row a day");
        }
        if (policy == DefectPolicy.REFUSE) {
            throw rows.error(
                    row,
                    PriceColumns.DATE,
                    rows.label(row)
                            + " stands at line "
                            + rows.lines()[first]
                            + " already: remove one, or set market.on_duplicate to repair or"
                            + " drop");
        }
    }

    /// @param group the rows of one (date, instrument) in the order of the file
    private void resolve(int[] group) {
        boolean identical = true;
        int chosen = -1;
        for (int row : group) {
            identical = identical && same(group[0], row);
            standing.clear(row);
            chosen = rows.value(PriceColumns.CLOSE, row) > 0 ? row : chosen;
        }
        Finding finding = identical ? Finding.DUPLICATE_ROWS : Finding.CONFLICTING_DUPLICATE_ROWS;
        log.add(finding, group.length - 1);
        log.example(finding, () -> rows.label(group[group.length - 1]));
        if (policy == DefectPolicy.REPAIR) {
            int last = group[group.length - 1];
            standing.set(identical ? group[0] : chosen >= 0 ? chosen : last);
        }
    }

    private boolean same(int a, int b) {
        for (int slot = 0; slot < rows.columns().slots(); slot++) {
            if (Double.doubleToLongBits(rows.value(slot, a))
                    != Double.doubleToLongBits(rows.value(slot, b))) {
                return false;
            }
        }
        return true;
    }
}
