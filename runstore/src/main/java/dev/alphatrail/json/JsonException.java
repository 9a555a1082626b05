package dev.alphatrail.json;

import java.util.regex.Pattern;

/// JSON that cannot be read, or a value that cannot be written. The message is one line: source,
/// line, column, what is wrong.
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 1_000;

    /// What could break the line or steer a terminal: messages quote keys of hostile files.
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private final int line;
    private final int column;
    private final String what;

    /// A fault without a place.
    public JsonException(String message) {
        super(oneLine(message));
        this.line = 0;
        this.column = 0;
        this.what = oneLine(message);
    }

    /// A fault without a place, and what caused it.
    public JsonException(String message, Throwable cause) {
        super(oneLine(message), cause);
        this.line = 0;
        this.column = 0;
        this.what = oneLine(message);
    }

    /// A fault at a place of a source.
    ///
    /// @param source name of the file or text
    /// @param line counted from 1
    /// @param column in characters, counted from 1
    public JsonException(String source, int line, int column, String what) {
        super(oneLine(source + ", line " + line + ", column " + column + ": " + what));
        this.line = line;
        this.column = column;
        this.what = oneLine(what);
    }

    private static String oneLine(String message) {
        String line = UNPRINTABLE.matcher(message).replaceAll("?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /// The line of the fault, counted from 1; 0 when the fault has no place.
    public int line() {
        return line;
    }

    /// The column of the fault in characters, counted from 1; 0 when the fault has no place.
    public int column() {
        return column;
    }

    /// What is wrong, without the place.
    public String what() {
        return what;
    }
}
