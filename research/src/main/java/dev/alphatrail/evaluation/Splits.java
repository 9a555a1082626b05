package dev.alphatrail.evaluation;

import dev.alphatrail.evaluation.WalkForwardSettings.Window;

import java.util.ArrayList;
import java.util.List;

/// The train, valid and test windows of a walk-forward study, as indices of return dates,
/// inclusive.
///
/// @param windows in time order
record Splits(List<Windows> windows) {
    /// One split. Valid lies between train and test and may be empty (`validEnd < trainEnd + 1`).
    record Windows(int trainStart, int trainEnd, int validEnd, int testStart, int testEnd) {}

    Splits {
        windows = List.copyOf(windows);
    }

    /// All splits whose test window is complete among the return dates `1 … dates − 1`.
    static Splits of(int dates, WalkForwardSettings settings) {
        List<Windows> windows = new ArrayList<>();
        for (long shift = 0; ; shift += settings.stepDays()) {
            long trainEnd = settings.trainDays() + shift;
            long testStart = trainEnd + settings.validDays() + 1;
            long testEnd = testStart + settings.testDays() - 1;
            if (testEnd > dates - 1) {
                return new Splits(windows);
            }
            long trainStart =
                    settings.window() == Window.EXPANDING ? 1 : trainEnd - settings.trainDays() + 1;
            windows.add(
                    new Windows(
                            (int) trainStart,
                            (int) trainEnd,
                            (int) testStart - 1,
                            (int) testStart,
                            (int) testEnd));
        }
    }

    /// Number of dates the first split needs.
    static long datesNeeded(WalkForwardSettings settings) {
        return 1L + settings.trainDays() + settings.validDays() + settings.testDays();
    }

    boolean isEmpty() {
        return windows.isEmpty();
    }

    int firstTest() {
        return windows.getFirst().testStart();
    }

    int lastTest() {
        return windows.getLast().testEnd();
    }

    /// For each return date `s` from [#firstTest] on: the latest split whose test window has begun
    /// by `s`.
    int[] splitByReturn(int dates) {
        int[] split = new int[dates];
        int latest = 0;
        for (int s = firstTest(); s < dates; s++) {
            while (latest + 1 < windows.size() && windows.get(latest + 1).testStart() <= s) {
                latest++;
            }
            split[s] = latest;
        }
        return split;
    }

    /// The return dates inside a test window, ascending, each once.
    int[] counted() {
        int[] dates = new int[lastTest() - firstTest() + 1];
        int n = 0;
        int next = firstTest();
        for (Windows split : windows) {
            for (int s = Math.max(next, split.testStart()); s <= split.testEnd(); s++) {
                dates[n++] = s;
            }
            next = split.testEnd() + 1;
        }
        return java.util.Arrays.copyOf(dates, n);
    }
}
