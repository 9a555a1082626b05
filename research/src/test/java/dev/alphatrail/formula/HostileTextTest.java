package dev.alphatrail.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.concurrent.atomic.AtomicReference;

/// No text, however made, exhausts the stack or the clock: it is refused in one line.
@Timeout(20)
class HostileTextTest {
    private static final int MILLION = 1_000_000;
    private static final FormulaLimits WIDE =
            new FormulaLimits(4 * MILLION, 200, 4 * MILLION, MILLION);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "-",
                "not ",
                "a?",
                "a?b:",
                "2**",
                "2**-",
                "rank(",
                "a+(",
                "a<(",
                "a and not ",
                "a ? a : -(",
                "1+",
                "a-",
                "a*",
                "a and ",
                "a or ",
                "neutralize(a,",
                "a,",
                ")",
                "a ",
                "9",
                ".",
                "1e+",
                "=",
                "\u2212",
                "\ud83d",
                "\0",
                "a<",
                "?",
                ":"
            })
    void aMillionOfAnythingIsRefusedWithoutExhaustingTheStack(String piece)
            throws InterruptedException {
        assertInstanceOf(
                FormulaException.class,
                parseOnSmallStack(piece.repeat(MILLION / piece.length()) + "a"));
        assertInstanceOf(FormulaException.class, parseOnSmallStack(piece.repeat(1_000)));
    }

    @Test
    void soIsAMillionOfBalancedParentheses() throws InterruptedException {
        String text = "(".repeat(MILLION) + "a" + ")".repeat(MILLION);
        assertInstanceOf(FormulaException.class, parseOnSmallStack(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_", "e", "\n"})
    void aMillionOfWhatIsHarmlessIsJustLong(String piece) throws InterruptedException {
        assertInstanceOf(Formula.class, parseOnSmallStack(piece.repeat(MILLION) + "a"));
    }

    @Test
    void theLengthIsCheckedFirst() {
        FormulaException fault =
                assertThrows(FormulaException.class, () -> Formula.parse("(".repeat(MILLION)));
        assertEquals(
                "the formula has 1000000 characters, more than max_length = 2000: shorten it"
                        + " (column 2001)",
                fault.getMessage());
        assertEquals(3, fault.withCaret().lines().count());
        assertTrue(fault.withCaret().length() < 500);
    }

    @ParameterizedTest
    @CsvSource({
        "1, a",
        "2, -a",
        "3, a + a * a",
        "3, a ? a : rank(a)",
        "4, a + a + a + a",
        "4, ((a)) + (((not not a)))"
    })
    void depthCountsNestedExpressionsAndNotParentheses(int depth, String text) {
        assertEquals(depth, Formula.parse(text).depth());
        assertEquals(text, Formula.parse(text, new FormulaLimits(100, depth, 100, 100)).text());
        if (depth > 1) {
            FormulaLimits shallower = new FormulaLimits(100, depth - 1, 100, 100);
            assertThrows(FormulaException.class, () -> Formula.parse(text, shallower));
        }
    }

    @Test
    void aFormulaOfExactlyTheAllowedDepthParsesInItsWorstSpelling() throws InterruptedException {
        String text = "a";
        for (int level = 1; level < 200; level++) {
            text = level % 2 == 0 ? "-(" + text + ")" : "a ** (" + text + ")";
        }
        assertEquals(200, assertInstanceOf(Formula.class, parseOnSmallStack(text)).depth());
    }

    @Test
    void chainsOfHundredsOfTermsAreMeasuredByTheirTree() {
        String chain = "1" + "+1".repeat(150);
        assertEquals(301, Formula.parse(chain, WIDE).nodes());
        FormulaException deep = assertThrows(FormulaException.class, () -> Formula.parse(chain));
        assertEquals(
                "the formula nests deeper than max_depth = 32: split it (column 1)",
                deep.getMessage());
        FormulaException many =
                assertThrows(
                        FormulaException.class,
                        () -> Formula.parse(chain, new FormulaLimits(2_000, 200, 256, 1_000)));
        assertTrue(
                many.getMessage()
                        .startsWith("the formula has more parts than max_nodes = 256: split it"));
    }

    @Test
    void redundantParenthesesAreBoundedToo() {
        FormulaException fault =
                assertThrows(
                        FormulaException.class,
                        () -> Formula.parse("(".repeat(100) + "a" + ")".repeat(100)));
        assertTrue(fault.getMessage().startsWith("parentheses, signs and choices nest too deep"));
    }

    /// A formula or the exception that parsing gave; on a stack of 512 KiB, half of the usual one.
    private static Object parseOnSmallStack(String text) throws InterruptedException {
        AtomicReference<Object> outcome = new AtomicReference<>();
        Thread thread =
                new Thread(
                        null,
                        () -> {
                            try {
                                Formula formula = Formula.parse(text, WIDE);
                                formula.explain();
                                formula.check(
                                        new Vocabulary(formula.fields(), formula.groupings()));
                                outcome.set(formula);
                            } catch (FormulaException | StackOverflowError e) {
                                outcome.set(e);
                            }
                        },
                        "small stack",
                        512 * 1024);
        thread.start();
        thread.join();
        return outcome.get();
    }
}
