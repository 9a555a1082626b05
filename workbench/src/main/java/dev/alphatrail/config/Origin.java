package dev.alphatrail.config;

/// Who said what a setting is.
///
/// @param level the later in [Level], the stronger
/// @param where `file:line:column`, `--set` or the name of a flag; empty for a default
public record Origin(Level level, String where) {
    /// Sources of settings, each stronger than the ones before it.
    public enum Level {
        DEFAULT,
        FILE,
        SET,
        FLAG
    }

    static final Origin DEFAULT = new Origin(Level.DEFAULT, "");
}
