package dev.alphatrail.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.alphatrail.formula.Formula;
import dev.alphatrail.panel.Matrix;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.Map;

/// Small cases that a reader can work out on paper; "-" is missing.
class WorkedExamplesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    signed_power(x, 2)    | -3 0 2                    | -9 0 4
                    signed_power(x, 0.5)  | -9 - 16                   | -3 - 4
                    signed_power(x, -1)   | -2 0 4                    | -0.5 - 0.25
                    ts_product(x, 3)      | 2 3 4 5 0 - 1             | - - 24 60 0 - -
                    ts_product(x, 2)      | 1e-200 1e-200 1e250 1e250 | - 0 1e50 -
                    ts_product(x, 4)      | 1e200 1e200 1e-200 1e-200 | - - - 1
                    round(x)              | 0.5 1.5 2.5 -2.6          | 0 2 2 -3
                    fraction(x)           | 1.25 -1.25 - 2            | 0.25 -0.25 - 0
                    nan_to_num(x, -1)     | 3 - 4                     | 3 -1 4
                    sigmoid(x)            | 0 -1000 1000              | 0.5 0 1
                    ts_av_diff(x, 3)      | 1 2 6 1                   | - - 3 -2
                    ts_median(x, 4)       | 4 1 3 10 2                | - - - 3.5 2.5
                    ts_quantile(x, 5, .3) | 5 4 3 2 1                 | - - - - 2.2
                    ts_skew(x, 3)         | 0 0 3                     | - - 1.7320508076
                    ts_kurt(x, 4)         | 1 2 3 4 5                 | - - - -1.2 -1.2
                    ts_kurt(x, 4)         | 0 0 0 4                   | - - - 4
                    ts_mad(x, 4)          | 1 1 1 5                   | - - - 1.5
                    ts_scale(x, 3)        | 2 4 3 3 3                 | - - 0.5 0 -
                    ts_count(x > 0, 3)    | 1 -1 2 3 -                | - - 2 2 -
                    ts_up_sum(x, 2)       | 1 4 2 7                   | - - 3 5
                    ts_down_sum(x, 2)     | 1 4 2 7                   | - - 2 2
                    rsi(x, 2)             | 1 4 3 3 3                 | - - 75 0 -
                    ts_decay_exp(x, 2, .5)| 1 4 7                     | - 3 6
                    ts_slope(x, 3)        | 1 3 8 5                   | - - 3.5 1
                    ts_rsquare(x, 3)      | 1 1 4 4                   | - - 0.75 0.75
                    ts_resid(x, 3)        | 1 3 8 13                  | - - 0.5 0
                    ts_backfill(x, 2)     | 5 - - 6 -                 | 5 5 - 6 6
                    ts_count_nans(x, 2)   | 5 - - 6                   | - 1 2 1
                    kth_element(x, 4, 2)  | 1 2 - 3 - -               | - 1 1 2 2 -
                    last_diff_value(x, 3) | 1 1 2 2 2 3               | - - 1 1 - 2
                    days_since(x > 5)     | 1 6 2 - 7                 | - 0 1 2 0
                    trade_when(x > 5, x)  | 1 6 2 - 7                 | - 6 6 6 7
                    trade_when(x > 5, x, x < 0) | 6 1 -1 1 8          | 6 6 - - 8
                    trade_when(x > 5, x, -1) | 6 1 -                  | 6 6 6
                    cut(x, .2, .5, .7)    | 0.1 0.3 0.6 0.8 0.5 -     | 0 1 2 3 1 -
                    mask(x, x > 1)        | 0 2 -                     | - 2 -
                    ts_entropy(x, 4, 2)   | 1 2 3 4 0                 | - - - 0.6931471806 0.5623351446
                    ts_entropy(x, 4, 2)   | 0 0 0 9 0                 | - - - 0.5623351446 0.5623351446
                    ts_entropy(x, 3)      | 2 2 2 - 2                 | - - 0 - -
                    ts_quantile_by(x, 3, 1) | 1 2 3 1                 | - - 0.5773502692 -0.5773502692
                    ts_quantile_by(x, 3, 2) | 1 2 3 2                 | - - 0.1666666667 -0.0833333333
                    ts_step(1)            | 7 - 9                     | 1 2 3
                    ts_regression(x, ts_step(1), 3, 0, 6) | 3 3 3.0000000000002 | - - -
                    hump(x, 0.1)          | 10 10.5 20 - 12           | 10 10 12 - 12
                    ts_regression(x, x * x, 3, 0, 2) | 1 2 3          | - - 0.2448979592
                    ts_regression(x, delay(x, 1), 3, 0, 3) | 1 2 4 8  | - - - 8
                    ts_regression(x, x, 3, 1, 3) | 1 2 4 8            | - - - 8
                    ts_partial_corr(x, x, x * x, 3) | 1 2 4           | - - 1
                    """)
    void dayByDay(String formula, String x, String expected) {
        double[] series = numbers(x);
        Matrix values = Matrix.takingOwnership(series.length, 1, series);
        assertGives(expected, formula, series.length, 1, Map.of("x", values, "close", values));
    }

    /// One date; the instruments are in the groups 0 0 1 1 and none.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    quantile(x)                | 10 20 - - -       | 0 0 - - -
                    quantile(x)                | 7 - - - -         | - - - - -
                    quantile(x)                | 4 1 3 2 9         | 0.3853204664 -0.8416212336 0 -0.3853204664 0.8416212336
                    normalize(x)               | 1 2 6 - -         | -2 -1 3 - -
                    normalize(x, 1, 1)         | 1 2 3 - 10        | -0.7348469228 -0.4898979486 -0.2449489743 - 1
                    winsorize_std(x, 1)        | 0 0 0 4 -         | 0 0 0 3 -
                    winsorize_std(x, 1)        | 3 - - - -         | 3 - - - -
                    truncate(x, 0.25)          | 1 -6 3 - 2        | 1 -3 3 - 2
                    bucket(x, 2)               | 5 1 4 2 3         | 1 0 1 0 1
                    bucket(x, 3)               | 1 1 1 9 -         | 1 1 1 2 -
                    densify(x)                 | 30 10 30 - 99     | 1 0 1 - 2
                    vector_neut(x, 1)          | 1 2 6 - -         | -2 -1 3 - -
                    vector_neut(x, x * 3)      | 1 2 6 - -         | 0 0 0 - -
                    group_mean(x, sector)      | 1 2 6 - 4         | 1.5 1.5 6 - -
                    group_mean(x, 1)           | 1 2 6 - 3         | 3 3 3 - 3
                    group_mean(x, x > 2)       | 1 2 6 - 4         | 1.5 1.5 5 - 5
                    group_sum(x, sector)       | 1 2 6 7 4         | 3 3 13 13 -
                    group_count(x, sector)     | 1 2 6 - 4         | 2 2 1 - -
                    group_median(x, 1)         | 1 2 6 - 4         | 3 3 3 - 3
                    group_min(x, sector)       | 1 2 6 5 4         | 1 1 5 5 -
                    group_max(x, sector)       | 1 2 6 5 4         | 2 2 6 6 -
                    group_std(x, sector)       | 1 3 6 - 4         | 1.4142135624 1.4142135624 - - -
                    group_zscore(x, sector)    | 1 3 6 6 4         | -0.7071067812 0.7071067812 - - -
                    group_scale(x, 1)          | 1 3 2 - 5         | 0 0.5 0.25 - 1
                    group_normalize(x, sector) | 1 -3 2 2 5        | 0.25 -0.75 0.5 0.5 -
                    group_rank(x, bucket(x, 2))| 5 1 4 2 3         | 1 0.5 0.6666666667 1 0.3333333333
                    """)
    void onOneDay(String formula, String x, String expected) {
        double[] day = numbers(x);
        Matrix values = Matrix.takingOwnership(1, day.length, day);
        assertGives(expected, formula, 1, day.length, Map.of("x", values, "close", values));
    }

    /// A group's mean over two dates, where a value of a member is missing today.
    @Test
    void aHoleIsFilledWithTheMeanOfItsGroupOverTheWindow() {
        Matrix values = Matrix.takingOwnership(2, 5, numbers("1 2 9 8 7  - 6 9 - 7"));
        Map<String, Matrix> fields = Map.of("x", values, "close", values);
        assertGives(
                "1 2 9 8 7  3 6 9 8.6666666667 7", "group_backfill(x, sector, 2)", 2, 5, fields);
        assertGives("1 2 9 8 7  6 6 9 9 7", "group_backfill(x, sector, 1)", 2, 5, fields);
    }

    @Test
    void groupsWithTheSameMeanAreTied() {
        // added one by one in doubles, 1e16 + 1 - 1e16 is 0
        Matrix values = Matrix.takingOwnership(1, 6, numbers("1e16 1 -1e16 1 0.5 0.5"));
        Matrix groups = Matrix.takingOwnership(1, 6, numbers("0 0 0 1 2 1"));
        Map<String, Matrix> fields = Map.of("x", values, "g", groups, "close", values);
        assertGives(
                "0.3333333333333333 0.3333333333333333 0.3333333333333333 0.75 0.5 0.75",
                "group_mean(x, densify(g))",
                1,
                6,
                fields);
    }

    private static void assertGives(
            String expected,
            String formula,
            int dates,
            int instruments,
            Map<String, Matrix> fields) {
        int[] sectors = new int[instruments];
        Arrays.setAll(sectors, i -> i < 2 ? 0 : i < 4 ? 1 : -1);
        Matrix values =
                new FactorEngine(RandomPanel.panel(dates, instruments, fields, sectors))
                        .evaluate(Formula.parse(formula).root());
        double[] wanted = numbers(expected);
        assertEquals(wanted.length, dates * instruments);
        for (int k = 0; k < wanted.length; k++) {
            double tolerance = Double.isNaN(wanted[k]) ? 0 : 1e-9 * Math.abs(wanted[k]);
            int place = k;
            assertEquals(
                    wanted[k], values.sharedValues()[k], tolerance, () -> formula + ", " + place);
        }
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.trim().split(" +"))
                .mapToDouble(cell -> cell.equals("-") ? Double.NaN : Double.parseDouble(cell))
                .toArray();
    }
}
