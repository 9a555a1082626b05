package dev.alphatrail.trail;

import dev.alphatrail.report.MarkdownTable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// One row per run and any number of columns: as many as are readable stand beside the name of the
/// run, the others in further tables below.
final class RowTables {
    /// What is readable on a screen; a table of two columns may be wider.
    private static final int WIDTH = 150;

    /// What stands around a cell: `| ` and a space.
    private static final int FRAME = 3;

    private final int rows;
    private final int firstRun;
    private final List<List<String>> columns = new ArrayList<>();

    /// @param rows how many runs there are
    /// @param firstRun the run of the first row
    RowTables(int rows, int firstRun) {
        this.rows = rows;
        this.firstRun = firstRun;
    }

    /// Adds a column; the cells must be safe already.
    ///
    /// @param cell of a run
    void column(String head, IntFunction<String> cell) {
        List<String> column = new ArrayList<>(List.of(head));
        runs().mapToObj(cell).forEach(column::add);
        columns.add(column);
    }

    /// Takes out the columns that say the same of every run.
    void skipUnchanged() {
        columns.removeIf(column -> column.stream().skip(1).distinct().count() <= 1);
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    private IntStream runs() {
        return IntStream.range(firstRun, firstRun + rows);
    }

    @Override
    public String toString() {
        List<String> names = new ArrayList<>(List.of("run"));
        runs().mapToObj(Comparison::label).forEach(names::add);
        List<String> tables = new ArrayList<>();
        List<List<String>> beside = new ArrayList<>(List.of(names));
        int width = width(names);
        for (List<String> column : columns) {
            if (beside.size() > 1 && width + width(column) > WIDTH) {
                tables.add(table(beside));
                beside = new ArrayList<>(List.of(names));
                width = width(names);
            }
            beside.add(column);
            width += width(column);
        }
        tables.add(table(beside));
        return String.join("\n", tables);
    }

    private static int width(List<String> column) {
        return FRAME + column.stream().mapToInt(String::length).max().orElse(0);
    }

    private String table(List<List<String>> beside) {
        MarkdownTable table =
                new MarkdownTable(1, beside.stream().map(List::getFirst).toArray(String[]::new));
        for (int row = 1; row <= rows; row++) {
            int at = row;
            table.row(beside.stream().map(column -> column.get(at)).toList());
        }
        return table.toString();
    }
}
