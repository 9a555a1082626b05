package dev.alphatrail.formula;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// The names a panel gives to formulas.
///
/// @param fields names with a value per date and instrument, such as `close`
/// @param groupings names that put instruments into groups, such as `sector`
public record Vocabulary(SortedSet<String> fields, SortedSet<String> groupings) {
    /// @throws IllegalArgumentException when a name is both a field and a grouping
    public Vocabulary {
        fields = Collections.unmodifiableSortedSet(new TreeSet<>(fields));
        groupings = Collections.unmodifiableSortedSet(new TreeSet<>(groupings));
        for (String grouping : groupings) {
            if (fields.contains(grouping)) {
                throw new IllegalArgumentException(grouping + " is both a field and a grouping");
            }
        }
    }
}
