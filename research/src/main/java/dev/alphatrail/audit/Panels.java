package dev.alphatrail.audit;

import dev.alphatrail.panel.Calendar;
import dev.alphatrail.panel.Grouping;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// Panels made from panels.
final class Panels {
    private Panels() {}

    /// The panel with these fields instead of its own.
    static Panel with(Panel panel, Map<String, Matrix> fields) {
        return new Panel(panel.calendar(), panel.instruments(), fields, groupings(panel));
    }

    /// The first dates of a panel.
    static Panel prefix(Panel panel, int dates) {
        Map<String, Matrix> fields = new HashMap<>();
        panel.fieldNames().forEach(name -> fields.put(name, panel.field(name).slice(0, dates)));
        int[] days = IntStream.range(0, dates).map(panel.calendar()::epochDay).toArray();
        return new Panel(Calendar.ofEpochDays(days), panel.instruments(), fields, groupings(panel));
    }

    private static Map<String, Grouping> groupings(Panel panel) {
        Map<String, Grouping> groupings = new HashMap<>();
        panel.groupingNames()
                .forEach(name -> groupings.put(name, panel.grouping(name).orElseThrow()));
        return groupings;
    }
}
