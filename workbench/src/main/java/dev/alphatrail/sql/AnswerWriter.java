package dev.alphatrail.sql;

import dev.alphatrail.artifacts.Csv;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.trail.TerminalText;
import dev.alphatrail.trail.TextTable;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Writes the rows of an answer as they come.
sealed interface AnswerWriter {
    static AnswerWriter of(
            AnswerForm form, PrintWriter out, PrintWriter err, int width, List<Column> columns) {
        return switch (form) {
            case TABLE -> new Table(columns, out, err, width);
            case CSV -> new Lines(columns, out);
            case JSON -> new Objects(columns, out);
        };
    }

    /// Takes the next row.
    ///
    /// @return whether more are wanted
    boolean row(List<Json> cells);

    /// There are no more rows.
    void end();

    /// The text of a cell where all is text.
    private static String text(Json cell) {
        return switch (cell) {
            case Json.Null _ -> "";
            case Json.Str(String text) -> text;
            default -> JsonWriter.compact(cell);
        };
    }

    /// Aligned columns. Their widths are known only when all rows are, so there is an end to it.
    final class Table implements AnswerWriter {
        static final int MOST = 10_000;
        private static final int LEAST_WIDTH = 8;

        private final TextTable table;
        private final PrintWriter out;
        private final PrintWriter err;
        private final int width;
        private int rows;

        private Table(List<Column> columns, PrintWriter out, PrintWriter err, int width) {
            this.out = out;
            this.err = err;
            this.width = width;
            table =
                    new TextTable(
                            columns.stream()
                                    .map(column ->
                                            new TextTable.Column(
                                                    TerminalText.line(column.name()),
                                                    isNumber(column),
                                                    isNumber(column)
                                                            ? TextTable.Column.UNCUT
                                                            : LEAST_WIDTH,
                                                    TextTable.Column.ALWAYS))
                                    .toList());
        }

        private static boolean isNumber(Column column) {
            return column.kind() == Column.Kind.WHOLE || column.kind() == Column.Kind.NUMBER;
        }

        @Override
        public boolean row(List<Json> cells) {
            if (rows == MOST) {
                err.println(
                        "warning: only the first "
                                + MOST
                                + " rows are shown; --csv and --json print all");
                return false;
            }
            rows++;
            table.row(cells.stream().map(AnswerWriter::text).toList());
            return true;
        }

        @Override
        public void end() {
            out.print(table.fit(width));
        }
    }

    /// CSV. Line ends stay within quotes, other control characters do not pass: a terminal might
    /// obey them.
    final class Lines implements AnswerWriter {
        private final PrintWriter out;

        private Lines(List<Column> columns, PrintWriter out) {
            this.out = out;
            print(columns.stream().map(Column::name).toList());
        }

        @Override
        public boolean row(List<Json> cells) {
            print(cells.stream().map(AnswerWriter::text).toList());
            return true;
        }

        private void print(List<String> cells) {
            out.print(new Csv(cells.stream().map(Lines::harmless).toList()));
        }

        private static String harmless(String text) {
            return text.codePoints().anyMatch(Lines::isControl)
                    ? text.codePoints()
                            .map(c -> isControl(c) ? 0xFFFD : c)
                            .collect(
                                    StringBuilder::new,
                                    StringBuilder::appendCodePoint,
                                    StringBuilder::append)
                            .toString()
                    : text;
        }

        private static boolean isControl(int c) {
            return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
        }

        @Override
        public void end() {
            // nothing follows the last line
        }
    }

    /// JSON, one line per row.
    final class Objects implements AnswerWriter {
        private final List<String> keys = new ArrayList<>();
        private final PrintWriter out;
        private String before = "[";

        private Objects(List<Column> columns, PrintWriter out) {
            this.out = out;
            Set<String> taken = new HashSet<>();
            for (Column column : columns) {
                String key = column.name();
                for (int number = 2; !taken.add(key); number++) {
                    key = column.name() + "_" + number;
                }
                keys.add(key);
            }
        }

        @Override
        public boolean row(List<Json> cells) {
            Json.Builder object = Json.object();
            for (int i = 0; i < keys.size(); i++) {
                object.put(keys.get(i), cells.get(i));
            }
            out.print(before + "\n" + TerminalText.json(JsonWriter.compact(object.build())));
            before = ",";
            return true;
        }

        @Override
        public void end() {
            out.print(before.equals("[") ? "[]\n" : "\n]\n");
        }
    }
}
