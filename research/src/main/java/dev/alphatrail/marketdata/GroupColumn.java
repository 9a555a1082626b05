package dev.alphatrail.marketdata;

import dev.alphatrail.formula.TakenNames;
import dev.alphatrail.panel.Panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// A column of a sector file that makes a grouping.
///
/// @param name of the grouping: its own in lower snake_case, without the aliases that columns of
///   prices have
/// @param index in the file, from 0
record GroupColumn(String name, int index) {
    static final String EXPECTED = "instrument,sector";

    /// The columns of a header that have a name and do not tell the instrument.
    ///
    /// @param fields of the panel
    /// @throws DataException when there is no sector, or a name is used twice or means something
    ///   else in formulas
    static List<GroupColumn> of(
            List<String> header, int instrumentColumn, SortedSet<String> fields, CsvPlace place) {
        SideColumns.require(header, Panel.SECTOR, EXPECTED, place);
        List<GroupColumn> columns = new ArrayList<>();
        for (int index = 0; index < header.size(); index++) {
            String name = PriceColumns.snake(header.get(index));
            if (index == instrumentColumn || name.isEmpty()) {
                continue;
            }
            for (GroupColumn before : columns) {
                if (before.name.equals(name)) {
                    throw place.error(
                            index,
                            "the columns "
                                    + CsvPlace.quoted(header.get(before.index))
                                    + " and "
                                    + CsvPlace.quoted(header.get(index))
                                    + " both mean "
                                    + name
                                    + ": rename or remove one");
                }
            }
            Optional<String> meaning =
                    fields.contains(name)
                            ? Optional.of("a field of the prices")
                            : TakenNames.meaning(name);
            if (meaning.isPresent()) {
                throw place.error(
                        index,
                        "a grouping cannot be called "
                                + name
                                + ", which is "
                                + meaning.get()
                                + ": rename or remove the column");
            }
            columns.add(new GroupColumn(name, index));
        }
        return List.copyOf(columns);
    }

    /// @throws DataException when a label has a control character, which could not be packed
    void requirePrintable(String label, CsvPlace place) {
        if (label.chars().anyMatch(Character::isISOControl)) {
            throw place.error(
                    index,
                    "the "
                            + name
                            + " "
                            + CsvPlace.quoted(label)
                            + " has a control character: mend it");
        }
    }
}
