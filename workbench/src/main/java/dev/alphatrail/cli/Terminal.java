package dev.alphatrail.cli;

/// What is known of the terminal.
final class Terminal {
    private Terminal() {}

    /// Whether standard output and input are a terminal.
    static boolean isInteractive() {
        return System.console() != null && System.console().isTerminal();
    }

    /// Whether to use colours: on a terminal, unless NO_COLOR is set.
    static boolean colour() {
        return System.getenv("NO_COLOR") == null && isInteractive();
    }
}
