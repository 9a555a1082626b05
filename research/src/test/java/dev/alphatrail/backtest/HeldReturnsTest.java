package dev.alphatrail.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.panel.Matrix;

import org.junit.jupiter.api.Test;

class HeldReturnsTest {
    private static final double NONE = Double.NaN;

    @Test
    void aPositionSurvivesAHoleAndGetsTheWholeMoveOnTheDayAfter() {
        HeldReturns held =
                HeldReturns.of(Matrix.copyOf(4, 1, new double[] {10, NONE, 12, 6}), -0.3);
        assertArrayEquals(
                new double[] {0, 0, 12.0 / 10 - 1, 6.0 / 12 - 1}, held.matrix().sharedValues());
        assertTrue(held.isStale(1, 0));
        assertFalse(held.isStale(2, 0));
    }

    @Test
    void theFirstDayAfterTheLastCloseEarnsTheDelistingReturnAndLaterDaysNothing() {
        HeldReturns held =
                HeldReturns.of(Matrix.copyOf(4, 1, new double[] {10, 11, NONE, NONE}), -0.3);
        assertArrayEquals(new double[] {0, 11.0 / 10 - 1, -0.3, 0}, held.matrix().sharedValues());
        assertTrue(held.isDelisting(2, 0));
        assertFalse(held.isStale(2, 0));
        assertFalse(held.isDelisting(3, 0));
    }

    @Test
    void aNameThatStillTradesOnTheLastDateIsNotDelisted() {
        HeldReturns held = HeldReturns.of(Matrix.copyOf(2, 1, new double[] {10, 11}), -0.3);
        assertArrayEquals(new double[] {0, 11.0 / 10 - 1}, held.matrix().sharedValues());
    }
}
