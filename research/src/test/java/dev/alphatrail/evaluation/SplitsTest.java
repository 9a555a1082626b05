package dev.alphatrail.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.evaluation.Splits.Windows;
import dev.alphatrail.evaluation.WalkForwardSettings.Window;

import org.junit.jupiter.api.Test;

import java.util.List;

class SplitsTest {
    @Test
    void testWindowsFollowTrainAndValidWithoutOverlap() {
        Splits splits = Splits.of(14, new WalkForwardSettings(Window.EXPANDING, 5, 2, 3, 3));
        assertEquals(
                List.of(new Windows(1, 5, 7, 8, 10), new Windows(1, 8, 10, 11, 13)),
                splits.windows());
    }

    @Test
    void aRollingTrainWindowKeepsItsLength() {
        Splits splits = Splits.of(14, new WalkForwardSettings(Window.ROLLING, 5, 2, 3, 3));
        assertEquals(new Windows(4, 8, 10, 11, 13), splits.windows().getLast());
    }

    @Test
    void aTestWindowThatTheDataCutShortIsNoSplit() {
        WalkForwardSettings settings = new WalkForwardSettings(Window.EXPANDING, 5, 2, 3, 3);
        assertTrue(Splits.of(10, settings).isEmpty());
        assertEquals(1, Splits.of(11, settings).windows().size());
        assertEquals(11, Splits.datesNeeded(settings));
    }

    @Test
    void daysOfOverlappingTestWindowsCountOnceAndGapsDoNotCount() {
        assertArrayEquals(
                new int[] {8, 9, 10, 11},
                Splits.of(12, new WalkForwardSettings(Window.EXPANDING, 5, 2, 3, 1)).counted());
        assertArrayEquals(
                new int[] {8, 9, 12, 13},
                Splits.of(14, new WalkForwardSettings(Window.EXPANDING, 5, 2, 2, 4)).counted());
    }

    @Test
    void aDayInAGapBelongsToTheSplitBeforeIt() {
        int[] split =
                Splits.of(14, new WalkForwardSettings(Window.EXPANDING, 5, 2, 2, 4))
                        .splitByReturn(14);
        assertArrayEquals(new int[] {0, 0, 0, 0, 1, 1}, java.util.Arrays.copyOfRange(split, 8, 14));
    }
}
