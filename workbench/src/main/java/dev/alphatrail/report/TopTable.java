package dev.alphatrail.report;

import dev.alphatrail.report.TopColumn.Row;
import dev.alphatrail.report.TopColumn.Verdict;
import dev.alphatrail.study.StudyResult;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// The top table for a terminal: what was selected, then the others by information ratio, with
/// units in the heads.
public final class TopTable {
    private static final String FORMULA = "formula";
    private static final String GAP = "  ";
    private static final int LEAST_FORMULA = 16;
    private static final String BOLD = "\u001b[1m";
    private static final String FAINT = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    /// A column with what stands in it, row by row.
    private record Filled(TopColumn column, List<String> cells) {
        static Filled of(TopColumn column, List<Row> rows) {
            return new Filled(column, rows.stream().map(column.cell()).toList());
        }

        int widest() {
            return cells.stream()
                    .mapToInt(String::length)
                    .reduce(column.head().length(), Math::max);
        }

        boolean mayBeCut() {
            return column.head().equals(FORMULA);
        }
    }

    private final List<Row> rows;
    private final List<Filled> columns;
    private final int width;
    private final boolean colour;

    private TopTable(List<Row> rows, List<Filled> columns, int width, boolean colour) {
        this.rows = rows;
        this.columns = fitting(columns, width);
        this.width = width;
        this.colour = colour;
    }

    /// The table as lines, each ended by a line feed.
    ///
    /// @param rows how many alphas at most
    /// @param width characters a line may have; columns that do not fit are left out, the least
    ///   important first, and the formula is cut
    /// @param colour whether to set selected rows bold and those that did not pass faint, by ANSI
    ///   sequences
    public static String of(StudyResult result, int rows, int width, boolean colour) {
        List<Row> shown = TopColumn.rows(result, rows);
        List<TopColumn> columns = new ArrayList<>(TopColumn.of(result.modeUsed()));
        columns.add(new TopColumn(FORMULA, true, 2, TopTable::formulaOrError));
        List<Filled> filled = columns.stream().map(column -> Filled.of(column, shown)).toList();
        return new TopTable(shown, filled, width, colour).print();
    }

    private static String formulaOrError(Row row) {
        String formula = row.alpha().formula();
        return Markdown.line(
                row.alpha().error().map(error -> error + ": " + formula).orElse(formula));
    }

    private static List<Filled> fitting(List<Filled> all, int width) {
        List<Filled> columns = new ArrayList<>(all);
        while (needed(columns) > width) {
            Filled first =
                    columns.stream()
                            .max(Comparator.comparingInt(filled -> filled.column().expendable()))
                            .orElseThrow();
            if (first.column().expendable() == 0) {
                break;
            }
            columns.remove(first);
        }
        return columns;
    }

    private static int needed(List<Filled> columns) {
        int needed = GAP.length() * (columns.size() - 1);
        for (Filled filled : columns) {
            int widest = filled.widest();
            needed += filled.mayBeCut() ? Math.min(LEAST_FORMULA, widest) : widest;
        }
        return needed;
    }

    private String print() {
        StringBuilder out = new StringBuilder();
        line(out, filled -> filled.column().head(), BOLD);
        for (int r = 0; r < rows.size(); r++) {
            int row = r;
            line(out, filled -> filled.cells().get(row), style(rows.get(row).verdict()));
        }
        return out.toString();
    }

    private void line(StringBuilder out, Function<Filled, String> cellOf, String style) {
        StringBuilder line = new StringBuilder();
        for (Filled filled : columns) {
            String cell = cellOf.apply(filled);
            line.append(line.isEmpty() ? "" : GAP);
            if (filled.mayBeCut()) {
                line.append(cut(cell, Math.max(LEAST_FORMULA, width - line.length())));
            } else {
                int pad = filled.widest() - cell.length();
                boolean text = filled.column().text();
                line.repeat(' ', text ? 0 : pad).append(cell).repeat(' ', text ? pad : 0);
            }
        }
        String text = line.toString().stripTrailing();
        out.append(colour && !style.isEmpty() ? style + text + PLAIN : text).append('\n');
    }

    private static String style(Verdict verdict) {
        return switch (verdict) {
            case SELECTED -> BOLD;
            case PASSED -> "";
            case REJECTED, FAILED -> FAINT;
        };
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 3) + "...";
    }
}
