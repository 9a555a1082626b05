package dev.alphatrail.runstore;

import java.util.Locale;

/// How a run ended. Both kinds are kept: a failure is a result too.
public enum RunStatus {
    /// It came to its end.
    FINISHED,
    /// It stopped with an error, which its directory tells.
    FAILED;

    /// The word used in files: `finished` or `failed`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The status of a word.
    ///
    /// @throws IllegalArgumentException for any other word
    public static RunStatus of(String text) {
        return switch (text) {
            case "finished" -> FINISHED;
            case "failed" -> FAILED;
            default ->
                    throw new IllegalArgumentException(
                            "status is \"" + text + "\", must be finished or failed");
        };
    }
}
