package dev.alphatrail.marketdata;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The rows of a price file as they were parsed, column by column; row `r` counts from 0 in the
/// order of the file. The arrays are shared with whoever cleans them.
///
/// @param file as the user gave it, for messages
/// @param columns what the columns are
/// @param days epoch day of each row
/// @param instruments number of each row's instrument in `names`
/// @param names the instruments in the order of their first row
/// @param lines line of each row in the file
/// @param secondsOfDay time of day of each row, where the file has one
/// @param values one column for each slot, NaN where missing; cleaning writes into them
/// @param usable for each slot whether it is a field: false for further columns of text or without
///   any value
record PriceRows(
        String file,
        PriceColumns columns,
        int[] days,
        int[] instruments,
        List<String> names,
        int[] lines,
        Optional<int[]> secondsOfDay,
        double[][] values,
        boolean[] usable) {

    int size() {
        return days.length;
    }

    double value(int slot, int row) {
        return values[slot][row];
    }

    void forget(int slot, int row) {
        values[slot][row] = Double.NaN;
    }

    /// An error in a row.
    DataException error(int row, String what) {
        return new CsvPlace(file).errorAt(lines[row], what);
    }

    /// An error in one column of a row.
    DataException error(int row, int role, String what) {
        return new CsvPlace(file).errorAt(lines[row], columns.columnOf(role), what);
    }

    /// How an example is named in a warning.
    String label(int row) {
        return names.get(instruments[row])
                + " "
                + LocalDate.ofEpochDay(days[row])
                + " (line "
                + lines[row]
                + ")";
    }
}
