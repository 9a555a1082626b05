package dev.alphatrail.marketdata;

/// Input that cannot be used. The message is one line for the user: what is wrong, in which file,
/// line and column, and how to mend it.
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }

    /// Never null.
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
