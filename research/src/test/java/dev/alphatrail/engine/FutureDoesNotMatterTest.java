package dev.alphatrail.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.alphatrail.formula.Expr;
import dev.alphatrail.formula.Operator;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.util.SplittableRandom;

class FutureDoesNotMatterTest {
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
