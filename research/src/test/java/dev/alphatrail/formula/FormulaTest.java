package dev.alphatrail.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

class FormulaTest {
    @Test
    void theHashIsTheSha256OfTheCanonicalForm() {
        // printf 'rank(close)' | sha256sum
        assertEquals(
                "843b1f97b9e6376b2671c02929d9c6a903b000ecb0da48d5428352a1bb07baad",
                Formula.parse(" cs_rank( close )").hash());
    }

    @Test
    void fieldsAndGroupingsAreToldApartByTheirPlace() {
        Formula formula =
                Formula.parse(
                        "group_neutralize(close / open, sector, log(volume)) + group_rank(close,"
                                + " industry)");
        assertEquals(Set.of("close", "open", "volume"), formula.fields());
        assertEquals(Set.of("industry", "sector"), formula.groupings());
    }

    @Test
    void exponentialWeightsUseAllHistory() {
        assertTrue(Formula.parse("rank(1 + ewm_std(close, 5))").usesWholeHistory());
        assertFalse(Formula.parse("rank(1 + ts_std(close, 5))").usesWholeHistory());
    }

    @Test
    void emptyTextIsRefused() {
        for (String text : new String[] {"", "  ", "\t\n\r "}) {
            FormulaException fault =
                    assertThrows(FormulaException.class, () -> Formula.parse(text));
            assertEquals(
                    "the formula is empty: write one such as rank(close) (column 1)",
                    fault.getMessage());
        }
    }

    @Test
    void theCaretStandsUnderTheFault() {
        FormulaException fault =
                assertThrows(
                        FormulaException.class,
                        () -> Formula.parse("rank(clos3) + ts_meen(open, 3)"));
        assertEquals(
                """
                there is no operator 'ts_meen': did you mean ts_mean? (column 15)
                  rank(clos3) + ts_meen(open, 3)
                                ^^^^^^^\
                """,
                fault.withCaret());
    }

    @Test
    void theCaretStandsRightBehindTabsControlCharactersAndWideText() {
        FormulaException fault =
                assertThrows(
                        FormulaException.class,
                        () -> Formula.parse("rank(\tclose\n)\u0007 \u5e02"));
        assertEquals(
                """
                U+0007 (bel) has no place in a formula: leave it out (line 2 of the formula, column 2)
                  rank( close )\\u0007 \\u5e02
                               ^^^^^^\
                """,
                fault.withCaret());
    }

    @Test
    void ofALongFormulaOnlyThePartAroundTheFaultIsShown() {
        String text = "close + ".repeat(20) + "= " + "+ close".repeat(20);
        FormulaException fault = assertThrows(FormulaException.class, () -> Formula.parse(text));
        assertEquals(161, fault.span().column());
        List<String> lines = fault.withCaret().lines().toList();
        assertTrue(lines.get(1).startsWith("  ...close + "), lines.get(1));
        assertTrue(lines.get(1).endsWith("..."), lines.get(1));
        assertTrue(lines.get(1).length() < 100);
        assertEquals('=', lines.get(1).charAt(lines.get(2).indexOf('^')));
    }

    @Test
    void anExplanationTellsEveryStep() {
        String explanation =
                Formula.parse(
                                "-neutralize(ts_mean(returns(close), 20), log(volume), 2) *"
                                        + " group_rank(close, sector)")
                        .explain();
        assertEquals(
                """
                *: product; needs 20 days of history
                  a = -: opposite sign; needs 20 days of history
                    neutralize: what is left of x after the day's regression on the controls; needs 20 days of history
                      x = ts_mean: mean over the last 20 days; needs 20 days of history
                        returns: relative change over 1 day, as a fraction; needs 1 day of history
                          close: field
                      y1 = log: natural logarithm
                        volume: field
                      y2 = 2: number
                  b = group_rank: rank within sector that day, as a fraction
                    close: field
                """,
                explanation);
    }

    @Test
    void aNameCannotBeAFieldAndAGrouping() {
        TreeSet<String> sector = new TreeSet<>(Set.of("sector"));
        assertThrows(IllegalArgumentException.class, () -> new Vocabulary(sector, sector));
    }
}
