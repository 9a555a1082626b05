package dev.alphatrail.query;

import java.util.Arrays;

/// A pattern of SQL's `like`: `%` stands for any text, `_` for one character, a backslash takes the
/// special meaning from the character after it. The whole text must fit.
final class LikePattern {
    private static final int ANY_TEXT = -1;
    private static final int ANY_CHARACTER = -2;

    private final String source;
    private final boolean ignoreCase;
    private final int[] parts;

    /// @throws IllegalArgumentException when a lone backslash ends the pattern
    LikePattern(String source, boolean ignoreCase) {
        this.source = source;
        this.ignoreCase = ignoreCase;
        int[] codes = source.codePoints().toArray();
        int count = 0;
        for (int i = 0; i < codes.length; i++) {
            int c = codes[i];
            if (c == '\\') {
                i++;
                if (i == codes.length) {
                    throw new IllegalArgumentException(
                            "a lone '\\' ends the pattern, write '\\\\' for a backslash");
                }
                c = fold(codes[i]);
            } else {
                c = c == '%' ? ANY_TEXT : c == '_' ? ANY_CHARACTER : fold(c);
            }
            codes[count++] = c;
        }
        this.parts = Arrays.copyOf(codes, count);
    }

    String source() {
        return source;
    }

    boolean ignoreCase() {
        return ignoreCase;
    }

    /// When a part does not fit, only the last `%` needs to be tried with one character more: what
    /// stands before it was matched as early as possible. So there is no recursion, and the work is
    /// at most length × length.
    boolean matches(String text) {
        int part = 0;
        int at = 0;
        int retryPart = -1;
        int retryAt = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (part < parts.length && parts[part] == ANY_TEXT) {
                retryPart = ++part;
                retryAt = at;
            } else if (part < parts.length
                    && (parts[part] == ANY_CHARACTER || parts[part] == fold(c))) {
                part++;
                at += Character.charCount(c);
            } else if (retryPart >= 0) {
                part = retryPart;
                retryAt += Character.charCount(text.codePointAt(retryAt));
                at = retryAt;
            } else {
                return false;
            }
        }
        while (part < parts.length && parts[part] == ANY_TEXT) {
            part++;
        }
        return part == parts.length;
    }

    private int fold(int c) {
        // upper first: some letters, such as the two small sigmas, meet only there
        return ignoreCase ? Character.toLowerCase(Character.toUpperCase(c)) : c;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LikePattern that
                && ignoreCase == that.ignoreCase
                && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }
}
