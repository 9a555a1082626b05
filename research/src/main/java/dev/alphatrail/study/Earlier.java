package dev.alphatrail.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Formulas of earlier runs, for a study whose rules refuse near-copies.
///
/// @param formulas all of them
/// @param best those of them that have an information ratio, best first
/// @param chosen by alpha id the only one whose values the alpha is correlated with, as a replay
///   needs it; empty: they are chosen from the others
public record Earlier(List<Known> formulas, List<Known> best, Optional<Map<String, Known>> chosen) {
    /// Nothing was tried before.
    public static final Earlier NONE = new Earlier(List.of(), List.of(), Optional.empty());

    public Earlier {
        formulas = List.copyOf(formulas);
        best = List.copyOf(best);
        chosen = chosen.map(Map::copyOf);
    }
}
