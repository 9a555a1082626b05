package dev.alphatrail.panel;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A field, read when it is first asked for. Safe to use from several threads.
final class LazyField {
    private final String name;
    private final int dates;
    private final int instruments;
    private final FieldSource source;
    private Optional<Matrix> matrix = Optional.empty();

    /// By number of dates.
    private final Map<Integer, String> sha256 = new HashMap<>();

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

    /// The digest of the first dates.
    synchronized String sha256(int first) {
        String known = sha256.get(first);
        if (known == null) {
            known =
                    (first == dates ? source.sha256() : Optional.<String>empty())
                            .orElseGet(() -> Sha256.of(matrix(), first));
            sha256.put(first, known);
        }
        return known;
    }
}
