package dev.alphatrail.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.alphatrail.backtest.CostSettings;
import dev.alphatrail.backtest.DailySeries;
import dev.alphatrail.engine.FactorEngine;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.panel.Calendar;
import dev.alphatrail.panel.Instruments;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.portfolio.PortfolioSettings;
import dev.alphatrail.portfolio.PortfolioSettings.Controls;
import dev.alphatrail.portfolio.PortfolioSettings.Exposure;
import dev.alphatrail.portfolio.ShortSale;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/// Whatever happens after a date, the books held and the returns earned up to it stay as they were,
/// to the bit.
class FutureDoesNotMatterTest {
    private static final int DATES = 260;
    private static final int NAMES = 30;

    /// Everything that keeps a memory is on: caps, volatility target, overlapping sleeves, all
    /// neutralisations.
    private static final PortfolioSettings PORTFOLIO =
            new PortfolioSettings(
                    1,
                    10,
                    2,
                    5,
                    new Controls(
                            1e5,
                            10,
                            20,
                            10,
                            EnumSet.allOf(Exposure.class),
                            OptionalDouble.of(0.08),
                            OptionalDouble.of(0.2),
                            OptionalDouble.of(0.1),
                            10,
                            2,
                            1e7,
                            OptionalDouble.empty()));

    @ParameterizedTest
    @ValueSource(ints = {101, 150, 180, 233, 239})
    void dailySeriesUpToADateDoNotChangeWhenEverythingAfterItDoes(int lastKept) {
        DailySeries before = daily(panel(DATES, (_, _) -> 1.0));
        Random noise = new Random(lastKept);
        DailySeries after =
                daily(
                        panel(
                                DATES,
                                (t, _) ->
                                        t > lastKept
                                                ? StrictMath.exp(0.2 * noise.nextGaussian())
                                                : 1.0));
        assertSameUpTo(lastKept, before, after);
        assertNotEquals(
                before.netReturn()[before.size() - 1],
                after.netReturn()[after.size() - 1],
                "the perturbation must reach the last day, or the test shows nothing");
    }

    @ParameterizedTest
    @ValueSource(ints = {150, 200, 237})
    void aShorterHistoryGivesThePrefixOfTheLongerOne(int dates) {
        DailySeries longer = daily(panel(DATES, (_, _) -> 1.0));
        DailySeries shorter = daily(panel(dates, (_, _) -> 1.0));
        assertSameUpTo(shorter.epochDays()[shorter.size() - 1], longer, shorter);
    }

    private static void assertSameUpTo(int lastEpochDay, DailySeries one, DailySeries other) {
        int days = 0;
        while (days < Math.min(one.size(), other.size()) && one.epochDays()[days] <= lastEpochDay) {
            assertEquals(
                    one.grossReturn()[days],
                    other.grossReturn()[days],
                    "gross return of day " + days);
            assertEquals(
                    one.netReturn()[days], other.netReturn()[days], "net return of day " + days);
            assertEquals(one.turnover()[days], other.turnover()[days], "turnover of day " + days);
            assertEquals(
                    one.grossExposure()[days],
                    other.grossExposure()[days],
                    "exposure of day " + days);
            assertEquals(one.nLong()[days], other.nLong()[days], "longs of day " + days);
            days++;
        }
        assertNotEquals(0, days, "no day was compared");
    }

    private static DailySeries daily(Panel panel) {
        Matrix factor =
                new FactorEngine(panel)
                        .evaluate(
                                Formula.parse("rank(returns(close, 5)) - ts_zscore(volume, 10)")
                                        .root());
        FactorEvaluator evaluator =
                new FactorEvaluator(
                        panel,
                        EvaluationSettings.DEFAULT,
                        new WalkForwardSettings(
                                WalkForwardSettings.Window.EXPANDING, 60, 20, 20, 20),
                        PORTFOLIO,
                        CostSettings.DEFAULT,
                        -0.5,
                        ShortSale.unrestricted());
        return evaluator.evaluate(factor).walkForward().orElseThrow().daily();
    }

    /// Random walks; date `t` is epoch day `t`. Each price and volume is multiplied by `scale(t,
    /// i)`.
    private static Panel panel(int dates, BiFunction<Integer, Integer, Double> scale) {
        Random random = new Random(1);
        double[] close = new double[DATES * NAMES];
        double[] volume = new double[DATES * NAMES];
        double[] dollars = new double[DATES * NAMES];
        for (int t = 0; t < DATES; t++) {
            for (int i = 0; i < NAMES; i++) {
                int at = t * NAMES + i;
                double previous = t == 0 ? 20 + i : close[at - NAMES];
                close[at] = previous * StrictMath.exp(0.02 * random.nextGaussian());
                volume[at] = 1e5 * StrictMath.exp(random.nextGaussian());
            }
        }
        for (int at = 0; at < close.length; at++) {
            double factor = scale.apply(at / NAMES, at % NAMES);
            close[at] *= factor;
            volume[at] *= factor;
            dollars[at] = close[at] * volume[at];
        }
        Map<String, Matrix> fields = new TreeMap<>();
        fields.put(Panel.CLOSE, Matrix.takingOwnership(DATES, NAMES, close).slice(0, dates));
        fields.put(Panel.VOLUME, Matrix.takingOwnership(DATES, NAMES, volume).slice(0, dates));
        fields.put(
                Panel.DOLLAR_VOLUME, Matrix.takingOwnership(DATES, NAMES, dollars).slice(0, dates));
        return new Panel(
                Calendar.ofEpochDays(IntStream.range(0, dates).toArray()),
                Instruments.of(
                        IntStream.range(0, NAMES)
                                .mapToObj(i -> String.format("N%02d", i))
                                .toList()),
                fields,
                Map.of());
    }
}
