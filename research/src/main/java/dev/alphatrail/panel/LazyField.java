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

    /// The same field on the dates from `from` (inclusive) to `to` (exclusive).
    FieldSource slice(int from, int to) {
        return new FieldSource() {
            @Override
            public Matrix load() {
                Optional<FieldReader> part = reader();
                if (part.isEmpty()) {
                    return matrix().slice(from, to);
                }
                double[] values = new double[Math.multiplyExact(to - from, instruments)];
                part.get().read(0, values.length, values, 0);
                return Matrix.takingOwnership(to - from, instruments, values);
            }

            @Override
            public Optional<FieldReader> reader() {
                long first = (long) from * instruments;
                return LazyField.this
                        .reader()
                        .map(whole ->
                                (at, count, target, offset) ->
                                        whole.read(first + at, count, target, offset));
            }
        };
    }

    /// Whether it was read.
    synchronized boolean isLoaded() {
        return matrix.isPresent();
    }

    /// Reads parts of it; empty when it was not loaded and its source can give it only whole.
    synchronized Optional<FieldReader> reader() {
        return matrix.map(FieldReader::of).or(source::reader);
    }

    /// The digest of the first dates.
    synchronized String sha256(int first) {
        String known = sha256.get(first);
        if (known == null) {
            known =
                    (first == dates ? source.sha256() : Optional.<String>empty())
                            .orElseGet(() ->
                                    Sha256.of(
                                            reader().orElseGet(() -> FieldReader.of(matrix())),
                                            (long) first * instruments));
            sha256.put(first, known);
        }
        return known;
    }
}
