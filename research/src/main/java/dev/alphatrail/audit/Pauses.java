package dev.alphatrail.audit;

import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import java.util.Arrays;

/// Dates on which some name has no close though it had one before and has one again later.
final class Pauses {
    private final boolean[] paused;

    Pauses(Panel panel) {
        Matrix close = panel.field(Panel.CLOSE);
        paused = new boolean[panel.dates()];
        for (int i = 0; i < close.instruments(); i++) {
            int last = -1;
            for (int t = 0; t < close.dates(); t++) {
                if (!Double.isNaN(close.at(t, i))) {
                    if (last >= 0) {
                        Arrays.fill(paused, last + 1, t, true);
                    }
                    last = t;
                }
            }
        }
    }

    /// For each date the nearest one up to it on which no name pauses, each once; dates without
    /// such a one are left out.
    int[] before(int[] dates) {
        return Arrays.stream(dates).map(this::before).filter(t -> t > 0).distinct().toArray();
    }

    private int before(int date) {
        int t = date;
        while (t > 0 && paused[t]) {
            t--;
        }
        return t;
    }
}
