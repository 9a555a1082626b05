package dev.alphatrail.marketdata;

import dev.alphatrail.panel.Grouping;
import dev.alphatrail.panel.Instruments;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// A sector file, `instrument,sector`: the group of each name of the panel.
final class SectorFile implements CsvRows {
    private static final String EXPECTED = "instrument,sector";

    private final Instruments instruments;
    private final QualityLog log;
    private final Map<String, String> sectorOf = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();
    private int instrumentColumn;
    private int sectorColumn;
    private String instrument = "";
    private String sector = "";

    private SectorFile(Instruments instruments, QualityLog log) {
        this.instruments = instruments;
        this.log = log;
    }

    /// What a sector file gives.
    ///
    /// @param sectors one code per instrument of the panel; a name the file does not have, or has
    ///   with an empty sector, has none
    record Sectors(DataFingerprint.Input input, Grouping sectors) {}

    /// @throws DataException when the file cannot be used
    static Sectors read(java.nio.file.Path path, Instruments instruments, QualityLog log) {
        SectorFile file = new SectorFile(instruments, log);
        DataFingerprint.Input input = CsvSource.read("sectors", path, file);
        return new Sectors(input, file.grouping());
    }

    @Override
    public void header(List<String> names, CsvPlace place) {
        instrumentColumn = SideColumns.require(names, "instrument", EXPECTED, place);
        sectorColumn = SideColumns.require(names, "sector", EXPECTED, place);
    }

    @Override
    public void cell(int column, char[] s, int offset, int length, CsvPlace place) {
        if (column == instrumentColumn) {
            instrument = new String(s, offset, length);
        } else if (column == sectorColumn) {
            sector = Decimal.isMissing(s, offset, length) ? "" : new String(s, offset, length);
            if (sector.chars().anyMatch(Character::isISOControl)) {
                throw place.error(
                        column,
                        "the sector "
                                + CsvPlace.quoted(sector)
                                + " has a control character: mend it");
            }
        }
    }

    @Override
    public void endRow(CsvPlace place) {
        if (instruments.indexOf(instrument).isEmpty()) {
            if (unknown.add(instrument)) {
                String name = instrument;
                log.found(Finding.UNKNOWN_SECTOR_INSTRUMENTS, () -> name);
            }
            return;
        }
        String before = sectorOf.putIfAbsent(instrument, sector);
        if (before != null && !before.equals(sector)) {
            throw place.error(
                    sectorColumn,
                    instrument
                            + " is in "
                            + CsvPlace.quoted(before)
                            + " and in "
                            + CsvPlace.quoted(sector)
                            + ": leave one of the two rows");
        }
    }

    private Grouping grouping() {
        List<String> labels =
                sectorOf.values().stream()
                        .filter(label -> !label.isEmpty())
                        .distinct()
                        .sorted()
                        .toList();
        int[] codes = new int[instruments.size()];
        Arrays.fill(codes, Grouping.NONE);
        sectorOf.forEach((name, label) -> {
            OptionalInt index = instruments.indexOf(name);
            if (!label.isEmpty()) {
                codes[index.orElseThrow()] = java.util.Collections.binarySearch(labels, label);
            }
        });
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] == Grouping.NONE) {
                int without = i;
                log.found(Finding.INSTRUMENTS_WITHOUT_SECTOR, () -> instruments.name(without));
            }
        }
        return Grouping.of(labels, codes);
    }
}
