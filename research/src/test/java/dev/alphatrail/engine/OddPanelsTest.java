package dev.alphatrail.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.alphatrail.formula.Expr;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.FormulaLimits;
import dev.alphatrail.formula.Operator;
import dev.alphatrail.formula.Vocabulary;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// On whatever panel, a formula gives numbers or nothing: no infinity, no exception.
///
/// More of it: `mvn test -Dtest=OddPanelsTest -Djqwik.tries.default=100000`.
class OddPanelsTest {
    private static final FormulaLimits WIDE = new FormulaLimits(100_000, 200, 10_000, 10_000_000);

    /// What is odd about a panel.
    private enum Oddity {
        NOTHING_BUT_MISSING,
        A_COLUMN_MISSING,
        DENORMAL,
        HUGE,
        ONE_NAME_A_DAY,
        EQUAL_DAYS,
        ALL_THE_SAME,
        ZERO_OF_BOTH_SIGNS,
        GAPS,
        LATE_LISTINGS,
        ALTERNATING
    }

    @Property
    void everyFormulaGivesFiniteValuesOrNone(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Oddity[] oddities = Oddity.values();
        Panel panel =
                panel(
                        oddities[random.nextInt(oddities.length)],
                        random.nextInt(4) == 0 ? 1 : random.nextInt(2, 40),
                        random.nextInt(4) == 0 ? 1 : random.nextInt(2, 9),
                        random);
        Expr formula = Exprs.random(random.nextInt(1, 5), random);
        holds(panel, formula);
    }

    /// Every operator meets every oddity, also where random formulas seldom go.
    @Property(tries = 5)
    void everyOperatorHoldsOnEveryOddPanel(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (Oddity oddity : Oddity.values()) {
            for (int[] shape : new int[][] {{1, 1}, {1, 6}, {25, 1}, {25, 7}}) {
                Panel panel = panel(oddity, shape[0], shape[1], random);
                for (Operator operator : Operator.values()) {
                    holds(
                            panel,
                            Exprs.call(
                                    operator,
                                    () -> Exprs.field(RandomPanel.FIELDS.get(random.nextInt(3))),
                                    random.nextInt(2, 9),
                                    random));
                }
            }
        }
    }

    private static void holds(Panel panel, Expr expr) {
        Matrix values = new FactorEngine(panel).evaluate(expr);
        assertEquals(panel.dates(), values.dates());
        assertEquals(panel.instruments().size(), values.instruments());
        for (double value : values.sharedValues()) {
            assertFalse(Double.isInfinite(value), () -> Texts.of(expr));
        }
        Formula formula = Formula.parse(Texts.of(expr), WIDE);
        formula.lint(new Vocabulary(panel.fieldNames(), panel.groupingNames()), panel.dates());
        ZeroDivisors.findings(formula.root(), panel);
        DeadFactors.finding(formula, panel);
    }

    private static Panel panel(Oddity oddity, int dates, int names, SplittableRandom random) {
        Map<String, Matrix> fields = new HashMap<>();
        for (String field : RandomPanel.FIELDS) {
            double[] values = new double[dates * names];
            for (int t = 0; t < dates; t++) {
                double today = random.nextInt(-2, 3);
                int traded = random.nextInt(names);
                for (int i = 0; i < names; i++) {
                    values[t * names + i] = value(oddity, t, i, today, traded, dates, random);
                }
            }
            fields.put(field, Matrix.takingOwnership(dates, names, values));
        }
        int[] sectors = new int[names];
        Arrays.setAll(sectors, _ -> random.nextInt(-1, 3));
        return RandomPanel.panel(dates, names, fields, sectors);
    }

    private static double value(
            Oddity oddity,
            int t,
            int i,
            double today,
            int traded,
            int dates,
            SplittableRandom random) {
        double any = random.nextGaussian();
        return switch (oddity) {
            case NOTHING_BUT_MISSING -> Double.NaN;
            case A_COLUMN_MISSING -> i == 0 ? Double.NaN : any;
            case DENORMAL -> Double.MIN_VALUE * random.nextInt(-9, 10);
            case HUGE -> any * (random.nextBoolean() ? 1e307 : 1e-307);
            case ONE_NAME_A_DAY -> i == traded ? any : Double.NaN;
            case EQUAL_DAYS -> today;
            case ALL_THE_SAME -> 7;
            case ZERO_OF_BOTH_SIGNS -> random.nextBoolean() ? 0.0 : -0.0;
            case GAPS -> random.nextInt(3) == 0 ? Double.NaN : any;
            case LATE_LISTINGS -> t < i * dates / 8 ? Double.NaN : Math.abs(any) * 100;
            case ALTERNATING -> (t + i) % 2 == 0 ? 1e300 : -1e-300;
        };
    }
}
