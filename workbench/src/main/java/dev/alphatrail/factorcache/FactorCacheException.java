package dev.alphatrail.factorcache;

/// A folder that cannot be a cache. The message is one line for the user.
public final class FactorCacheException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FactorCacheException(String message) {
        super(message);
    }

    FactorCacheException(String message, Throwable cause) {
        super(message, cause);
    }
}
