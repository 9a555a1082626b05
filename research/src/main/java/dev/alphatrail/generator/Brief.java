package dev.alphatrail.generator;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/// What a model is asked.
///
/// @param idea the researcher's words
/// @param seed seed for whatever the model draws
/// @param iteration 0 for the first round, then counting up
/// @param count how many formulas are wanted, at least 1
/// @param fields numeric fields of the panel
/// @param groupings groupings of the panel, such as `sector`
/// @param dates number of dates in the panel, which bounds look-backs
/// @param earlier what earlier rounds tried and how it went, oldest first
/// @param taken canonical forms that must not be proposed again
public record Brief(
        String idea,
        long seed,
        int iteration,
        int count,
        SortedSet<String> fields,
        SortedSet<String> groupings,
        int dates,
        List<Trial> earlier,
        Set<String> taken) {
    /// How an earlier formula went.
    ///
    /// @param alphaId its id
    /// @param formula its text
    /// @param family the family it was drawn from
    /// @param informationRatio annualised, over dates before the first test window; NaN when
    ///   missing. Never a figure from a test window: a search that looks at test data has none left
    public record Trial(String alphaId, String formula, String family, double informationRatio) {}

    public Brief {
        earlier = List.copyOf(earlier);
        taken = Set.copyOf(taken);
        if (count < 1 || iteration < 0) {
            throw new IllegalArgumentException(
                    "a brief asks for at least one formula in round 0 or later");
        }
    }
}
