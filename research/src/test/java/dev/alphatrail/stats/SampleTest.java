package dev.alphatrail.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SampleTest {
    @Test
    void standardDeviationDividesByOneLessThanTheNumberOfValues() {
        // deviations -1.5 -0.5 0.5 1.5: squares sum to 5
        assertEquals(Math.sqrt(5.0 / 3), Sample.std(new double[] {1, 2, 3, 4}, 0, 4), 1e-15);
    }

    @Test
    void valuesThatDifferByRoundingNoiseOnlyHaveNoDeviation() {
        assertEquals(0, Sample.std(new double[] {0.1 + 0.2, 0.3, 0.3}, 0, 3));
    }

    @Test
    void ratiosOfTooFewOrConstantValuesAreMissing() {
        assertTrue(Double.isNaN(Sample.std(new double[] {1}, 0, 1)));
        assertTrue(Double.isNaN(Sample.mean(new double[0], 0, 0)));
        assertTrue(Double.isNaN(Sample.informationRatio(new double[] {1, 1, 1}, 0, 3, 252)));
        assertTrue(Double.isNaN(Sample.tStatistic(new double[] {1, 1, 1}, 1)));
    }

    @Test
    void tStatisticOfOverlappingValuesAddsTheirAutocovariances() {
        // mean 2.5; gamma0 = 5/4; gamma1 = (-1.5*-0.5 - 0.5*0.5 + 0.5*1.5)/4 = 1.25/4; S = 1.25 + 2
        // * 0.3125
        double[] values = {1, 2, 3, 4};
        assertEquals(2.5 / Math.sqrt(1.25 / 3), Sample.tStatistic(values, 1), 1e-14);
        assertEquals(2.5 / Math.sqrt(1.875 / 3), Sample.tStatistic(values, 2), 1e-14);
    }

    @Test
    void negativeAutocovarianceDoesNotMakeATStatisticLarger() {
        double[] values = {1, -0.5, 1, -0.5, 1};
        assertEquals(Sample.tStatistic(values, 1), Sample.tStatistic(values, 2));
    }

    @Test
    void drawdownIsMeasuredFromThePeakAndStartsAtOne() {
        assertEquals(-0.1, Sample.maxDrawdown(new double[] {-0.1, 0.05}, 0, 2), 1e-15);
        // 1.1 then 0.88 then 0.968: 0.88 / 1.1 - 1
        assertEquals(-0.2, Sample.maxDrawdown(new double[] {0.1, -0.2, 0.1}, 0, 3), 1e-15);
        assertEquals(-1, Sample.maxDrawdown(new double[] {0.1, -1.2, 0.1}, 0, 3));
        assertEquals(0, Sample.compounded(new double[] {0.1, -1.2, 0.1}, 0, 3));
    }
}
