package dev.alphatrail.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.alphatrail.formula.Formula;
import dev.alphatrail.panel.Matrix;

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
                    """)
    void dayByDay(String formula, String x, String expected) {
        double[] series = numbers(x);
        Matrix values = Matrix.takingOwnership(series.length, 1, series);
        assertGives(expected, formula, series.length, 1, Map.of("x", values, "close", values));
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
