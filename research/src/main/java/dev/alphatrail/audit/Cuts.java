package dev.alphatrail.audit;

import java.util.stream.IntStream;

/// The dates at which experiments split the data.
final class Cuts {
    private Cuts() {}

    /// At most `wanted` distinct dates `t` from `first` to the last but one, evenly spread, the
    /// last but one among them; empty when there is none.
    static int[] between(int first, int dates, int wanted) {
        int last = dates - 2;
        if (last < first) {
            return last >= 0 ? new int[] {last} : new int[0];
        }
        return IntStream.rangeClosed(1, wanted)
                .map(k -> first + (int) ((long) (last - first) * k / wanted))
                .distinct()
                .toArray();
    }
}
