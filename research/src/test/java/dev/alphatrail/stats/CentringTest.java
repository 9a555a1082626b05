package dev.alphatrail.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class CentringTest {
    @Test
    void centringIsExactAtAHighLevelAndTouchesNothingElse() {
        double[] values = {9, 1e15 + 1, 1e15 + 2, 1e15 + 6, 9};
        Sample.centre(values, 1, 4);
        assertArrayEquals(new double[] {9, -2, -1, 3, 9}, values);
    }

    @Test
    void nothingCentredIsNothing() {
        double[] values = {5};
        Sample.centre(values, 0, 0);
        assertArrayEquals(new double[] {5}, values);
    }
}
