package dev.alphatrail.generator;

import java.util.ArrayList;
import java.util.List;

/// Gathers the rows of one family, with the windows that most of them use.
final class TemplateRows {
    static final List<Integer> NO_WINDOW = List.of();
    static final List<Integer> DAYS = List.of(3, 5, 10, 15, 20);
    static final List<Integer> WEEKS = List.of(5, 10, 20, 40, 60);
    static final List<Integer> MONTHS = List.of(20, 40, 60, 90, 120, 180, 250);
    static final List<Integer> ANY = List.of(5, 10, 20, 40, 60, 120, 250);
    static final List<Integer> SKIPS = List.of(1, 5, 10, 20);

    private final Family family;
    private final List<Template> rows = new ArrayList<>();

    TemplateRows(Family family) {
        this.family = family;
    }

    void add(
            String name,
            String formula,
            List<Integer> days,
            List<Integer> second,
            String rationale,
            String source) {
        rows.add(new Template(family, name, formula, days, second, rationale, source));
    }

    List<Template> list() {
        return List.copyOf(rows);
    }
}
