package dev.alphatrail.runstore;

import java.util.Locale;

/// How a run ended. All kinds are kept: a failure is a result too.
public enum RunStatus {
    /// It came to its end.
    FINISHED,
    /// It stopped with an error, which its directory tells.
    FAILED,
    /// Its program was killed; what it had written was salvaged later.
    KILLED;

    /// The word used in files: `finished`, `failed` or `killed`.
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
            case "killed" -> KILLED;
            default ->
                    throw new IllegalArgumentException(
                            "status is \"" + text + "\", must be finished, failed or killed");
        };
    }
}
