package dev.alphatrail.marketdata;

import java.util.BitSet;

/// The rules that make the rows of a price file usable, each under its [DefectPolicy]; docs/data.md
/// states them.
final class PriceCleaning {
    private final PriceRows rows;
    private final DefectPolicies policies;
    private final QualityLog log;
    private final BitSet standing;

    private PriceCleaning(
            PriceRows rows, DefectPolicies policies, QualityLog log, BitSet standing) {
        this.rows = rows;
        this.policies = policies;
        this.log = log;
        this.standing = standing;
    }

    /// Cleans in place and gives the rows that stand: at most one for each (date, instrument).
    ///
    /// @throws DataException at the first row with a defect whose policy is to refuse
    static BitSet clean(PriceRows rows, FileGrid grid, DefectPolicies policies, QualityLog log) {
        checkOrder(rows, grid, policies.unsortedRows(), log);
        BitSet standing = Duplicates.resolve(rows, grid, policies.duplicates(), log);
        PriceCleaning cleaning = new PriceCleaning(rows, policies, log, standing);
        for (int row = standing.nextSetBit(0); row >= 0; row = standing.nextSetBit(row + 1)) {
            cleaning.cleanRow(row);
        }
        return standing;
    }

    private static void checkOrder(
            PriceRows rows, FileGrid grid, DefectPolicy policy, QualityLog log) {
        int before = -1;
        for (int row = 0; row < rows.size(); row++) {
            int cell = grid.cellOf(row);
            if (cell < before) {
                if (policy == DefectPolicy.REFUSE) {
                    throw rows.error(
                            row,
                            PriceColumns.DATE,
                            rows.label(row)
                                    + " comes after a later date or instrument:"
                                    + " sort the file, or set market.on_unsorted to repair");
                }
                int found = row;
                log.found(Finding.UNSORTED_ROWS, () -> rows.label(found));
            }
            before = cell;
        }
    }

    /// Each rule sees what the one before it left; a rule that drops the row ends it.
    private void cleanRow(int row) {
        if (cleanPrices(row) && cleanRange(row) && cleanClose(row) && cleanVolume(row)) {
            if (rows.value(PriceColumns.VOLUME, row) == 0) {
                log.add(Finding.ZERO_VOLUME_ROWS, 1);
            }
        }
    }

    private boolean cleanPrices(int row) {
        boolean stands = true;
        for (int slot = 0; stands && slot < rows.columns().slots(); slot++) {
            if (rows.columns().isPrice(slot) && rows.value(slot, row) <= 0) {
                stands =
                        settle(
                                row,
                                slot,
                                policies.nonPositivePrices(),
                                Finding.NON_POSITIVE_PRICES,
                                "is not positive",
                                "on_non_positive_price");
                rows.forget(slot, row);
            }
        }
        return stands;
    }

    private boolean cleanRange(int row) {
        if (!(rows.value(PriceColumns.HIGH, row) < rows.value(PriceColumns.LOW, row))) {
            return true;
        }
        boolean stands =
                settle(
                        row,
                        PriceColumns.HIGH,
                        policies.highBelowLow(),
                        Finding.HIGH_BELOW_LOW_ROWS,
                        "is below the low",
                        "on_high_below_low");
        rows.forget(PriceColumns.HIGH, row);
        rows.forget(PriceColumns.LOW, row);
        return stands;
    }

    private boolean cleanClose(int row) {
        if (!Double.isNaN(rows.value(PriceColumns.CLOSE, row))) {
            return true;
        }
        boolean stands =
                settle(
                        row,
                        PriceColumns.CLOSE,
                        policies.missingClose(),
                        Finding.MISSING_CLOSE_ROWS,
                        "is missing",
                        "on_missing_close");
        for (int slot = 0; slot < rows.columns().slots(); slot++) {
            rows.forget(slot, row);
        }
        return stands;
    }

    private boolean cleanVolume(int row) {
        if (!(rows.value(PriceColumns.VOLUME, row) < 0)) {
            return true;
        }
        boolean stands =
                settle(
                        row,
                        PriceColumns.VOLUME,
                        policies.negativeVolume(),
                        Finding.NEGATIVE_VOLUME_ROWS,
                        "is negative",
                        "on_negative_volume");
        rows.forget(PriceColumns.VOLUME, row);
        return stands;
    }

    /// Counts a defect and says whether its row still stands.
    private boolean settle(
            int row, int slot, DefectPolicy policy, Finding finding, String defect, String key) {
        if (policy == DefectPolicy.REFUSE) {
            throw rows.error(
                    row,
                    slot,
                    rows.columns().slotName(slot)
                            + " of "
                            + rows.names().get(rows.instruments()[row])
                            + " "
                            + defect
                            + ": mend it, or set market."
                            + key
                            + " to repair or drop");
        }
        log.found(finding, () -> rows.label(row));
        if (policy == DefectPolicy.DROP) {
            standing.clear(row);
        }
        return policy != DefectPolicy.DROP;
    }
}
