package dev.alphatrail.marketdata;

import dev.alphatrail.panel.Instruments;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A list of names that may not be shorted, `instrument[,shortable]`: without the second column
/// every listed name.
final class HardToBorrowFile implements CsvRows {
    private final Instruments instruments;
    private final QualityLog log;
    private final BitSet restricted = new BitSet();
    private final BitSet listed = new BitSet();
    private final Set<String> unknown = new HashSet<>();
    private int instrumentColumn;
    private int shortableColumn;
    private String instrument = "";
    private boolean shortable;

    private HardToBorrowFile(Instruments instruments, QualityLog log) {
        this.instruments = instruments;
        this.log = log;
    }

    /// What such a file gives.
    ///
    /// @param restricted the panel's instruments, by index, that may not be shorted
    record Restrictions(DataFingerprint.Input input, BitSet restricted) {}

    /// @throws DataException when the file cannot be used
    static Restrictions read(Path path, Instruments instruments, QualityLog log) {
        HardToBorrowFile file = new HardToBorrowFile(instruments, log);
        DataFingerprint.Input input = CsvSource.read("hard_to_borrow", path, file);
        log.add(Finding.HARD_TO_BORROW_INSTRUMENTS, file.restricted.cardinality());
        return new Restrictions(input, file.restricted);
    }

    @Override
    public void header(List<String> names, CsvPlace place) {
        instrumentColumn =
                SideColumns.require(names, "instrument", "instrument[,shortable]", place);
        shortableColumn = SideColumns.find(names, "shortable");
    }

    @Override
    public void cell(int column, char[] s, int offset, int length, CsvPlace place) {
        if (column == instrumentColumn) {
            instrument = new String(s, offset, length);
        } else if (column == shortableColumn) {
            shortable = isYes(new String(s, offset, length), column, place);
        }
    }

    private static boolean isYes(String text, int column, CsvPlace place) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> true;
            case "false", "0", "no" -> false;
            default ->
                    throw place.error(
                            column,
                            "shortable is " + CsvPlace.quoted(text) + ": write true or false");
        };
    }

    @Override
    public void endRow(CsvPlace place) {
        int index = instruments.indexOf(instrument).orElse(-1);
        if (index < 0) {
            if (unknown.add(instrument)) {
                String name = instrument;
                log.found(Finding.UNKNOWN_HARD_TO_BORROW_INSTRUMENTS, () -> name);
            }
            return;
        }
        if (listed.get(index) && restricted.get(index) == shortable) {
            throw place.error(
                    shortableColumn,
                    instrument + " is shortable in one row and not in another: leave one of them");
        }
        listed.set(index);
        restricted.set(index, !shortable);
    }
}
