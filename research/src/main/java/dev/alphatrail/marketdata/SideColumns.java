package dev.alphatrail.marketdata;

import java.util.List;

/// Finds the columns of the small files beside a price file by their names, any order, further
/// columns ignored.
final class SideColumns {
    static final int ABSENT = -1;

    private SideColumns() {}

    /// The column with this name or an alias of it, or [#ABSENT].
    static int find(List<String> header, String name) {
        for (int column = 0; column < header.size(); column++) {
            if (PriceColumns.canonical(header.get(column)).equals(name)) {
                return column;
            }
        }
        return ABSENT;
    }

    /// The column with this name or an alias of it.
    ///
    /// @param expected the header such a file has, for the message
    static int require(List<String> header, String name, String expected, CsvPlace place) {
        int column = find(header, name);
        if (column == ABSENT) {
            throw place.error(
                    "no column "
                            + name
                            + "; expected "
                            + expected
                            + ", found "
                            + CsvPlace.quoted(String.join(",", header))
                            + ": name the columns so");
        }
        return column;
    }
}
