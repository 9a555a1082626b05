package dev.alphatrail.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.backtest.CostSettings;
import dev.alphatrail.evaluation.EvaluationSettings;
import dev.alphatrail.evaluation.FactorEvaluator;
import dev.alphatrail.evaluation.WalkForwardSettings;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.panel.Calendar;
import dev.alphatrail.panel.Instruments;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.portfolio.PortfolioSettings;
import dev.alphatrail.portfolio.ShortSale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Whoever looks ahead is caught; whoever does not is not.
class AuditTest {
    private static final int DATES = 180;
    private static final int NAMES = 24;
    private static final Panel PANEL = panel();
    private static final Listener NOBODY = (_, _) -> {};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rank(returns(close, 5)) - ts_zscore(volume, 10)",
                "ts_corr(rank(close), volume, 10) * ewm_mean(close, 5)",
                "ts_decay_linear(delay(close, 3), 8) / close",
                "close"
            })
    void anHonestFactorPassesAndEveryExperimentIsMade(String text) {
        Formula formula = Formula.parse(text);
        FactorAudit audit = new FactorAudit(PANEL, 3);
        int[] last = new int[2];
        Listener listener =
                (done, total) -> {
                    assertEquals(last[0] + 1, done);
                    last[0] = done;
                    last[1] = total;
                };
        Audited audited = audit.audit("f", formula, listener);
        assertEquals(Optional.empty(), audited.moved());
        assertTrue(audited.compared() > 0);
        assertEquals(0, audited.idle());
        assertEquals(audit.experiments(formula), last[0]);
        assertEquals(audit.experiments(formula), last[1]);
    }

    @Test
    void aFactorOfTomorrowsValueIsCaughtWithPlace() {
        Optional<Moved> moved =
                new FactorAudit(PANEL, 3, (panel, _) -> shifted(panel.field("close"), 1))
                        .audit("cheat", Formula.parse("close"), NOBODY)
                        .moved();
        Moved place = moved.orElseThrow();
        assertEquals("cheat", place.subject());
        assertEquals("value", place.figure());
        assertTrue(place.experiment().startsWith("the data end on "), place.experiment());
        assertEquals("the data end on " + place.date(), place.experiment());
        assertEquals("N00", place.instrument());
        assertTrue(Double.isNaN(place.after()));
    }

    @Test
    void aMeanOverAllDatesIsCaughtThoughItLeavesNothingOut() {
        Optional<Moved> moved =
                new FactorAudit(PANEL, 2, (panel, _) -> overTheirMean(panel.field("close")))
                        .audit("scaled", Formula.parse("close"), NOBODY)
                        .moved();
        assertEquals(LocalDate.ofEpochDay(0), moved.orElseThrow().date());
    }

    @Test
    void whoRemembersMoreThanItsLookBackIsCaught() {
        Optional<Moved> moved =
                new FactorAudit(PANEL, 2, (panel, _) -> shifted(panel.field("close"), -6))
                        .audit("long", Formula.parse("delay(close, 5)"), NOBODY)
                        .moved();
        assertTrue(
                moved.orElseThrow().experiment().contains("older than the look-back of 5 days"),
                moved.toString());
    }

    @Test
    void theValuesComparedAreThoseThatAreThere() {
        // cut at the last but one of dates: cut off and five changes hold 179 dates against theirs,
        // five of what is older than no look-back at all the last two
        Audited all = new FactorAudit(PANEL, 1).audit("all", Formula.parse("close"), NOBODY);
        assertEquals((6L * 179 + 5L * 2) * NAMES, all.compared());
        assertEquals(0, all.idle());
        Audited none =
                new FactorAudit(PANEL, 1).audit("none", Formula.parse("log(-1) * close"), NOBODY);
        assertEquals(new Audited(Optional.empty(), 0, 11), none);
        // as long a look-back as there are dates: the last date alone has a value, no cut has one
        Audited last =
                new FactorAudit(PANEL, 1).audit("last", Formula.parse("delay(close, 179)"), NOBODY);
        assertEquals(new Audited(Optional.empty(), 0, 11), last);
        // nothing is older than the look-back of 178 days on the date of the only cut
        Audited two =
                new FactorAudit(PANEL, 1).audit("two", Formula.parse("delay(close, 178)"), NOBODY);
        assertEquals(new Audited(Optional.empty(), 6L * NAMES, 5), two);
    }

    @Test
    void anHonestEvaluationPasses() {
        EvaluationAudit audit = new EvaluationAudit(PANEL, AuditTest::evaluator, 2);
        assertTrue(audit.applies());
        assertTrue(audit.experiments(2) > 0);
        assertEquals(Optional.empty(), audit.audit(factors(), NOBODY));
    }

    @Test
    void anEvaluationThatKnowsTheLiquidityOfNextWeekIsCaught() {
        Function<Panel, FactorEvaluator> cheating =
                panel -> {
                    Map<String, Matrix> fields = fields(panel);
                    fields.replaceAll((name, field) ->
                            name.equals(Panel.DOLLAR_VOLUME) ? shifted(field, 5) : field);
                    return evaluator(
                            new Panel(
                                    panel.calendar(),
                                    panel.instruments(),
                                    fields,
                                    panel.groupings()));
                };
        Moved moved =
                new EvaluationAudit(PANEL, cheating, 2).audit(factors(), NOBODY).orElseThrow();
        assertEquals("reversal", moved.subject());
        assertTrue(
                moved.figure().equals("weights") || moved.figure().endsWith("_cost"),
                moved.toString());
    }

    @Test
    void datesOnWhichANamePausesAreNotCutAt() {
        double[] close = new double[5 * 2];
        Arrays.fill(close, 1);
        close[2 * 2] = Double.NaN; // a pause of one date
        close[3 * 2 + 1] = Double.NaN; // gone for good
        close[4 * 2 + 1] = Double.NaN;
        Panel panel =
                new Panel(
                        Calendar.ofEpochDays(IntStream.range(0, 5).toArray()),
                        Instruments.of(List.of("A", "B")),
                        Map.of("close", Matrix.takingOwnership(5, 2, close)),
                        Map.of());
        assertArrayEquals(new int[] {1, 3}, new Pauses(panel).before(new int[] {1, 2, 3}));
    }

    private static SequencedMap<String, Formula> factors() {
        SequencedMap<String, Formula> factors = new LinkedHashMap<>();
        factors.put("reversal", Formula.parse("-returns(close, 5)"));
        factors.put("volume", Formula.parse("ts_zscore(volume, 10)"));
        return factors;
    }

    private static FactorEvaluator evaluator(Panel panel) {
        return new FactorEvaluator(
                panel,
                EvaluationSettings.DEFAULT,
                new WalkForwardSettings(WalkForwardSettings.Window.EXPANDING, 40, 10, 20, 20),
                PortfolioSettings.DEFAULT,
                CostSettings.DEFAULT,
                -0.5,
                ShortSale.unrestricted());
    }

    /// The value `days` later; NaN where there is none.
    private static Matrix shifted(Matrix field, int days) {
        double[] values = new double[field.dates() * field.instruments()];
        for (int t = 0; t < field.dates(); t++) {
            for (int i = 0; i < field.instruments(); i++) {
                boolean known = t + days >= 0 && t + days < field.dates();
                values[t * field.instruments() + i] = known ? field.at(t + days, i) : Double.NaN;
            }
        }
        return Matrix.takingOwnership(field.dates(), field.instruments(), values);
    }

    private static Matrix overTheirMean(Matrix field) {
        double sum = 0;
        for (double value : field.sharedValues()) {
            sum += value;
        }
        double mean = sum / field.sharedValues().length;
        double[] values = field.sharedValues().clone();
        Arrays.setAll(values, at -> field.sharedValues()[at] / mean);
        return Matrix.takingOwnership(field.dates(), field.instruments(), values);
    }

    private static Map<String, Matrix> fields(Panel panel) {
        Map<String, Matrix> fields = new HashMap<>();
        panel.fieldNames().forEach(name -> fields.put(name, panel.field(name)));
        return fields;
    }

    private static Panel panel() {
        Random random = new Random(3);
        double[] close = new double[DATES * NAMES];
        double[] volume = new double[DATES * NAMES];
        double[] dollars = new double[DATES * NAMES];
        for (int at = 0; at < close.length; at++) {
            double previous = at < NAMES ? 20 + at : close[at - NAMES];
            close[at] = previous * StrictMath.exp(0.02 * random.nextGaussian());
            volume[at] = 1e5 * StrictMath.exp(random.nextGaussian());
            dollars[at] = close[at] * volume[at];
        }
        return new Panel(
                Calendar.ofEpochDays(IntStream.range(0, DATES).toArray()),
                Instruments.of(
                        IntStream.range(0, NAMES)
                                .mapToObj(i -> String.format("N%02d", i))
                                .toList()),
                Map.of(
                        Panel.CLOSE, Matrix.takingOwnership(DATES, NAMES, close),
                        Panel.VOLUME, Matrix.takingOwnership(DATES, NAMES, volume),
                        Panel.DOLLAR_VOLUME, Matrix.takingOwnership(DATES, NAMES, dollars)),
                Map.of());
    }
}
