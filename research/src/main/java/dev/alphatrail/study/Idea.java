package dev.alphatrail.study;

/// A trading idea in the researcher's words: 1 to 2,000 characters of text on one line, without
/// control characters.
public record Idea(String text) {
    /// Longest idea, in characters.
    public static final int MAX_LENGTH = 2_000;

    public Idea {
        if (text.isBlank()) {
            throw new IllegalArgumentException(
                    "the idea is empty: say in a few words what should predict returns");
        }
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "the idea has "
                            + text.length()
                            + " characters; at most "
                            + MAX_LENGTH
                            + " are taken");
        }
        for (int at = 0; at < text.length(); at++) {
            if (Character.isISOControl(text.charAt(at))) {
                throw new IllegalArgumentException(
                        "the idea has a control character (U+"
                                + String.format(
                                        java.util.Locale.ROOT, "%04X", (int) text.charAt(at))
                                + ") at position "
                                + (at + 1)
                                + ": leave it out");
            }
        }
    }
}
