package dev.alphatrail.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.panel.Matrix;

import org.junit.jupiter.api.Test;

class ValueCorrelationTest {
    private static final double NONE = Double.NaN;

    @Test
    void itIsTheMeanOfTheDaysRankCorrelations() {
        // ranks of the first date: 1 2 3 4 5 and 2 1 4 3 5: 1 - 6 * 4 / (5 * 24) = 0.8
        Matrix a = matrix(2, 1, 2, 3, 4, 50, 1, 2, 3, 4, 5);
        Matrix b = matrix(2, 20, 10, 40, 30, 99, -1, -2, -3, -4, -5);
        assertEquals((0.8 - 1) / 2, ValueCorrelation.of(a, b), 1e-15);
        assertEquals(ValueCorrelation.of(a, b), ValueCorrelation.of(b, a));
        assertEquals(1, ValueCorrelation.of(a, a));
    }

    @Test
    void ranksAreTakenAmongNamesThatHaveBothValues() {
        Matrix a = matrix(1, 1, 2, 3, 4, 50, 0, NONE);
        Matrix b = matrix(1, 20, 10, 40, 30, 99, NONE, 0);
        assertEquals(0.8, ValueCorrelation.of(a, b), 1e-15);
    }

    @Test
    void datesWithFewNamesOrOneValueForAllDoNotCount() {
        Matrix a = matrix(3, 1, 2, 3, 4, NONE, 7, 7, 7, 7, 7, 1, 2, 3, 4, 5);
        Matrix b = matrix(3, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 5, 4, 3, 2, 1);
        assertEquals(-1, ValueCorrelation.of(a, b), 1e-15);
        assertTrue(Double.isNaN(ValueCorrelation.of(matrix(1, 1, 2), matrix(1, 1, 2))));
        assertThrows(
                IllegalArgumentException.class,
                () -> ValueCorrelation.of(matrix(1, 1, 2), matrix(2, 1, 2)));
    }

    private static Matrix matrix(int dates, double... values) {
        return Matrix.copyOf(dates, values.length / dates, values);
    }
}
