package dev.alphatrail.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How wide tables may be.
final class TerminalWidth {
    private static final int DEFAULT = 120;
    private static final int LEAST = 20;
    private static final Pattern STTY = Pattern.compile("[0-9]+ ([0-9]{1,5})\\s*");
    private static final int TIMEOUT_SECONDS = 1;

    private TerminalWidth() {}

    /// The environment's `COLUMNS`; without it what the terminal says of itself; 120 when there is no terminal.
    static int columns() {
        return valid(Optional.ofNullable(System.getenv("COLUMNS")))
                .or(() -> valid(System.console() == null ? Optional.empty() : askTerminal()))
                .orElse(DEFAULT);
    }

    static Optional<Integer> valid(Optional<String> columns) {
        return columns.filter(text -> text.matches("[0-9]{1,5}"))
                .map(Integer::valueOf)
                .filter(width -> width >= LEAST);
    }

    /// Java does not know the width, `stty` does; where there is none, the width stays unknown.
    private static Optional<String> askTerminal() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return Optional.empty();
            }
            Matcher size = STTY.matcher(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
            return size.matches() ? Optional.of(size.group(1)) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
