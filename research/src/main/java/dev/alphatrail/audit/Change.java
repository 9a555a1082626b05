package dev.alphatrail.audit;

import dev.alphatrail.panel.FieldSource;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// A way to make a stretch of a panel's dates other than it was.
public enum Change {
    /// nothing is known: every value is missing
    MISSING("all values missing"),
    /// every value by a factor of its own, between 1/2 and 2
    NOISE("noise"),
    /// every other value a million times larger, the others a million times smaller
    JUMP("jumps by a factor of a million"),
    /// every other instrument has no values
    DELISTED("every other name gone"),
    /// every value is that of another instrument
    SHUFFLED("values of other names");

    private static final double JUMP_FACTOR = 1e6;

    private final String title;

    Change(String title) {
        this.title = title;
    }

    /// In words.
    public String title() {
        return title;
    }

    /// The panel with all fields changed on the dates `from` (inclusive) to `to` (exclusive), each
    /// made when it is first used. Groupings stay, since they hold for all dates.
    ///
    /// @param seed decides the noise; the same seed changes alike
    Panel apply(Panel panel, int from, int to, long seed) {
        Map<String, FieldSource> fields = new HashMap<>();
        for (String name : panel.fieldNames()) {
            long own = seed * 31 + name.hashCode();
            fields.put(name, () -> stretch(panel.field(name), from, to, new SplittableRandom(own)));
        }
        return Panel.reading(panel.calendar(), panel.instruments(), fields, panel.groupings());
    }

    private Matrix stretch(Matrix field, int from, int to, SplittableRandom random) {
        double[] values = field.sharedValues().clone();
        int width = field.instruments();
        for (int t = from; t < to; t++) {
            for (int i = 0; i < width; i++) {
                values[t * width + i] = changed(field, t, i, random);
            }
        }
        return Matrix.takingOwnership(field.dates(), width, values);
    }

    private double changed(Matrix field, int t, int i, SplittableRandom random) {
        double value = field.at(t, i);
        boolean odd = i % 2 == 1;
        return switch (this) {
            case MISSING -> Double.NaN;
            case NOISE -> value * (random.nextBoolean() ? 0.5 : 1) * (1 + random.nextDouble());
            case JUMP -> (t + i) % 2 == 0 ? value * JUMP_FACTOR : value / JUMP_FACTOR;
            case DELISTED -> odd ? Double.NaN : value;
            // a name that has left does not come back
            case SHUFFLED ->
                    Double.isNaN(value)
                            ? value
                            : field.at(t, (i + 1 + t % 2) % field.instruments());
        };
    }
}
