package dev.alphatrail.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.formula.Formula;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

class FactorEngineTest {
    private static final double NONE = Double.NaN;

    @Test
    void aPlainNumberIsAConstantMatrix() {
        assertArrayEquals(new double[] {3, 3, 3, 3}, values("1 + 2", column(5, NONE, 7, 8)));
    }

    @Test
    void aNumberThatIsNoneIsMissingEverywhere() {
        assertArrayEquals(new double[] {NONE, NONE}, values("1 / 0", column(5, 6)));
        assertArrayEquals(new double[] {NONE, NONE}, values("close + log(-1)", column(5, 6)));
    }

    @Test
    void aFieldIsItsOwnValue() {
        Panel panel = column(5, NONE, 7);
        assertEquals(
                panel.field("close"),
                new FactorEngine(panel).evaluate(Formula.parse("close").root()));
    }

    @Test
    void aRollingOperatorOfANumberCountsItsDates() {
        assertArrayEquals(
                new double[] {NONE, NONE, 6, 6}, values("ts_sum(2, 3)", column(1, 1, 1, 1)));
        assertArrayEquals(new double[] {NONE, 2, 2}, values("delay(2, 1)", column(1, 1, 1)));
    }

    @Test
    void aWindowLongerThanTheDataGivesNothing() {
        for (String formula :
                List.of(
                        "ts_mean(close, 4)",
                        "ts_std(close, 4)",
                        "ts_rank(close, 4)",
                        "ts_max(close, 900)",
                        "ts_argmin(close, 4)",
                        "ts_corr(close, close, 4)",
                        "ts_decay_linear(close, 900)",
                        "ewm_mean(close, 4)",
                        "delay(close, 900)")) {
            assertArrayEquals(
                    new double[] {NONE, NONE, NONE}, values(formula, column(1, 2, 3)), formula);
        }
    }

    @Test
    void aJumpLeavesNoTraceOnceItHasLeftTheWindow() {
        double[] x = {1, 2, 1, 1e15, 3, 5, 4};
        double[] std = values("ts_std(close, 2)", column(x));
        assertEquals(Math.sqrt(2), std[5], 1e-15);
        assertEquals(Math.sqrt(0.5), std[6], 1e-15);
        assertEquals(4.0, values("ts_mean(close, 3)", column(x))[6], 0.0);
    }

    @Test
    void aConstantWindowHasNoDeviationAtAll() {
        // 0.1 + 0.2 and 0.3 differ in the last bit only
        Panel panel = column(0.3, 0.1 + 0.2, 0.3, 7);
        assertArrayEquals(
                new double[] {NONE, NONE, 0}, Arrays.copyOf(values("ts_std(close, 3)", panel), 3));
        assertArrayEquals(
                new double[] {NONE, 0, 0}, Arrays.copyOf(values("ewm_std(close, 2)", panel), 3));
        assertTrue(Double.isNaN(values("ts_zscore(close, 3)", panel)[2]));
        assertTrue(Double.isNaN(values("ts_corr(close, close, 3)", panel)[2]));
    }

    @Test
    void aNegativeNumberTakesAWholePowerOnly() {
        assertArrayEquals(new double[] {-8, 8}, values("close ** 3", column(-2, 2)));
        assertArrayEquals(new double[] {NONE, 3}, values("close ** 0.5", column(-9, 9)));
        assertArrayEquals(new double[] {NONE, 1}, values("close ** 0", column(NONE, 9)));
        assertArrayEquals(new double[] {0.0625, 0.0625}, values("close ** -4", column(-2, 2)));
    }

    @Test
    void aDayOfOneNameHasARankButNoZscore() {
        Panel panel = panel(2, 2, 5, NONE, 5, 5);
        assertArrayEquals(new double[] {1, NONE, 0.75, 0.75}, values("rank(close)", panel));
        assertArrayEquals(new double[] {NONE, NONE, NONE, NONE}, values("zscore(close)", panel));
        assertArrayEquals(new double[] {0, NONE, 0, 0}, values("demean(close)", panel));
        assertArrayEquals(new double[] {5, NONE, 5, 5}, values("winsorize(close, 0.2)", panel));
        assertArrayEquals(new double[] {0, NONE, 0, 0}, values("neutralize(close, close)", panel));
    }

    @Test
    void moreNamesThanFitIntoAKeyAreRankedAsExactly() {
        int names = 5000;
        double[] values =
                IntStream.range(0, names)
                        .mapToDouble(i -> -Math.floorDiv((i * 7919) % names, 2))
                        .toArray();
        double[] ranks = values("rank(close)", panel(1, names, values));
        for (int i = 0; i < names; i++) {
            // values come in pairs, 0 to -2499 from the top
            assertEquals((names + 2 * values[i] - 0.5) / names, ranks[i], 0.0);
        }
    }

    @Property(tries = 300)
    void noResultIsInfinite(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] huge = random.doubles(60, -1, 1).map(v -> v * Double.MAX_VALUE).toArray();
        double[] tiny = random.doubles(60, -1, 1).map(v -> v * 1e-300).toArray();
        Map<String, Matrix> fields =
                Map.of(
                        "close", Matrix.takingOwnership(20, 3, huge),
                        "a", Matrix.takingOwnership(20, 3, tiny),
                        "b", Matrix.takingOwnership(20, 3, random.doubles(60).toArray()));
        Panel panel = RandomPanel.panel(20, 3, fields, new int[] {0, 0, 1});
        double[] values = new FactorEngine(panel).evaluate(Exprs.random(3, random)).sharedValues();
        assertFalse(Arrays.stream(values).anyMatch(Double::isInfinite));
    }

    @Test
    void namesThePanelDoesNotHaveAreRefused() {
        Panel panel = panel(1, 2, 1, 2);
        Exception unknown =
                assertThrows(IllegalArgumentException.class, () -> values("rank(clsoe)", panel));
        assertTrue(unknown.toString().contains("clsoe"), unknown.toString());
        assertThrows(IllegalArgumentException.class, () -> values("sector + 1", panel));
        assertThrows(IllegalArgumentException.class, () -> values("sector", panel));
        assertThrows(
                IllegalArgumentException.class, () -> values("group_rank(close, close)", panel));
    }

    private static double[] values(String formula, Panel panel) {
        return new FactorEngine(panel).evaluate(Formula.parse(formula).root()).sharedValues();
    }

    /// One instrument with these closes.
    private static Panel column(double... close) {
        return panel(close.length, 1, close);
    }

    private static Panel panel(int dates, int instruments, double... close) {
        return RandomPanel.panel(
                dates,
                instruments,
                Map.of("close", Matrix.takingOwnership(dates, instruments, close)),
                new int[instruments]);
    }
}
