package dev.alphatrail.trail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A table of aligned columns that fits into a terminal.
///
/// A table that is too wide gives way in this order: columns that may be cut shrink, widest first,
/// down to their least width; then columns that may be left out go, the least important first.
/// Whatever then remains is printed whole.
public final class TextTable {
    private static final String GAP = "  ";

    /// A column.
    ///
    /// @param title its head
    /// @param right whether it is flush right, as numbers are
    /// @param least narrowest width it may be cut to; [#UNCUT] when its cells must stay whole
    /// @param importance columns of importance 0 go first, then 1, …; [#ALWAYS] stays
    public record Column(String title, boolean right, int least, int importance) {
        public static final int UNCUT = Integer.MAX_VALUE;
        public static final int ALWAYS = Integer.MAX_VALUE;
    }

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(List<Column> columns) {
        this.columns = List.copyOf(columns);
        rows.add(columns.stream().map(Column::title).toList());
    }

    /// Adds a row; the cells are made safe.
    public void row(List<String> cells) {
        rows.add(cells.stream().map(TerminalText::line).toList());
    }

    /// The table, its head first, each line ended by `\n`.
    public String fit(int width) {
        int[] widths = widths(width);
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            out.append(line(row, widths).stripTrailing()).append('\n');
        }
        return out.toString();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder out = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            if (widths[c] > 0) {
                String cell = TerminalText.cut(row.get(c), widths[c]);
                String pad = " ".repeat(widths[c] - TerminalText.width(cell));
                out.append(out.isEmpty() ? "" : GAP)
                        .append(columns.get(c).right() ? pad + cell : cell + pad);
            }
        }
        return out.toString();
    }

    /// Width of each column, 0 for one that is left out.
    private int[] widths(int width) {
        int[] widths = natural();
        while (excess(widths, width) > 0) {
            shrink(widths, width);
            if (excess(widths, width) > 0) {
                Optional<Integer> spare = leastImportant(widths);
                if (spare.isEmpty()) {
                    return widths;
                }
                int[] whole = natural();
                for (int c = 0; c < widths.length; c++) {
                    widths[c] = widths[c] == 0 || c == spare.get() ? 0 : whole[c];
                }
            }
        }
        return widths;
    }

    private int[] natural() {
        int[] widths = new int[columns.size()];
        for (List<String> row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], TerminalText.width(row.get(c)));
            }
        }
        return widths;
    }

    private static int excess(int[] widths, int width) {
        int used = -GAP.length();
        for (int w : widths) {
            used += w == 0 ? 0 : w + GAP.length();
        }
        return used - width;
    }

    private void shrink(int[] widths, int width) {
        for (int excess = excess(widths, width); excess > 0; excess--) {
            int widest = -1;
            for (int c = 0; c < widths.length; c++) {
                if (widths[c] > columns.get(c).least()
                        && (widest < 0 || widths[c] > widths[widest])) {
                    widest = c;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    private Optional<Integer> leastImportant(int[] widths) {
        List<Integer> spare = new ArrayList<>();
        for (int c = 0; c < widths.length; c++) {
            if (widths[c] > 0 && columns.get(c).importance() != Column.ALWAYS) {
                spare.add(c);
            }
        }
        return spare.stream().min(Comparator.comparingInt(c -> columns.get(c).importance()));
    }
}
