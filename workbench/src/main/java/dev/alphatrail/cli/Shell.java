package dev.alphatrail.cli;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// Commands that the user is told, such that they can be pasted.
final class Shell {
    /// Set by the launcher to the word it was called by.
    private static final String PROPERTY = "alphatrail.command";

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./:@%+=,-]+");

    private Shell() {}

    /// The word by which this program was called, `./alphatrail` in a checkout.
    static String alphatrail() {
        return quoted(System.getProperty(PROPERTY, "alphatrail"));
    }

    /// A path as one word.
    static String word(Path path) {
        return quoted(path.toString());
    }

    /// The text as one word of a POSIX shell.
    static String quoted(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
