package dev.alphatrail.panel;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/// The instruments of a panel in ordinal (UTF-16 code unit) order of their names; instrument `i`
/// has index `i`.
///
/// Immutable.
public final class Instruments {
    private final List<String> names;

    private Instruments(List<String> names) {
        this.names = names;
    }

    /// Instruments with these names.
    ///
    /// @throws IllegalArgumentException when the names are not in strictly ascending ordinal order,
    ///   or one is blank
    public static Instruments of(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isBlank()) {
                throw new IllegalArgumentException("instrument " + i + " has a blank name");
            }
            if (i > 0 && names.get(i).compareTo(names.get(i - 1)) <= 0) {
                throw new IllegalArgumentException(
                        "instruments must ascend strictly: "
                                + names.get(i)
                                + " follows "
                                + names.get(i - 1));
            }
        }
        return new Instruments(List.copyOf(names));
    }

    /// Number of instruments.
    public int size() {
        return names.size();
    }

    /// The name of instrument `i`.
    public String name(int i) {
        return names.get(i);
    }

    /// All names in order; unmodifiable.
    public List<String> names() {
        return names;
    }

    /// The index of a name, empty when the panel has no such instrument.
    public OptionalInt indexOf(String name) {
        int at = Collections.binarySearch(names, name);
        return at >= 0 ? OptionalInt.of(at) : OptionalInt.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Instruments that && names.equals(that.names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    @Override
    public String toString() {
        return "Instruments[" + names.size() + "]";
    }
}
