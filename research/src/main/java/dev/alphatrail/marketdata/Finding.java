package dev.alphatrail.marketdata;

import java.util.Locale;

/// Everything that is counted while market data is read, in the order of its weight for a
/// researcher.
///
/// The name in lower case is the stable name of the count in [DataQuality#counts].
enum Finding {
    CONFLICTING_DUPLICATE_ROWS,
    UNPARSABLE_DATE_ROWS,
    EXTREME_MOVES,
    NON_POSITIVE_PRICES,
    HIGH_BELOW_LOW_ROWS,
    REMOVED_DATES,
    REMOVED_DATE_ROWS,
    INSTRUMENTS_WITHOUT_CLOSE,
    MISSING_CLOSE_ROWS,
    ROWS_WITHOUT_ADJ_CLOSE,
    STALE_PRICE_RUNS,
    NEGATIVE_VOLUME_ROWS,
    DUPLICATE_ROWS,
    UNSORTED_ROWS,
    UNKNOWN_COLUMNS,
    INSTRUMENTS_WITHOUT_SECTOR,
    UNKNOWN_SECTOR_INSTRUMENTS,
    HARD_TO_BORROW_INSTRUMENTS,
    UNKNOWN_HARD_TO_BORROW_INSTRUMENTS,
    BORROW_RATES,
    UNKNOWN_BORROW_RATES,
    MISSING_CELLS,
    ZERO_VOLUME_ROWS,
    MISSING_DAYS_WHILE_LISTED,
    LATE_LISTINGS,
    EARLY_DELISTINGS,
    ROWS_READ,
    ROWS_OUTSIDE_RANGE,
    ROWS_USED,
    DATES,
    INSTRUMENTS;

    String countName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
