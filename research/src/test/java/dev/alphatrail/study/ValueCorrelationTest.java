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
    void ranksAmongManyAreRankedAnewAmongThoseThatHaveBothValues() {
        // names 0 to 5 have both: 1 2 2 4 5 6 against 2 1 3 3 6 5, ties at their mean ranks
        // 1 2.5 2.5 4 5 6 and 2 1 3.5 3.5 6 5: covariance 13.75, variances 17 each
        Matrix a = matrix(1, 10, 20, 20, 40, 50, 60, 15, 45, NONE, NONE);
        Matrix b = matrix(1, 2, 1, 3, 3, 6, 5, NONE, NONE, 4, 0);
        assertEquals(13.75 / 17, ValueCorrelation.of(a, b), 1e-15);
    }

    @Test
    void aCorrelationIsTakenOnTheDatesThatWereRanked() {
        Matrix a = matrix(3, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5);
        Matrix b = matrix(3, 5, 4, 3, 2, 1, 1, 2, 3, 4, 5, 7, 7, 7, 7, 7);
        int[] dates = {0, 2};
        ValueCorrelation correlation =
                ValueCorrelation.of(DailyRanks.of(a, dates), DailyRanks.of(b, dates));
        assertEquals(new ValueCorrelation(-1, 1), correlation);
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
