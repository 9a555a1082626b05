package dev.alphatrail.marketdata;

/// Where reading stands, to say it in an error: `file:line:column`, the line counted from 1 as an
/// editor shows it, the column being the number of the cell in its row, from 1.
final class CsvPlace {
    private final String file;
    private long line;

    CsvPlace(String file) {
        this.file = file;
    }

    void moveTo(long line) {
        this.line = line;
    }

    int line() {
        return Math.toIntExact(line);
    }

    DataException error(String what) {
        return errorAt(line, what);
    }

    DataException error(int column, String what) {
        return new DataException(file + ":" + line + ":" + (column + 1) + ": " + what);
    }

    DataException errorAt(long line, String what) {
        return new DataException(file + ":" + line + ": " + what);
    }

    DataException errorAt(long line, int column, String what) {
        return new DataException(file + ":" + line + ":" + (column + 1) + ": " + what);
    }

    /// A cell as it is shown in a message: in quotes, short, on one line.
    static String quoted(char[] buffer, int offset, int length) {
        return quoted(new String(buffer, offset, Math.min(length, 41)));
    }

    static String quoted(String text) {
        StringBuilder shown = new StringBuilder("'");
        text.chars()
                .limit(40)
                .forEach(c -> shown.append(Character.isISOControl(c) ? '?' : (char) c));
        return shown.append(text.length() > 40 ? "…'" : "'").toString();
    }
}
