package dev.alphatrail.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WindowsTest {
    @Test
    void theLongestWindowIsTheLargestLastArgumentOfARollingOperator() {
        assertEquals(60, Windows.longest("clip(returns(delay(close, 5), 60), 0, 900)"));
        assertEquals(0, Windows.longest("safe_div(close, 250)"));
    }

    @Test
    void scalingChangesWindowsAndLeavesDailyLagsAndOtherNumbersAlone() {
        assertEquals(
                "power(ts_mean(returns(close, 1), 30), 20) + ts_max( high , 8)",
                Windows.scaled(
                        "power(ts_mean(returns(close, 1), 20), 20) + ts_max( high , 5)",
                        3,
                        2,
                        250));
    }

    @Test
    void scaledWindowsStayWithinBounds() {
        assertEquals(
                "delay(ts_std(close, 100), 6)",
                Windows.scaled("delay(ts_std(close, 90), 3)", 2, 1, 100));
        assertEquals("ts_std(close, 2)", Windows.scaled("ts_std(close, 3)", 1, 2, 100));
    }
}
