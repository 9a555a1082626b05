package dev.alphatrail.portfolio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WeightCapTest {
    @Test
    void whatOneNameGivesUpTheOthersOfItsSideTakeInProportion() {
        // long gross 0.5: 0.3 is capped at 0.2, the others grow by (0.5 - 0.2) / 0.2 = 1.5
        double[] book = {0.3, 0.1, 0.1, -0.1};
        assertEquals(0, new WeightCap(0.2).apply(book));
        assertArrayEquals(new double[] {0.2, 0.15, 0.15, -0.1}, book, 1e-15);
    }

    @Test
    void aNameThatReachesTheCapByGrowingIsCappedToo() {
        // 0.3 capped at 0.2; 0.16 would become 0.16 * 0.3 / 0.2 = 0.24, so it is capped as well and
        // 0.04 grows to 0.1
        double[] book = {0.3, 0.16, 0.04};
        assertEquals(0, new WeightCap(0.2).apply(book));
        assertArrayEquals(new double[] {0.2, 0.2, 0.1}, book, 1e-15);
    }

    @Test
    void noNameGrowsBeyondThreeTimesAndTheSideThatFallsShortIsCounted() {
        double[] book = {-0.49, -0.01, 0.1};
        assertEquals(1, new WeightCap(0.2).apply(book));
        assertArrayEquals(new double[] {-0.2, -0.03, 0.1}, book, 1e-15);
    }

    @Test
    void aBookWithinTheCapStaysAsItIs() {
        double[] book = {0.2, -0.2, 0.05};
        assertEquals(0, new WeightCap(0.2).apply(book));
        assertArrayEquals(new double[] {0.2, -0.2, 0.05}, book);
    }
}
