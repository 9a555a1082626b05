package dev.alphatrail.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MomentsTest {
    @Test
    void onlyTheFirstElementsCount() {
        double[] values = {1, 2, 6, 1e9};
        assertEquals(9, Moments.sum(values, 3));
        assertEquals(3, Moments.mean(values, 3));
        assertEquals(Math.sqrt(7), Moments.sampleStd(values, 3), 1e-15);
    }

    @Test
    void noValuesHaveNoMeanAndOneHasNoDeviation() {
        assertTrue(Double.isNaN(Moments.mean(new double[0], 0)));
        assertTrue(Double.isNaN(Moments.sampleStd(new double[] {5}, 1)));
        assertEquals(0, Moments.sum(new double[0], 0));
    }

    @Test
    void constantValuesDeviateByExactlyNothing() {
        double[] values = {0.3, 0.1 + 0.2, 0.3};
        assertTrue(Moments.isConstant(values, 3));
        assertEquals(0.0, Moments.sampleStd(values, 3));
        assertFalse(Moments.isConstant(new double[] {0.3, 0.3 + 1e-11}, 2));
    }

    @Test
    void centringIsExactAtAHighLevel() {
        double[] values = {9, 1e15 + 1, 1e15 + 2, 1e15 + 6, 9};
        Moments.centre(values, 1, 4);
        assertArrayEquals(new double[] {9, -2, -1, 3, 9}, values);
    }
}
