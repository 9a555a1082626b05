package dev.alphatrail.marketdata;

/// The policy for each kind of defect a price file may have; `market.on_*` in a configuration.
///
/// @param duplicates a (date, instrument) that occurs more than once. Repair: identical rows count
///   once, else the last row with a positive close stands, else the last. Drop: none of them stands
/// @param nonPositivePrices a price ≤ 0. Repair: that price is missing
/// @param highBelowLow high < low. Repair: both are missing
/// @param negativeVolume volume < 0. Repair: the volume is missing
/// @param missingClose a row without a close. Repair: the whole row is missing
/// @param unparsableDates a date that cannot be read; repair is not possible, so only drop and
///   refuse
/// @param unsortedRows rows out of (date, instrument) order. Repair: they are sorted
public record DefectPolicies(
        DefectPolicy duplicates,
        DefectPolicy nonPositivePrices,
        DefectPolicy highBelowLow,
        DefectPolicy negativeVolume,
        DefectPolicy missingClose,
        DefectPolicy unparsableDates,
        DefectPolicy unsortedRows) {
    /// Everything is repaired; a date that cannot be read refuses the file.
    public static final DefectPolicies DEFAULT =
            new DefectPolicies(
                    DefectPolicy.REPAIR,
                    DefectPolicy.REPAIR,
                    DefectPolicy.REPAIR,
                    DefectPolicy.REPAIR,
                    DefectPolicy.REPAIR,
                    DefectPolicy.REFUSE,
                    DefectPolicy.REPAIR);

    public DefectPolicies {
        if (unparsableDates == DefectPolicy.REPAIR) {
            throw new IllegalArgumentException(
                    "a date that cannot be read cannot be repaired: drop or refuse");
        }
        if (unsortedRows == DefectPolicy.DROP) {
            throw new IllegalArgumentException(
                    "rows out of order cannot be dropped: repair or refuse");
        }
    }
}
