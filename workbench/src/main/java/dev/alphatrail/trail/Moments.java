package dev.alphatrail.trail;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Times and spans as people read them.
public final class Moments {
    private Moments() {}

    /// A time in UTC to the second: `2026-01-31 09:30:05`.
    public static String second(Instant time) {
        String text = time.truncatedTo(ChronoUnit.SECONDS).toString();
        return text.substring(0, text.length() - 1).replace('T', ' ');
    }

    /// A span in its largest unit: `5 s`, `3 min`, `4 h`, `12 days`; none that is negative.
    public static String span(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 2 * 3600) {
            return seconds / 60 + " min";
        }
        return seconds < 2 * 86_400 ? seconds / 3600 + " h" : seconds / 86_400 + " days";
    }
}
