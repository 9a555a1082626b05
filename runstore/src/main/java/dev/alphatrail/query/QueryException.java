package dev.alphatrail.query;

/// A text that is no filter or no order. The message is one line of printable characters: what is
/// wrong, the mend, the column.
public final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int column;

    /// @param message what is wrong and the mend, without the place
    /// @param column where the fault lies, in characters counted from 1
    QueryException(String message, int column) {
        super(message + " (column " + column + ")");
        this.column = column;
    }

    /// Where the fault lies, in characters counted from 1.
    public int column() {
        return column;
    }
}
