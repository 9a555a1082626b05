package dev.alphatrail.artifacts;

import dev.alphatrail.json.Numbers;

import java.util.List;

/// Writes CSV by RFC 4180 with `\n` as the end of a record, which pandas and DuckDB read as they do
/// CRLF. A cell is quoted only when it must be.
///
/// Formulas of the factor language and numbers stand as they are, so that they read back unchanged.
/// Other text that a spreadsheet would run as a formula of its own gets an apostrophe before it: it
/// begins with `=`, `@`, a tab or a carriage return, or with `+` or `-` and holds a quote, `|` or
/// `!`, which no formula of ours has (but `!=`).
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
            out.append(cell(cells.get(i)));
        }
        out.append('\n');
    }

    /// The text of a number, empty when it is missing.
    public static String number(double value) {
        return Double.isFinite(value) ? Numbers.format(value) : "";
    }

    /// A text as it stands in a record.
    public static String cell(String given) {
        String text = isSpreadsheetFormula(given) ? "'" + given : given;
        return mustBeQuoted(text) ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static boolean isSpreadsheetFormula(String text) {
        if (text.isEmpty()) {
            return false;
        }
        return switch (text.charAt(0)) {
            case '=', '@', '\t', '\r' -> true;
            case '+', '-' ->
                    text.indexOf('"') >= 0
                            || text.indexOf('\'') >= 0
                            || text.indexOf('|') >= 0
                            || text.replace("!=", "").indexOf('!') >= 0;
            default -> false;
        };
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
