package dev.alphatrail.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class QuantilesTest {
    @Test
    void betweenTwoValuesTheQuantileIsOnTheLineThatJoinsThem() {
        double[] sorted = {10, 20, 40, 80};
        assertEquals(10, Quantiles.ofSorted(sorted, 4, 0));
        assertEquals(19, Quantiles.ofSorted(sorted, 4, 0.3), 1e-14);
        assertEquals(30, Quantiles.ofSorted(sorted, 4, 0.5));
        assertEquals(80, Quantiles.ofSorted(sorted, 4, 1));
        assertEquals(20, Quantiles.ofSorted(sorted, 3, 0.5));
    }

    @Test
    void oneValueIsEveryQuantileAndNoneHasNone() {
        assertEquals(7, Quantiles.ofSorted(new double[] {7}, 1, 0.37));
        assertTrue(Double.isNaN(Quantiles.ofSorted(new double[0], 0, 0.5)));
    }
}
