package dev.alphatrail.json;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Turns the bytes of one value into the value that [JsonReader] would read: the usual ones at
/// once, all others through [JsonReader] itself.
final class ScannedValue {
    private static final int MAX_PLAIN_NUMBER = 32;

    /// More than one long can take; such digits go the long way.
    private static final int MAX_DIGITS = 18;

    /// The powers that a double holds exactly.
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    };

    private ScannedValue() {}

    /// @throws JsonException when it is no JSON, or beyond the limits
    static Json decode(byte[] utf8, int start, int end, JsonLimits limits) {
        byte first = utf8[start];
        if (first == '"') {
            if (isPlainText(utf8, start, end) && end - start - 2 <= limits.maxStringLength()) {
                return new Json.Str(ascii(utf8, start + 1, end - 1));
            }
        } else if (first == '-' || isDigit(first)) {
            if (end - start <= MAX_PLAIN_NUMBER && isNumber(utf8, start, end)) {
                return number(utf8, start, end, limits);
            }
        } else if (first == '{') {
            Optional<Json> object = new ScannedObject(utf8, start, end, limits).read();
            return object.isPresent() ? object.get() : read(utf8, start, end, limits);
        } else if (is(utf8, start, end, "null")) {
            return Json.Null.NULL;
        } else if (is(utf8, start, end, "true")) {
            return new Json.Bool(true);
        } else if (is(utf8, start, end, "false")) {
            return new Json.Bool(false);
        }
        return read(utf8, start, end, limits);
    }

    private static Json read(byte[] utf8, int start, int end, JsonLimits limits) {
        return JsonReader.parse(utf8, start, end - start, "value", limits);
    }

    private static boolean isPlainText(byte[] utf8, int start, int end) {
        for (int i = start + 1; i < end - 1; i++) {
            // bytes beyond ASCII are negative
            if (utf8[i] < ' ' || utf8[i] == '\\' || utf8[i] == '"') {
                return false;
            }
        }
        return end - start >= 2 && utf8[end - 1] == '"';
    }

    private static boolean is(byte[] utf8, int start, int end, String word) {
        if (end - start != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (utf8[start + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// JSON's grammar: no leading zeros, a digit on both sides of the point.
    private static boolean isNumber(byte[] utf8, int start, int end) {
        int at = utf8[start] == '-' ? start + 1 : start;
        int whole = afterDigits(utf8, at, end);
        if (whole == at || (utf8[at] == '0' && whole > at + 1)) {
            return false;
        }
        at = whole;
        if (at < end && utf8[at] == '.') {
            int fraction = afterDigits(utf8, at + 1, end);
            if (fraction == at + 1) {
                return false;
            }
            at = fraction;
        }
        if (at < end && (utf8[at] == 'e' || utf8[at] == 'E')) {
            at++;
            if (at < end && (utf8[at] == '-' || utf8[at] == '+')) {
                at++;
            }
            int exponent = afterDigits(utf8, at, end);
            return exponent > at && exponent == end;
        }
        return at == end;
    }

    private static int afterDigits(byte[] utf8, int start, int end) {
        int at = start;
        while (at < end && isDigit(utf8[at])) {
            at++;
        }
        return at;
    }

    /// The value of well-formed digits. A whole number below 2^53 divided by a power of ten that is
    /// exact, too, is rounded once: so it is the double nearest to the digits.
    private static Json number(byte[] utf8, int start, int end, JsonLimits limits) {
        boolean negative = utf8[start] == '-';
        long digits = 0;
        int count = 0;
        int point = -1;
        for (int i = negative ? start + 1 : start; i < end; i++) {
            byte c = utf8[i];
            if (c == '.') {
                point = i;
            } else if (isDigit(c) && count < MAX_DIGITS) {
                digits = digits * 10 + (c - '0');
                count++;
            } else {
                return longNumber(utf8, start, end, limits);
            }
        }
        long signed = negative ? -digits : digits;
        if (point < 0) {
            return Json.Num.of(signed);
        }
        return digits <= 1L << 53
                ? Json.Num.of(signed / POWERS_OF_TEN[end - point - 1])
                : longNumber(utf8, start, end, limits);
    }

    private static Json longNumber(byte[] utf8, int start, int end, JsonLimits limits) {
        double value = Double.parseDouble(ascii(utf8, start, end));
        boolean fraction = value != Math.rint(value);
        // whole ones may be longs, which doubles do not hold
        return fraction ? Json.Num.of(value) : read(utf8, start, end, limits);
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    private static String ascii(byte[] utf8, int start, int end) {
        return new String(utf8, start, end - start, StandardCharsets.ISO_8859_1);
    }
}
