package dev.alphatrail.runstore;

import java.util.regex.Pattern;

/// The name of a line of research, safe as a part of a directory name: `[A-Za-z0-9_-]{1,32}`.
///
/// @param value the name
public record ThreadId(String value) {
    private static final int MAX_LENGTH = 32;
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]{1," + MAX_LENGTH + "}");
    private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9_-]+");

    /// The thread of whoever names none.
    public static final ThreadId MAIN = new ThreadId("main");

    public ThreadId {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a thread id is 1 to 32 of A-Z, a-z, 0-9, '_' and '-'");
        }
    }

    /// Reduces any text: other characters become `-`, none of which stays at either end; what is
    /// longer is cut; `main` when nothing is left.
    public static ThreadId of(String text) {
        String safe = trim(OTHERS.matcher(text).replaceAll("-"));
        safe = trim(safe.substring(0, Math.min(MAX_LENGTH, safe.length())));
        return safe.isEmpty() ? MAIN : new ThreadId(safe);
    }

    private static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == '-') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == '-') {
            to--;
        }
        return text.substring(from, to);
    }

    @Override
    public String toString() {
        return value;
    }
}
