package dev.alphatrail.packed;

import dev.alphatrail.marketdata.DataException;
import dev.alphatrail.packed.Section.Role;
import dev.alphatrail.panel.Panel;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether what a header says can be: checked before a byte of a section is read or an array is
/// made.
final class Shape {
    private static final Set<Role> NAMED =
            Set.of(Role.FIELD, Role.GROUPING_LABELS, Role.GROUPING_CODES);
    private static final List<String> FIELDS =
            List.of(
                    Panel.OPEN,
                    Panel.HIGH,
                    Panel.LOW,
                    Panel.CLOSE,
                    Panel.VOLUME,
                    Panel.RAW_CLOSE,
                    Panel.DOLLAR_VOLUME);

    private final Header header;
    private final String file;

    private Shape(Header header, String file) {
        this.header = header;
        this.file = file;
    }

    /// @param first where the first section begins
    /// @throws DataException when something cannot be
    static void check(Header header, long first, long size, String file) {
        Shape shape = new Shape(header, file);
        shape.checkSize();
        shape.checkSections(first, size);
    }

    private void checkSize() {
        long cells = (long) header.dates() * header.instruments();
        if (header.dates() < 2 || header.instruments() < 2) {
            throw Refusal.of(
                    file,
                    "it claims "
                            + header.dates()
                            + " dates x "
                            + header.instruments()
                            + " instruments");
        }
        // the close and one result at the least
        if (cells > Integer.MAX_VALUE - 8
                || cells * Double.BYTES * 2 > Runtime.getRuntime().maxMemory()) {
            throw new DataException(
                    file
                            + " has "
                            + header.dates()
                            + " dates x "
                            + header.instruments()
                            + " instruments, which need "
                            + (cells >> 16)
                            + " MiB of memory and more where "
                            + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MiB are allowed: pack fewer dates, or allow more with -Xmx");
        }
    }

    private void checkSections(long first, long size) {
        Set<String> seen = new HashSet<>();
        long end = first;
        for (Section section : header.sections()) {
            if (NAMED.contains(section.role()) == section.name().isEmpty()
                    || !seen.add(section.label())) {
                throw Refusal.of(file, section.label() + " is there twice or without a name");
            }
            if (section.bytes() < 0
                    || section.offset() != Layout.align(end)
                    || section.offset() > size
                    || section.bytes() > size - section.offset()) {
                throw Refusal.of(
                        file, section.label() + " lies outside the file, which may be cut short");
            }
            if (!fits(section)) {
                throw Refusal.of(file, section.label() + " has " + section.bytes() + " bytes");
            }
            end = section.end();
        }
        if (end != size) {
            throw Refusal.of(file, (size - end) + " bytes follow its last section");
        }
        for (String field : FIELDS) {
            if (!seen.contains(Role.FIELD.id() + " " + field)) {
                throw Refusal.of(file, "it has no field " + field);
            }
        }
    }

    private boolean fits(Section section) {
        long cells = (long) header.dates() * header.instruments();
        return switch (section.role()) {
            case DATES -> section.bytes() == (long) header.dates() * Integer.BYTES;
            case GROUPING_CODES -> section.bytes() == (long) header.instruments() * Integer.BYTES;
            case HARD_TO_BORROW ->
                    section.bytes() % Integer.BYTES == 0
                            && section.bytes() <= (long) header.instruments() * Integer.BYTES;
            case INSTRUMENTS, GROUPING_LABELS -> section.bytes() <= Layout.MAX_TEXT;
            case FIELD, BORROW_BPS -> section.bytes() == cells * Double.BYTES;
        };
    }
}
