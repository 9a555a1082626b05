package dev.alphatrail.report;

import dev.alphatrail.report.TopColumn.Row;
import dev.alphatrail.report.TopColumn.Verdict;
import dev.alphatrail.study.StudyResult;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The top table for a terminal: what was selected, then the others by information ratio, with
/// units in the heads.
public final class TopTable {
    private static final String GAP = "  ";
    private static final int LEAST_FORMULA = 16;
    private static final String BOLD = "\u001b[1m";
    private static final String FAINT = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private final List<Row> rows;
    private final List<TopColumn> columns;
    private final int width;
    private final boolean colour;

    private TopTable(List<Row> rows, List<TopColumn> columns, int width, boolean colour) {
        this.rows = rows;
        this.columns = columns;
        this.width = width;
        this.colour = colour;
    }

    /// The table as lines, each ended by a line feed.
    ///
    /// @param rows how many alphas at most
    /// @param width characters a line may have; columns that do not fit are left out, the least
    ///   important first, and the formula is cut
    /// @param colour whether to set selected rows bold and the others that did not pass faint, by
    ///   ANSI sequences
    public static String of(StudyResult result, int rows, int width, boolean colour) {
        List<Row> shown = TopColumn.rows(result, rows);
        List<TopColumn> columns = new ArrayList<>(TopColumn.of(result.modeUsed()));
        columns.add(new TopColumn("formula", true, 2, TopTable::formulaOrError));
        TopTable table = new TopTable(shown, columns, width, colour);
        table.fit();
        return table.print();
    }

    private static String formulaOrError(Row row) {
        String text =
                row.alpha()
                        .error()
                        .map(error -> error + ": " + row.alpha().formula())
                        .orElse(row.alpha().formula());
        return Markdown.line(text);
    }

    private void fit() {
        while (needed() > width) {
            TopColumn first =
                    columns.stream()
                            .max(Comparator.comparingInt(TopColumn::expendable))
                            .orElseThrow();
            if (first.expendable() == 0) {
                return;
            }
            columns.remove(first);
        }
    }

    private int needed() {
        int needed = 0;
        for (TopColumn column : columns) {
            needed +=
                    GAP.length()
                            + (isFormula(column)
                                    ? Math.min(LEAST_FORMULA, widest(column))
                                    : widest(column));
        }
        return needed - GAP.length();
    }

    private String print() {
        StringBuilder out = new StringBuilder();
        line(out, columns.stream().map(TopColumn::head).toList(), BOLD);
        for (Row row : rows) {
            line(
                    out,
                    columns.stream().map(column -> column.cell().apply(row)).toList(),
                    style(row.verdict()));
        }
        return out.toString();
    }

    private void line(StringBuilder out, List<String> cells, String style) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < cells.size(); c++) {
            TopColumn column = columns.get(c);
            line.append(c == 0 ? "" : GAP);
            if (isFormula(column)) {
                line.append(cut(cells.get(c), Math.max(LEAST_FORMULA, width - line.length())));
            } else {
                int pad = widest(column) - cells.get(c).length();
                line.repeat(' ', column.text() ? 0 : pad)
                        .append(cells.get(c))
                        .repeat(' ', column.text() ? pad : 0);
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

    private static boolean isFormula(TopColumn column) {
        return column.head().equals("formula");
    }

    private int widest(TopColumn column) {
        return rows.stream()
                .mapToInt(row -> column.cell().apply(row).length())
                .reduce(column.head().length(), Math::max);
    }
}
