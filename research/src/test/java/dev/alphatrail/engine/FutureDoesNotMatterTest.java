package dev.alphatrail.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.alphatrail.formula.Expr;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.FormulaLimits;
import dev.alphatrail.formula.Operator;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.util.SplittableRandom;

/// The value at a date depends on data from its look-back to itself, and on nothing else: not on
/// later data, not on there being later data, not on data older than the look-back. To the bit.
class FutureDoesNotMatterTest {
    private static final FormulaLimits WIDE = new FormulaLimits(100_000, 200, 10_000, 10_000_000);

    @Property(tries = 20)
    void noOperatorSeesTheFuture(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (Operator operator : Operator.values()) {
            Expr formula =
                    Exprs.call(
                            operator,
                            () -> Exprs.field(RandomPanel.FIELDS.get(random.nextInt(3))),
                            random.nextInt(2, 9),
                            random);
            assertFutureDoesNotMatter(formula, random);
        }
    }

    @Property(tries = 300)
    void noCompositionOfOperatorsSeesTheFuture(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        assertFutureDoesNotMatter(Exprs.random(4, random), random);
    }

    @Property(tries = 20)
    void noOperatorLooksFurtherBackThanItDeclares(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (Operator operator : Operator.values()) {
            Expr formula =
                    Exprs.call(
                            operator,
                            () -> Exprs.field(RandomPanel.FIELDS.get(random.nextInt(3))),
                            random.nextInt(2, 9),
                            random);
            assertOlderDataDoNotMatter(formula, random);
        }
    }

    @Property(tries = 300)
    void noCompositionLooksFurtherBackThanItsPartsTogether(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        assertOlderDataDoNotMatter(Exprs.random(3, random), random);
    }

    private static void assertOlderDataDoNotMatter(Expr expr, SplittableRandom random) {
        Formula formula = Formula.parse(Texts.of(expr), WIDE);
        if (formula.usesWholeHistory()) {
            return;
        }
        Panel panel = RandomPanel.of(random.nextInt(2, 60), random.nextInt(1, 9), random);
        int changed = random.nextInt(0, panel.dates());
        int first = Math.min(panel.dates(), changed + formula.lookback());
        assertEquals(
                evaluate(panel, expr).slice(first, panel.dates()),
                evaluate(RandomPanel.withOtherPast(panel, changed, random), expr)
                        .slice(first, panel.dates()),
                () -> formula + " looks back further than " + formula.lookback() + " days");
    }

    private static void assertFutureDoesNotMatter(Expr formula, SplittableRandom random) {
        Panel panel = RandomPanel.of(random.nextInt(2, 40), random.nextInt(1, 9), random);
        int past = random.nextInt(1, panel.dates());
        Matrix expected = evaluate(panel, formula).slice(0, past);
        assertEquals(
                expected,
                evaluate(RandomPanel.withOtherFuture(panel, past, random), formula).slice(0, past));
        assertEquals(expected, evaluate(RandomPanel.prefix(panel, past), formula));
    }

    private static Matrix evaluate(Panel panel, Expr formula) {
        return new FactorEngine(panel).evaluate(formula);
    }
}
