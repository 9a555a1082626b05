package dev.alphatrail.marketdata;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was found in the input and what was done about it. Counts are of rows, cells or dates as
/// their name says.
///
/// @param counts every count that was taken, by its stable snake_case name (for example
///   `rows_read`, `duplicate_rows`, `missing_cells`, `zero_volume_rows`, `high_below_low_rows`,
///   `removed_dates`), zeros included
/// @param warnings one line each, most important first: what a researcher must know before trusting
///   the numbers
public record DataQuality(SortedMap<String, Long> counts, List<String> warnings) {
    public DataQuality {
        counts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        warnings = List.copyOf(warnings);
    }
}
