package dev.alphatrail.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.alphatrail.formula.Expr;
import dev.alphatrail.formula.Operator;
import dev.alphatrail.formula.Parameter;
import dev.alphatrail.panel.Panel;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

class KernelsFollowDefinitionsTest {
    @Property(tries = 1000)
    void everyOperatorGivesWhatItsDefinitionGives(@ForAll Operator operator, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        // now and then more instruments than one block of columns holds
        int instruments =
                random.nextInt(30) == 0 ? random.nextInt(1020, 1030) : random.nextInt(1, 9);
        int dates = random.nextInt(1, instruments > 9 ? 12 : 40);
        Panel panel = RandomPanel.of(dates, instruments, random);
        int window =
                random.nextInt(4) == 0 ? panel.dates() + random.nextInt(2) : random.nextInt(2, 9);
        Expr.Call formula =
                (Expr.Call)
                        Exprs.call(
                                operator,
                                () -> Exprs.field(RandomPanel.FIELDS.get(random.nextInt(3))),
                                Math.max(2, window),
                                random);
        assertFollowsDefinition(panel, formula);
    }

    @Property(tries = 200)
    void aWindowOfOneDateIsAWindow(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Panel panel = RandomPanel.of(random.nextInt(1, 12), 4, random);
        List<Operator> operators =
                List.of(
                        Operator.TS_MEAN,
                        Operator.TS_SUM,
                        Operator.TS_PRODUCT,
                        Operator.TS_MIN,
                        Operator.TS_MAX,
                        Operator.TS_RANK,
                        Operator.TS_ARGMAX,
                        Operator.TS_ARGMIN,
                        Operator.TS_DECAY_LINEAR,
                        Operator.REL_VOLUME,
                        Operator.TS_AV_DIFF,
                        Operator.TS_MEDIAN,
                        Operator.TS_MAD,
                        Operator.TS_COUNT,
                        Operator.TS_UP_SUM,
                        Operator.RSI,
                        Operator.TS_BACKFILL,
                        Operator.TS_COUNT_NANS,
                        Operator.SMA);
        for (Operator operator : operators) {
            assertFollowsDefinition(
                    panel, (Expr.Call) Exprs.call(operator, Exprs.field("a"), Exprs.num(1)));
        }
    }

    static void assertFollowsDefinition(Panel panel, Expr.Call formula) {
        FactorEngine engine = new FactorEngine(panel);
        List<double[]> inputs = new ArrayList<>();
        List<Double> numbers = new ArrayList<>();
        double[] groups = {};
        for (int k = 0; k < formula.args().size(); k++) {
            Expr arg = formula.args().get(k);
            if (formula.operator().parameter(k).kind() == Parameter.Kind.GROUP) {
                groups = labels(panel, engine, arg);
            } else if (arg instanceof Expr.Num(double value, _)) {
                numbers.add(value);
            } else {
                inputs.add(engine.evaluate(arg).sharedValues());
            }
        }
        int names = panel.instruments().size();
        Definitions definitions =
                new Definitions(
                        new Operands(
                                panel.dates(),
                                names,
                                inputs.toArray(double[][]::new),
                                groups,
                                numbers));
        double[] expected = definitions.values(formula.operator());
        double[] rounding = definitions.rounding(formula.operator());
        double[] actual = engine.evaluate(formula).sharedValues();
        for (int k = 0; k < expected.length; k++) {
            double tolerance =
                    Double.isNaN(expected[k])
                            ? 0
                            : 1e-9 * Math.max(1, Math.abs(expected[k])) + rounding[k];
            int t = k / names;
            int i = k % names;
            assertEquals(
                    expected[k],
                    actual[k],
                    tolerance,
                    () -> formula + " at date " + t + ", instrument " + i);
        }
    }

    /// What an instrument must share with another on a date to be in its group; NaN without one.
    private static double[] labels(Panel panel, FactorEngine engine, Expr group) {
        if (!(group instanceof Expr.Field)) {
            return engine.evaluate(group).sharedValues();
        }
        int[] codes = panel.grouping("sector").orElseThrow().codes();
        double[] labels = new double[panel.dates() * codes.length];
        Arrays.setAll(
                labels, k -> codes[k % codes.length] < 0 ? Double.NaN : codes[k % codes.length]);
        return labels;
    }
}
