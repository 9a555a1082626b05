package dev.alphatrail.engine;

import dev.alphatrail.panel.Calendar;
import dev.alphatrail.panel.Grouping;
import dev.alphatrail.panel.Instruments;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Panels of the fields `close`, `a` and `b` and the grouping `sector`, full of what real data
/// surprises with.
final class RandomPanel {
    static final List<String> FIELDS = List.of("a", "b", "close");

    private RandomPanel() {}

    static Panel of(int dates, int instruments, RandomGenerator random) {
        Map<String, Matrix> fields = new HashMap<>();
        for (String name : FIELDS) {
            fields.put(
                    name,
                    Matrix.takingOwnership(dates, instruments, values(dates, instruments, random)));
        }
        int[] codes = IntStream.generate(() -> random.nextInt(-1, 3)).limit(instruments).toArray();
        return panel(dates, instruments, fields, codes);
    }

    static Panel panel(int dates, int instruments, Map<String, Matrix> fields, int[] sectors) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < instruments; i++) {
            names.add("N%05d".formatted(i));
        }
        return new Panel(
                Calendar.ofEpochDays(IntStream.range(0, dates).toArray()),
                Instruments.of(names),
                fields,
                Map.of("sector", Grouping.of(List.of("x", "y", "z"), sectors)));
    }

    /// The first dates of a panel.
    static Panel prefix(Panel panel, int dates) {
        Map<String, Matrix> fields = new HashMap<>();
        FIELDS.forEach(name -> fields.put(name, panel.field(name).slice(0, dates)));
        return panel(
                dates,
                panel.instruments().size(),
                fields,
                panel.grouping("sector").orElseThrow().codes());
    }

    /// The panel with all values from the date `from` on drawn anew.
    static Panel withOtherFuture(Panel panel, int from, RandomGenerator random) {
        int names = panel.instruments().size();
        Map<String, Matrix> fields = new HashMap<>();
        for (String name : FIELDS) {
            double[] values = panel.field(name).sharedValues().clone();
            double[] other = values(panel.dates() - from, names, random);
            System.arraycopy(other, 0, values, from * names, other.length);
            fields.put(name, Matrix.takingOwnership(panel.dates(), names, values));
        }
        return panel(panel.dates(), names, fields, panel.grouping("sector").orElseThrow().codes());
    }

    /// The panel with all values before the date `to` drawn anew.
    static Panel withOtherPast(Panel panel, int to, RandomGenerator random) {
        int names = panel.instruments().size();
        Map<String, Matrix> fields = new HashMap<>();
        for (String name : FIELDS) {
            double[] values = panel.field(name).sharedValues().clone();
            double[] other = values(to, names, random);
            System.arraycopy(other, 0, values, 0, other.length);
            fields.put(name, Matrix.takingOwnership(panel.dates(), names, values));
        }
        return panel(panel.dates(), names, fields, panel.grouping("sector").orElseThrow().codes());
    }

    private static double[] values(int dates, int instruments, RandomGenerator random) {
        double[] values = new double[dates * instruments];
        double missing = random.nextInt(3) * 0.04;
        int kind = random.nextInt(6);
        double level = 0;
        for (int t = 0; t < dates; t++) {
            boolean sameForAll = random.nextInt(10) == 0;
            boolean empty = random.nextInt(20) == 0 && missing > 0;
            double shared = random.nextInt(-3, 4);
            if (random.nextInt(12) == 0) {
                level = kind == 4 ? 1e6 * random.nextInt(-2, 3) : level;
            }
            for (int i = 0; i < instruments; i++) {
                int at = t * instruments + i;
                boolean standsStill = t > 0 && random.nextInt(100) < (i % 3 == 0 ? 80 : 5);
                double drawn = sameForAll ? shared : draw(kind, level, random);
                boolean hole = empty || random.nextDouble() < missing;
                values[at] = hole ? Double.NaN : standsStill ? values[at - instruments] : drawn;
            }
        }
        return values;
    }

    private static double draw(int kind, double level, RandomGenerator random) {
        return switch (kind) {
            case 0 -> random.nextGaussian();
            case 1 -> random.nextInt(-2, 3);
            case 2 -> 1e8 + random.nextGaussian();
            // differences of the size of rounding: the same key, or a neighbour
            case 3 -> 3 * (1 + random.nextInt(3) * 0x1p-44 + random.nextInt(2) * 0x1p-39);
            case 4 -> level + random.nextGaussian();
            default -> Math.abs(random.nextGaussian()) * 1e4;
        };
    }
}
