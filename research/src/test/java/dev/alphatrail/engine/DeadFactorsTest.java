package dev.alphatrail.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.formula.Finding;
import dev.alphatrail.formula.Finding.Severity;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

class DeadFactorsTest {
    private static final int DATES = 300;
    private static final int NAMES = 6;

    /// Positive values, none the same.
    private static final Panel PANEL = panel(NAMES);

    private static Panel panel(int names) {
        SplittableRandom random = new SplittableRandom(5);
        return RandomPanel.panel(
                DATES,
                names,
                Map.of(
                        "a",
                        drawn(names, random),
                        "b",
                        drawn(names, random),
                        "close",
                        drawn(names, random)),
                new int[names]);
    }

    private static Matrix drawn(int names, SplittableRandom random) {
        double[] values = new double[DATES * names];
        Arrays.setAll(values, _ -> 1 + random.nextDouble());
        return Matrix.takingOwnership(DATES, names, values);
    }

    private static Optional<Finding> finding(String formula) {
        return DeadFactors.finding(Formula.parse(formula), PANEL);
    }

    @Test
    void whatRestsOnAllHistoryIsComputedOnAllOfIt() {
        double[] events = new double[DATES * NAMES];
        for (int i = 0; i < NAMES; i++) {
            events[(10 + i) * NAMES + i] = 1;
        }
        Matrix event = Matrix.takingOwnership(DATES, NAMES, events);
        Matrix close = drawn(NAMES, new SplittableRandom(6));
        Panel rare =
                RandomPanel.panel(
                        DATES, NAMES, Map.of("event", event, "close", close), new int[NAMES]);
        assertEquals(
                Optional.empty(),
                DeadFactors.finding(Formula.parse("days_since(event > 0)"), rare));
    }

    /// @param column of the part to blame
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 / close | 1",
                "1 ** close | 1",
                "where(close > a, 1, 1) | 1",
                "rank(group_mean(close, 1)) | 6",
                "ts_corr(close, close, 10) | 1",
                "clip(close, 5, 5) | 1",
                "vector_neut(close, close) | 1",
                "-2 * sign(close) | 6",
                "is_nan(close) | 1"
            })
    void whatIsTheSameForAllNamesIsToldAtThePartToBlame(String formula, int column) {
        Finding finding = finding(formula).orElseThrow();
        assertEquals(Severity.WARNING, finding.severity());
        assertTrue(
                finding.message()
                        .contains("same value for every name on all of the last 250 dates"),
                finding.message());
        assertEquals(column, finding.span().column());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "log(-1) * close | 1",
                "rank(sqrt(0 - close)) | 6",
                "kth_element(close, 5, 9) | 1",
                "a + ts_partial_corr(close, a, close, 10) | 5"
            })
    void whatHasNoValueIsToldAtThePartToBlame(String formula, int column) {
        Finding finding = finding(formula).orElseThrow();
        assertEquals(Severity.WARNING, finding.severity());
        assertTrue(
                finding.message().contains("no value for any name on any of the last 250 dates"),
                finding.message());
        assertEquals(column, finding.span().column());
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "rank(a - b)", "close > a", "ts_mean(a, 60)", "delay(a, 300)"})
    void whatTellsNamesApartOrHasTooLittleDataIsNot(String formula) {
        assertEquals(Optional.empty(), finding(formula));
    }

    @Test
    void datesThatTheLookBackTakesAreNotCounted() {
        assertTrue(
                finding("delay(sign(close), 299)")
                        .orElseThrow()
                        .message()
                        .contains("on all of the last date,"));
    }

    @Test
    void ofOneNameNothingIsSaid() {
        assertEquals(Optional.empty(), DeadFactors.finding(Formula.parse("sign(close)"), panel(1)));
    }
}
