package dev.alphatrail.panel;

import java.util.Optional;

/// A field, read when it is first asked for. Safe to use from several threads.
final class LazyField {
    private final String name;
    private final int dates;
    private final int instruments;
    private final FieldSource source;
    private Optional<Matrix> matrix = Optional.empty();
    private Optional<String> sha256 = Optional.empty();

    LazyField(String name, int dates, int instruments, FieldSource source) {
        this.name = name;
        this.dates = dates;
        this.instruments = instruments;
        this.source = source;
    }

    static LazyField of(String name, int dates, int instruments, Matrix matrix) {
        LazyField field = new LazyField(name, dates, instruments, FieldSource.of(matrix));
        field.matrix(); // a wrong shape is told at once
        return field;
    }

    synchronized Matrix matrix() {
        if (matrix.isEmpty()) {
            Matrix loaded = source.load();
            if (loaded.dates() != dates || loaded.instruments() != instruments) {
                throw new IllegalArgumentException(
                        "field "
                                + name
                                + " is "
                                + loaded
                                + ", the panel has "
                                + dates
                                + " dates x "
                                + instruments
                                + " instruments");
            }
            matrix = Optional.of(loaded);
        }
        return matrix.get();
    }

    synchronized String sha256() {
        if (sha256.isEmpty()) {
            sha256 = source.sha256().or(() -> Optional.of(Sha256.of(matrix())));
        }
        return sha256.get();
    }
}
