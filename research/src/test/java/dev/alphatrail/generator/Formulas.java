package dev.alphatrail.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.formula.Operator;
import dev.alphatrail.generator.Proposal.SeedAlpha;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What holds for every proposal.
final class Formulas {
    private static final Pattern CALL = Pattern.compile("([a-z_0-9]+)\\(");

    private Formulas() {}

    static void assertSound(Proposal proposal, Brief brief) {
        List<String> canonical = canonical(proposal);
        assertEquals(canonical.size(), new HashSet<>(canonical).size(), "formulas are distinct");
        assertTrue(canonical.stream().noneMatch(brief.taken()::contains), "no formula is taken");
        List<String> names = proposal.alphas().stream().map(SeedAlpha::name).toList();
        assertEquals(names.size(), new HashSet<>(names).size(), "names are distinct");
        proposal.alphas().forEach(alpha -> assertSound(alpha, brief));
    }

    private static void assertSound(SeedAlpha alpha, Brief brief) {
        assertTrue(alpha.name().matches("[a-z][a-z0-9_]*"), alpha.name());
        assertTrue(alpha.rationale().endsWith("."), alpha.rationale());
        assertTrue(Windows.longest(alpha.formula()) <= brief.dates() / 4, alpha.formula());
        Set<String> known = new HashSet<>(brief.fields());
        known.addAll(brief.groupings());
        assertTrue(known.containsAll(Names.read(alpha.formula())), alpha.formula());
        List<String> operators =
                Arrays.stream(Operator.values())
                        .map(operator -> operator.name().toLowerCase(Locale.ROOT))
                        .toList();
        CALL.matcher(alpha.formula())
                .results()
                .forEach(call -> assertTrue(operators.contains(call.group(1)), alpha.formula()));
    }

    static List<String> canonical(Proposal proposal) {
        return proposal.alphas().stream().map(SeedAlpha::formula).toList();
    }
}
