package dev.alphatrail.cli;

/// What is known of the terminal.
final class Terminal {
    private static final int DEFAULT_WIDTH = 120;
    private static final int LEAST_WIDTH = 40;

    private Terminal() {}

    /// Whether standard output and input are a terminal.
    static boolean isInteractive() {
        return System.console() != null && System.console().isTerminal();
    }

    /// Whether to use colours: on a terminal, unless NO_COLOR is set.
    static boolean colour() {
        return System.getenv("NO_COLOR") == null && isInteractive();
    }

    /// Columns of a line: COLUMNS where it is set, else 120.
    static int width() {
        String columns = System.getenv("COLUMNS");
        return columns != null && columns.matches("[0-9]{1,4}")
                ? Math.max(LEAST_WIDTH, Integer.parseInt(columns))
                : DEFAULT_WIDTH;
    }
}
