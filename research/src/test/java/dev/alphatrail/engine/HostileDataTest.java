package dev.alphatrail.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.alphatrail.formula.Expr;
import dev.alphatrail.formula.Operator;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// Every operator on the data that breaks programs: a column without any value, denormals, late and
/// early ends, gaps, jumps of 1e6, values that never change, days with one name, with none, and
/// with equal values only.
class HostileDataTest {
    private static final int DATES = 40;
    private static final int NAMES = 8;

    @ParameterizedTest
    @EnumSource
    void everyOperatorKeepsToItsDefinition(Operator operator) {
        SplittableRandom random = new SplittableRandom(operator.name().hashCode());
        for (int round = 0; round < 6; round++) {
            Panel panel = hostile(random);
            Expr.Call formula =
                    (Expr.Call)
                            Exprs.call(
                                    operator,
                                    () -> Exprs.field(RandomPanel.FIELDS.get(random.nextInt(3))),
                                    random.nextInt(2, 8),
                                    random);
            KernelsFollowDefinitionsTest.assertFollowsDefinition(panel, formula);
            double[] values = new FactorEngine(panel).evaluate(formula).sharedValues();
            assertFalse(Arrays.stream(values).anyMatch(Double::isInfinite), formula::toString);
        }
    }

    private static Panel hostile(SplittableRandom random) {
        Map<String, Matrix> fields = new HashMap<>();
        for (String name : RandomPanel.FIELDS) {
            double[] values = new double[DATES * NAMES];
            for (int t = 0; t < DATES; t++) {
                for (int i = 0; i < NAMES; i++) {
                    values[t * NAMES + i] = hostile(t, i, random);
                }
            }
            fields.put(name, Matrix.takingOwnership(DATES, NAMES, values));
        }
        return RandomPanel.panel(DATES, NAMES, fields, new int[] {0, 0, 0, 1, 1, 1, 2, -1});
    }

    private static double hostile(int t, int i, SplittableRandom random) {
        boolean nobody = t == 10;
        boolean oneName = t == 20 || t == 21;
        if (nobody || (oneName && i != 5)) {
            return Double.NaN;
        }
        if (t == 25) {
            return i == 0 ? Double.NaN : 7;
        }
        double noise = random.nextDouble(-1, 1);
        return switch (i) {
            case 0 -> Double.NaN;
            // some 1e-314: far enough apart to have keys of their own
            case 1 -> random.nextInt(-9, 10) * 0x1p-1044;
            case 2 -> t < 17 ? Double.NaN : noise;
            case 3 -> t > 30 || t % 6 == 0 ? Double.NaN : 50 + noise;
            case 4 -> (t / 7 % 2 == 0 ? 1 : 1e6) + noise;
            case 5 -> noise * Double.MIN_NORMAL;
            case 6 -> 3;
            default -> random.nextInt(-2, 3);
        };
    }
}
