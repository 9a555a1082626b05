package dev.alphatrail.config;

/// A setting that cannot be used. The message is one line for the user: where, which key, what is
/// wrong, and how to mend it.
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String line;

    public ConfigException(String line) {
        super(line);
        this.line = line;
    }

    @Override
    public String getMessage() {
        return line;
    }

    static ConfigException at(String where, String problem) {
        return new ConfigException(where + ": " + problem);
    }

    /// A value outside of its range.
    static ConfigException unfit(String key, Node node, String range) {
        return at(node.where(), key + " is " + node.shown() + ", must be " + range);
    }
}
