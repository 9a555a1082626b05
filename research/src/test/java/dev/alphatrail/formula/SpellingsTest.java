package dev.alphatrail.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

class SpellingsTest {
    private static final Path PAGE = Path.of("../docs/factor-language.md");
    private static final String BEGIN =
            "<!-- begin: spellings, written from the table Spellings -->\n";
    private static final String END = "<!-- end: spellings -->\n";
    private static final Vocabulary MARKET =
            new Vocabulary(
                    new TreeSet<>(Set.of("open", "high", "low", "close", "dollar_volume")),
                    new TreeSet<>(Set.of("sector")));

    private static final Vocabulary PRICES =
            new Vocabulary(
                    new TreeSet<>(Set.of("open", "high", "low", "close", "vwap", "volume")),
                    new TreeSet<>(Set.of("sector")));

    /// What is written for the parameters of a spelling: days, a number, a grouping, else a field.
    private static final Map<String, String> WRITTEN =
            Map.of("d", "7", "lookback", "7", "k", "3", "q", "0.25", "f", "0.5", "g", "sector");

    static List<Spelling> all() {
        return Spellings.ALL;
    }

    @ParameterizedTest
    @MethodSource("all")
    void everySpellingMeansItsFormulaWithTheArgumentsPutIn(Spelling spelling) {
        String call =
                spelling.slots().stream()
                        .map(slot -> (slot.byPlace() ? "" : slot.name() + "=") + written(slot))
                        .collect(Collectors.joining(", ", spelling.name() + "(", ")"));
        String wanted = spelling.becomes();
        for (Slot slot : spelling.slots()) {
            String value = slot.value().orElse(WRITTEN.getOrDefault(slot.name(), slot.name()));
            wanted = wanted.replaceAll("\\b" + slot.name() + "\\b(?!\\()", value);
        }
        assertEquals(Formula.parse(wanted).canonical(), Formula.parse(call).canonical());
    }

    /// What the user writes is well-dimensioned: prices, and a volume for the weights.
    @ParameterizedTest
    @MethodSource("all")
    void noSpellingRaisesAFindingThatItsArgumentsDoNot(Spelling spelling) {
        String call =
                spelling.slots().stream()
                        .map(slot ->
                                (slot.byPlace() ? "" : slot.name() + "=") + price(spelling, slot))
                        .collect(Collectors.joining(", ", spelling.name() + "(", ")"));
        // the operators below are own ones, and what they raise is said of them too
        Set<String> ofOwnOperators =
                Set.of(
                        "the factor is only ever 0 or 1, so most instruments are tied",
                        "ewm_mean rests on all history, not only on its span");
        assertEquals(
                List.of(),
                Formula.parse(call).lint(PRICES, 300).stream()
                        .filter(finding -> !ofOwnOperators.contains(finding.message()))
                        .map(Finding::line)
                        .toList(),
                call);
    }

    private static String price(Spelling spelling, Slot slot) {
        boolean ofValues = Set.of("a", "c").contains(spelling.slots().getFirst().name());
        return slot.value()
                .map(value -> value.contains(" ") ? '"' + value + '"' : value)
                .orElse(
                        switch (slot.name()) {
                            case "x" -> "close";
                            case "y" -> spelling.name().endsWith("power") ? "2" : "open";
                            case "w" -> "volume";
                            case "a" -> ofValues ? "close" : "2";
                            case "c" -> ofValues ? "vwap" : "0.5";
                            case "d" -> ofValues && slot.rule() != Slot.Rule.DAYS ? "low" : "7";
                            default -> WRITTEN.getOrDefault(slot.name(), "high");
                        });
    }

    private static String written(Slot slot) {
        return slot.value()
                .map(value -> value.contains(" ") ? '"' + value + '"' : value)
                .orElse(WRITTEN.getOrDefault(slot.name(), slot.name()));
    }

    @Test
    void anErrorInAnArgumentPointsAtTheArgument() {
        FormulaException e =
                assertThrows(
                        FormulaException.class,
                        () -> Formula.parse("rank(delta(clsoe, 1))").check(MARKET));
        assertEquals(new Span(11, 16), e.span());
    }

    @Test
    void whatIsNotTakenAsWrittenIsTold() {
        assertEquals(
                List.of(
                        "windows and lags with a fraction are cut down to whole days: 8.9 is 8"
                                + " (column 16)",
                        "max(x, d) is read as ts_max(x, d): a whole number in the second place is a"
                                + " window (column 23)"),
                lines(Formula.parse("Ts_Rank(close, 8.9) + max(close, 5) + delta(open, 2.5)")));
        assertTrue(Formula.parse("correlation(close, open, 5)").readings().isEmpty());
    }

    @Test
    void aSpellingInsideASpellingKeepsItsPlace() {
        Formula formula = Formula.parse("delta(sum(close, 5), 2)");
        Expr.Call outer = (Expr.Call) formula.root();
        assertEquals(new Span(0, 23), outer.span());
        assertEquals(new Span(6, 19), outer.args().getFirst().span());
    }

    @Test
    void namesWithoutAColumnAreReplacedByWhatStandsForThem() {
        Formula formula = Formula.parse("vwap / adv20 + returns").on(MARKET);
        assertEquals(
                "(high + low + close) / 3 / ts_mean(dollar_volume, 20) + returns(close, 1)",
                formula.canonical());
        assertEquals(19, formula.lookback());
        assertEquals(
                Set.of("vwap", "adv20", "returns"),
                Formula.parse("vwap / adv20 + returns").standIns(MARKET).keySet());
    }

    @Test
    void aColumnOfThatNameWins() {
        Vocabulary own =
                new Vocabulary(new TreeSet<>(Set.of("close", "vwap", "returns")), new TreeSet<>());
        Formula formula = Formula.parse("vwap + returns");
        assertEquals("vwap + returns", formula.on(own).canonical());
        assertTrue(formula.standIns(own).isEmpty());
    }

    @Test
    void nothingStandsForANameWhoseOwnPartsAreMissing() {
        Vocabulary closeOnly = new Vocabulary(new TreeSet<>(Set.of("close")), new TreeSet<>());
        assertThrows(FormulaException.class, () -> Formula.parse("vwap").on(closeOnly));
        assertThrows(FormulaException.class, () -> Formula.parse("adv0").on(MARKET));
    }

    @Test
    void theLimitsHoldForWhatStandsForAName() {
        FormulaLimits tight = new FormulaLimits(100, 32, 256, 30);
        Formula formula = Formula.parse("ts_mean(adv20, 20)", tight);
        assertFalse(formula.canonical().isEmpty());
        assertThrows(FormulaException.class, () -> formula.on(MARKET));
    }

    @Test
    void theDocumentationHasExactlyThisTable() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        assertTrue(
                begin >= BEGIN.length() && end >= begin,
                PAGE + " has no part between " + BEGIN + " and " + END);
        String wanted = "\n" + SpellingReference.markdown();
        if (!wanted.equals(page.substring(begin, end))) {
            Path whole = Path.of("target/factor-language-spellings.md");
            Files.writeString(whole, page.substring(0, begin) + wanted + page.substring(end));
            assertEquals(
                    wanted,
                    page.substring(begin, end),
                    "the page differs from the table: copy research/" + whole + " to docs/");
        }
    }

    private static List<String> lines(Formula formula) {
        return formula.readings().stream().map(Finding::line).toList();
    }
}
