package dev.alphatrail.report;

import java.util.ArrayList;
import java.util.List;

/// A table in Markdown whose columns are aligned in the raw text as well. Cells must be safe
/// already ([Markdown]).
public final class MarkdownTable {
    private final List<List<String>> rows = new ArrayList<>();
    private final int textColumns;

    /// @param textColumns how many of the first columns hold text, aligned left; the others hold
    ///   numbers, aligned right
    public MarkdownTable(int textColumns, String... head) {
        this.textColumns = textColumns;
        rows.add(List.of(head));
    }

    /// Adds a row.
    public MarkdownTable row(String... cells) {
        return row(List.of(cells));
    }

    /// Adds a row.
    ///
    /// @throws IllegalArgumentException when it has not as many cells as the head
    public MarkdownTable row(List<String> cells) {
        if (cells.size() != rows.getFirst().size()) {
            throw new IllegalArgumentException(cells.size() + " cells under " + rows.getFirst());
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    /// The lines of the table, each ended by a line feed.
    @Override
    public String toString() {
        int[] widths = widths();
        StringBuilder out = new StringBuilder();
        line(out, rows.getFirst(), widths);
        for (int c = 0; c < widths.length; c++) {
            boolean text = c < textColumns;
            out.append(c == 0 ? "|" : "").append(text ? ":" : "-").repeat('-', widths[c]);
            out.append(text ? "-|" : ":|");
        }
        out.append('\n');
        rows.stream().skip(1).forEach(row -> line(out, row, widths));
        return out.toString();
    }

    private void line(StringBuilder out, List<String> row, int[] widths) {
        out.append('|');
        for (int c = 0; c < widths.length; c++) {
            int pad = widths[c] - row.get(c).length();
            out.append(' ').repeat(' ', c < textColumns ? 0 : pad).append(row.get(c));
            out.repeat(' ', c < textColumns ? pad : 0).append(" |");
        }
        out.append('\n');
    }

    private int[] widths() {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        return widths;
    }
}
