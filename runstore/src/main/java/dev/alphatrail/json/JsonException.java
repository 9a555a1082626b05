package dev.alphatrail.json;

/// JSON that cannot be read, or a value that cannot be written. The message is one line: source,
/// line, column, what is wrong.
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final String what;

    /// A fault without a place.
    public JsonException(String message) {
        super(message);
        this.line = 0;
        this.column = 0;
        this.what = message;
    }

    /// A fault without a place, and what caused it.
    public JsonException(String message, Throwable cause) {
        super(message, cause);
        this.line = 0;
        this.column = 0;
        this.what = message;
    }

    /// A fault at a place of a source.
    ///
    /// @param source name of the file or text
    /// @param line counted from 1
    /// @param column in characters, counted from 1
    public JsonException(String source, int line, int column, String what) {
        super(source + ", line " + line + ", column " + column + ": " + what);
        this.line = line;
        this.column = column;
        this.what = what;
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
