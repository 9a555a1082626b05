package dev.alphatrail.artifacts;

import dev.alphatrail.json.Numbers;

import java.util.List;

/// Writes CSV by RFC 4180 with `\n` as the end of a record, which pandas and DuckDB read as they do
/// CRLF. A cell is quoted only when it must be.
///
/// Text stands as it is: a formula such as `-rank(close)` is not guarded against spreadsheets that
/// take it for one of theirs, because it must read back unchanged.
public final class Csv {
    private final StringBuilder out = new StringBuilder();

    /// Begins with the names of the columns.
    public Csv(List<String> header) {
        record(header);
    }

    /// Adds a record.
    public void record(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            cell(cells.get(i));
        }
        out.append('\n');
    }

    /// The text of a number, empty when it is missing.
    public static String number(double value) {
        return Double.isFinite(value) ? Numbers.format(value) : "";
    }

    private void cell(String text) {
        out.append(mustBeQuoted(text) ? '"' + text.replace("\"", "\"\"") + '"' : text);
    }

    private static boolean mustBeQuoted(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
