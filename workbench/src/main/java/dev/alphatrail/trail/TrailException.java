package dev.alphatrail.trail;

/// Something that cannot be done with a run. The message is one line for the user: what is wrong,
/// where, and how to mend it.
public final class TrailException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TrailException(String message) {
        super(message);
    }

    public TrailException(String message, Throwable cause) {
        super(message, cause);
    }

    /// Never null.
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
