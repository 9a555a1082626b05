package dev.alphatrail.marketdata;

import java.time.DateTimeException;
import java.time.LocalDate;

/// Reads ISO dates and date-times: `2020-01-31`, `20200131`, `2020-01-31T16:00:00Z`, `2020-01-31
/// 16:00:00.000-05:00`. The date is taken as it is written; an offset moves nothing.
final class IsoDate {
    /// What [#parse] gives for text it cannot read.
    static final int NO_DATE = Integer.MIN_VALUE;

    /// Years outside are taken for a mistake.
    static final int FIRST_YEAR = 1800;

    static final int LAST_YEAR = 2199;

    private int lastKey = -1;
    private int lastDay = NO_DATE;
    private int secondOfDay;

    /// The epoch day of the date, or [#NO_DATE].
    int parse(char[] s, int offset, int length) {
        secondOfDay = 0;
        boolean dashed = length >= 10 && s[offset + 4] == '-' && s[offset + 7] == '-';
        if (dashed) {
            boolean plain = length == 10 || readTime(s, offset + 10, offset + length);
            return plain
                    ? day(number(s, offset, 4), number(s, offset + 5, 2), number(s, offset + 8, 2))
                    : NO_DATE;
        }
        return length == 8
                ? day(number(s, offset, 4), number(s, offset + 4, 2), number(s, offset + 6, 2))
                : NO_DATE;
    }

    /// The time of day of the last date-time read, in seconds; 0 for a plain date.
    int secondOfDay() {
        return secondOfDay;
    }

    private int day(int year, int month, int day) {
        if (year < FIRST_YEAR
                || year > LAST_YEAR
                || month < 1
                || month > 12
                || day < 1
                || day > 31) {
            return NO_DATE;
        }
        int key = (year * 100 + month) * 100 + day;
        if (key != lastKey) {
            lastKey = key;
            lastDay = epochDay(year, month, day);
        }
        return lastDay;
    }

    private static int epochDay(int year, int month, int day) {
        try {
            return Math.toIntExact(LocalDate.of(year, month, day).toEpochDay());
        } catch (DateTimeException _) {
            return NO_DATE;
        }
    }

    /// `T` or a space, `HH:mm[:ss[.fraction]]`, then nothing, `Z`, or `±HH[[:]mm]`.
    private boolean readTime(char[] s, int from, int end) {
        if ((s[from] != 'T' && s[from] != ' ') || end - from < 6 || s[from + 3] != ':') {
            return false;
        }
        int hour = number(s, from + 1, 2);
        int minute = number(s, from + 4, 2);
        int second = 0;
        int at = from + 6;
        if (at < end && s[at] == ':') {
            if (end - at < 3) {
                return false;
            }
            second = number(s, at + 1, 2);
            at = skipFraction(s, at + 3, end);
        }
        secondOfDay = (hour * 60 + minute) * 60 + second;
        return hour >= 0
                && hour <= 24
                && minute >= 0
                && minute < 60
                && second >= 0
                && second <= 60
                && isZone(s, at, end);
    }

    private static int skipFraction(char[] s, int from, int end) {
        int at = from;
        if (at < end && s[at] == '.') {
            at++;
            while (at < end && s[at] >= '0' && s[at] <= '9') {
                at++;
            }
        }
        return at;
    }

    private static boolean isZone(char[] s, int from, int end) {
        int length = end - from;
        if (length == 0 || (length == 1 && s[from] == 'Z')) {
            return true;
        }
        if (s[from] != '+' && s[from] != '-') {
            return false;
        }
        return switch (length) {
            case 3 -> number(s, from + 1, 2) >= 0;
            case 5 -> number(s, from + 1, 4) >= 0;
            case 6 ->
                    number(s, from + 1, 2) >= 0
                            && s[from + 3] == ':'
                            && number(s, from + 4, 2) >= 0;
            default -> false;
        };
    }

    /// The value of `count` digits, negative when one of them is none.
    private static int number(char[] s, int from, int count) {
        int value = 0;
        for (int k = from; k < from + count; k++) {
            int digit = s[k] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
