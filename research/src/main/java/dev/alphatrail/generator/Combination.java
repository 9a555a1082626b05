package dev.alphatrail.generator;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A way to make one formula of two.
///
/// @param word what joins the two names
/// @param formula text with `{a}` and `{b}`
/// @param rationale sentence with `{a}` and `{b}` for the names
record Combination(String word, String formula, String rationale) {
    static final List<Combination> ALL =
            List.of(
                    new Combination(
                            "times",
                            "rank({a}) * rank({b})",
                            "Rewards names that stand high on both {a} and {b}."),
                    new Combination(
                            "plus",
                            "zscore({a}) + zscore({b})",
                            "Adds {a} and {b} on a common scale, so that each makes up for the"
                                    + " noise of the other."),
                    new Combination(
                            "where",
                            "where(rank({b}) > 0.5, zscore({a}), 0)",
                            "Trusts {a} only in the half of the names that stands high on {b}, and"
                                    + " is neutral elsewhere."),
                    new Combination(
                            "net_of", "neutralize({a}, {b})", "Keeps what {a} says beyond {b}."));

    Draft draft(Draft a, Draft b, Optional<String> parent) {
        return new Draft(
                a.name() + "_" + word + "_" + b.name(),
                formula.replace("{a}", a.formula()).replace("{b}", b.formula()),
                families(a, b),
                rationale.replace("{a}", a.name()).replace("{b}", b.name()),
                parent);
    }

    private static String families(Draft a, Draft b) {
        return Stream.of(a, b)
                .flatMap(draft -> Stream.of(draft.family().split("\\+")))
                .distinct()
                .filter(family -> !family.isEmpty())
                .collect(Collectors.joining("+"));
    }
}
