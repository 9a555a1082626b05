package dev.alphatrail.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is known of the terminal.
final class Terminal {
    private static final int DEFAULT_WIDTH = 120;
    private static final int LEAST_WIDTH = 40;
    private static final Pattern STTY_SIZE = Pattern.compile("[0-9]+ ([0-9]+)\\s*");
    private static final int TIMEOUT_SECONDS = 1;

    private Terminal() {}

    /// Whether standard output and input are a terminal.
    static boolean isInteractive() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    /// What the user typed; empty when he typed nothing or there is no terminal.
    static String readLine() {
        return Optional.ofNullable(System.console()).map(Console::readLine).orElse("");
    }

    /// Whether to use colours: on a terminal, unless NO_COLOR is set.
    static boolean colour() {
        return System.getenv("NO_COLOR") == null && isInteractive();
    }

    /// Columns of a line: COLUMNS where it is set, else what the terminal says of itself, else 120.
    static int width() {
        return width(Optional.ofNullable(System.getenv("COLUMNS")))
                .or(() -> isInteractive() ? width(askTerminal()) : Optional.empty())
                .orElse(DEFAULT_WIDTH);
    }

    /// A width as it was told; empty when that is no width.
    static Optional<Integer> width(Optional<String> columns) {
        return columns.filter(text -> text.matches("[0-9]{1,4}"))
                .map(Integer::valueOf)
                .filter(width -> width > 0) // some terminals say 0 when they do not know
                .map(width -> Math.max(LEAST_WIDTH, width));
    }

    /// Java does not know the width, `stty` does, where there is one.
    private static Optional<String> askTerminal() {
        try {
            Process stty =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(ProcessBuilder.Redirect.INHERIT)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!stty.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return Optional.empty();
            }
            byte[] answer = stty.getInputStream().readAllBytes();
            Matcher size = STTY_SIZE.matcher(new String(answer, StandardCharsets.US_ASCII));
            return size.matches() ? Optional.of(size.group(1)) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
