package dev.alphatrail.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The scratch rows of one thread, used again by one [Block] after the other.
final class Scratch {
    private final Map<Integer, List<double[]>> byWidth = new HashMap<>();

    /// All rows there are of this width; the caller may add more.
    List<double[]> rows(int width) {
        return byWidth.computeIfAbsent(width, _ -> new ArrayList<>());
    }

    /// Numbers of all rows.
    long values() {
        long values = 0;
        for (List<double[]> rows : byWidth.values()) {
            for (double[] row : rows) {
                values += row.length;
            }
        }
        return values;
    }
}
