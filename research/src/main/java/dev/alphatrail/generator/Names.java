package dev.alphatrail.generator;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The fields and groupings that a formula's text reads.
final class Names {
    private static final Pattern NAME = Pattern.compile("\\b[a-z_][a-z0-9_]*+(?!\\()");
    private static final Set<String> WORD_OPERATORS = Set.of("and", "or", "not");

    private Names() {}

    static List<String> read(String formula) {
        return NAME.matcher(formula)
                .results()
                .map(MatchResult::group)
                .filter(name -> !WORD_OPERATORS.contains(name))
                .distinct()
                .toList();
    }
}
