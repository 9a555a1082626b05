package dev.alphatrail.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.Vocabulary;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

class TemplatesTest {
    @Test
    void everyFormulaIsOneCallSoThatAMinusBeforeItTurnsAllOfIt() {
        for (Template template : Templates.ALL) {
            String call = template.formula().replaceFirst("^-", "");
            assertTrue(call.matches("[a-z0-9_]+\\(.*\\)"), template.formula());
            assertEquals(call.length() - 1, closing(call), template.formula());
        }
    }

    private static int closing(String call) {
        int depth = 0;
        for (int at = 0; at < call.length(); at++) {
            depth += call.charAt(at) == '(' ? 1 : call.charAt(at) == ')' ? -1 : 0;
            if (depth == 0 && call.charAt(at) == ')') {
                return at;
            }
        }
        return -1;
    }

    @Test
    void noTwoDraftsShareANameOrAFormula() {
        Set<String> names = new HashSet<>();
        Set<String> formulas = new HashSet<>();
        for (Template template : Templates.ALL) {
            for (Draft draft : template.drafts(false)) {
                assertTrue(names.add(draft.name()), draft.name());
                assertTrue(formulas.add(draft.formula()), draft.formula());
                assertTrue(draft.name().matches("[a-z][a-z0-9_]*"), draft.name());
                assertFalse((draft.formula() + draft.rationale()).contains("{"), draft.formula());
            }
        }
    }

    @Test
    void theInverseOfATemplateIsItsFormulaWithTheOtherSign() {
        Template reversal = named("reversal_{d}d");
        Template momentum = named("momentum_{d}d");

        assertEquals("returns(close, 1)", reversal.drafts(true).getFirst().formula());
        assertEquals("inverse_reversal_1d", reversal.drafts(true).getFirst().name());
        assertEquals("-returns(close, 20)", momentum.drafts(true).getFirst().formula());
    }

    @Test
    void slotsAreFilledWithEveryPairInWhichTheSecondWindowIsNotLonger() {
        Template intermediate = named("intermediate_momentum_{d}d_lag_{w}");

        assertEquals(
                List.of(
                        "returns(delay(close, 42), 63)",
                        "returns(delay(close, 63), 63)",
                        "returns(delay(close, 42), 126)",
                        "returns(delay(close, 63), 126)",
                        "returns(delay(close, 126), 126)"),
                intermediate.drafts(false).stream().map(Draft::formula).toList());
        assertEquals(
                "returns(delay(close, 249), 3)",
                named("annual_season_{d}d").drafts(false).getFirst().formula());
    }

    @Test
    void everyDraftIsAFormulaOfThePanelAndOfCommonAccountingFields() {
        SortedSet<String> fields = new TreeSet<>(Panels.PRICES);
        fields.addAll(
                List.of(
                        "book_to_market",
                        "book_to_price",
                        "pb",
                        "earnings_yield",
                        "pe",
                        "pe_ratio",
                        "eps",
                        "earnings",
                        "cap",
                        "market_cap",
                        "ps",
                        "sales",
                        "dividend_yield"));
        Vocabulary vocabulary = new Vocabulary(fields, Panels.SECTOR);
        for (Template template : Templates.ALL) {
            for (boolean inverse : new boolean[] {false, true}) {
                template.drafts(inverse)
                        .forEach(draft -> Formula.parse(draft.formula()).check(vocabulary));
            }
        }
    }

    @Test
    void everyFamilyHasTemplates() {
        Arrays.stream(Family.values())
                .forEach(family ->
                        assertTrue(
                                Templates.ALL.stream()
                                        .anyMatch(template -> template.family() == family),
                                family.words()));
    }

    @Test
    void thePageOfTheGeneratorListsEveryTemplate() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "generator.md"));
        for (Template template : Templates.ALL) {
            String row = row(template);
            assertTrue(page.contains(row), "docs/generator.md lacks this row:\n" + row);
        }
        long rows = page.lines().filter(line -> line.matches("\\| [a-z ]+ \\| `.*")).count();
        assertEquals(
                Templates.ALL.size(),
                rows,
                "docs/generator.md has rows for templates that are gone");
    }

    static String row(Template template) {
        return "| "
                + template.family().words()
                + " | `"
                + template.name()
                + "` | `"
                + template.formula()
                + "` | "
                + windows(template.days())
                + " | "
                + windows(template.second())
                + " | "
                + template.source()
                + " |";
    }

    private static String windows(List<Integer> windows) {
        return String.join(" ", windows.stream().map(String::valueOf).toList());
    }

    private static Template named(String name) {
        return Templates.ALL.stream()
                .filter(template -> template.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
