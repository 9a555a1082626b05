package dev.alphatrail.marketdata;

import dev.alphatrail.panel.Grouping;
import dev.alphatrail.panel.Instruments;
import dev.alphatrail.panel.Panel;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// A sector file, `instrument,sector` and further groupings: the groups of each name of the panel,
/// a grouping for each column.
final class SectorFile implements CsvRows {
    private final Panel panel;
    private final QualityLog log;
    private final Map<String, String[]> groupsOf = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();
    private List<GroupColumn> columns = List.of();
    private int instrumentColumn;
    private String instrument = "";

    /// Of the row that is being read, the group in each column of the file.
    private String[] row = new String[0];

    private SectorFile(Panel panel, QualityLog log) {
        this.panel = panel;
        this.log = log;
    }

    /// What a sector file gives.
    ///
    /// @param groupings by name, `sector` among them, each with one code per instrument of the
    ///   panel; a name the file does not have, or has with an empty cell, has none
    record Sectors(DataFingerprint.Input input, SortedMap<String, Grouping> groupings) {}

    /// @throws DataException when the file cannot be used, or a column is called like something
    ///   else that formulas may name
    static Sectors read(Path path, Panel panel, QualityLog log) {
        SectorFile file = new SectorFile(panel, log);
        DataFingerprint.Input input = CsvSource.read("sectors", path, file);
        SortedMap<String, Grouping> groupings = new TreeMap<>();
        for (GroupColumn column : file.columns) {
            Grouping grouping = file.grouping(column.index());
            groupings.put(column.name(), grouping);
            if (column.name().equals(Panel.SECTOR)) {
                file.countWithout(grouping);
            }
        }
        return new Sectors(input, groupings);
    }

    @Override
    public void header(List<String> names, CsvPlace place) {
        instrumentColumn = SideColumns.require(names, "instrument", GroupColumn.EXPECTED, place);
        columns = GroupColumn.of(names, instrumentColumn, panel.fieldNames(), place);
        row = new String[names.size()];
        Arrays.fill(row, "");
    }

    @Override
    public void cell(int column, char[] s, int offset, int length, CsvPlace place) {
        if (column == instrumentColumn) {
            instrument = new String(s, offset, length);
        } else {
            row[column] = Decimal.isMissing(s, offset, length) ? "" : new String(s, offset, length);
        }
    }

    @Override
    public void endRow(CsvPlace place) {
        for (GroupColumn column : columns) {
            column.requirePrintable(row[column.index()], place);
        }
        if (panel.instruments().indexOf(instrument).isEmpty()) {
            if (unknown.add(instrument)) {
                String name = instrument;
                log.found(Finding.UNKNOWN_SECTOR_INSTRUMENTS, () -> name);
            }
            return;
        }
        String[] before = groupsOf.putIfAbsent(instrument, row.clone());
        if (before != null) {
            for (GroupColumn column : columns) {
                requireSame(column.index(), before, place);
            }
        }
    }

    private void requireSame(int column, String[] before, CsvPlace place) {
        if (!before[column].equals(row[column])) {
            throw place.error(
                    column,
                    instrument
                            + " is in "
                            + CsvPlace.quoted(before[column])
                            + " and in "
                            + CsvPlace.quoted(row[column])
                            + ": leave one of the two rows");
        }
    }

    private Grouping grouping(int column) {
        List<String> labels =
                groupsOf.values().stream()
                        .map(groups -> groups[column])
                        .filter(label -> !label.isEmpty())
                        .distinct()
                        .sorted()
                        .toList();
        Instruments instruments = panel.instruments();
        int[] codes = new int[instruments.size()];
        Arrays.fill(codes, Grouping.NONE);
        groupsOf.forEach((name, groups) -> {
            if (!groups[column].isEmpty()) {
                codes[instruments.indexOf(name).orElseThrow()] =
                        Collections.binarySearch(labels, groups[column]);
            }
        });
        return Grouping.of(labels, codes);
    }

    private void countWithout(Grouping sector) {
        for (int i = 0; i < sector.instruments(); i++) {
            if (sector.code(i) == Grouping.NONE) {
                int without = i;
                log.found(
                        Finding.INSTRUMENTS_WITHOUT_SECTOR,
                        () -> panel.instruments().name(without));
            }
        }
    }
}
