package dev.alphatrail.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Spans of time as users write them: `30d`, `12h`, `500ms`.
final class Spans implements ITypeConverter<Duration> {
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d|w)");

    @Override
    public Duration convert(String text) {
        Matcher parts = SPAN.matcher(text);
        if (!parts.matches()) {
            throw new TypeConversionException(
                    "'"
                            + dev.alphatrail.trail.TerminalText.line(text)
                            + "' is no span of time; write a number and ms, s, m, h, d or w, such"
                            + " as 30d");
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        };
    }
}
