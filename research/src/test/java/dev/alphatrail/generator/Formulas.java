package dev.alphatrail.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.Vocabulary;
import dev.alphatrail.generator.Proposal.SeedAlpha;

import java.util.HashSet;
import java.util.List;

/// What holds for every proposal.
final class Formulas {
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
        Formula formula = Formula.parse(alpha.formula());
        formula.check(new Vocabulary(brief.fields(), brief.groupings()));
        assertTrue(formula.lookback() <= brief.dates() / 4, alpha.formula());
    }

    static List<String> canonical(Proposal proposal) {
        return proposal.alphas().stream()
                .map(alpha -> Formula.parse(alpha.formula()).canonical())
                .toList();
    }
}
