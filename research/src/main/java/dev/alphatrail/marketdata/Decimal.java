package dev.alphatrail.marketdata;

/// Reads decimal numbers from characters, as [Double#parseDouble] would, without making a string of
/// most of them.
final class Decimal {
    /// What [#parse] gives for text that is no finite decimal number.
    static final double NO_NUMBER = Double.POSITIVE_INFINITY;

    private static final long MAX_EXACT = 1L << 53;

    /// So many digits cannot overflow a long.
    private static final int SAFE_DIGITS = 18;

    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    };

    private Decimal() {}

    /// Whether the text is one of the markers of a missing value: empty, `null`, `NaN`, `nan`,
    /// `NA`, `N/A`.
    static boolean isMissing(char[] s, int offset, int length) {
        return switch (length) {
            case 0 -> true;
            case 2 -> s[offset] == 'N' && s[offset + 1] == 'A';
            case 3 -> is(s, offset, "NaN") || is(s, offset, "nan") || is(s, offset, "N/A");
            case 4 -> is(s, offset, "null");
            default -> false;
        };
    }

    private static boolean is(char[] s, int offset, String text) {
        for (int k = 0; k < text.length(); k++) {
            if (s[offset + k] != text.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    /// The correctly rounded value of `[+-] digits [. digits] [e [+-] digits]`, or [#NO_NUMBER] for
    /// any other text and for a number too large for a double.
    ///
    /// A mantissa up to 2^53 and a power of ten up to 10^22 are both exact doubles, so one division
    /// or multiplication rounds once, that is correctly (Clinger, "How to read floating point
    /// numbers accurately", 1990); the few other numbers go to the JDK.
    static double parse(char[] s, int offset, int length) {
        int end = offset + length;
        int at = offset;
        boolean negative = length > 0 && s[at] == '-';
        if (negative || (length > 0 && s[at] == '+')) {
            at++;
        }
        int start = at;
        int point = -1;
        long mantissa = 0;
        for (; at < end; at++) {
            int digit = s[at] - '0';
            if (digit >= 0 && digit <= 9) {
                mantissa = mantissa * 10 + digit;
            } else if (digit == '.' - '0' && point < 0) {
                point = at;
            } else {
                break;
            }
        }
        int digits = at - start - (point < 0 ? 0 : 1);
        if (digits <= 0) {
            return NO_NUMBER;
        }
        if (at == end && digits <= SAFE_DIGITS && mantissa <= MAX_EXACT) {
            double value = point < 0 ? mantissa : mantissa / POWERS_OF_TEN[end - 1 - point];
            return negative ? -value : value;
        }
        return at == end || isExponent(s, at, end)
                ? slow(new String(s, offset, length))
                : NO_NUMBER;
    }

    private static boolean isExponent(char[] s, int from, int end) {
        int at = from + 1;
        if (s[from] != 'e' && s[from] != 'E') {
            return false;
        }
        if (at < end && (s[at] == '-' || s[at] == '+')) {
            at++;
        }
        boolean any = at < end;
        for (; at < end; at++) {
            any = any && s[at] >= '0' && s[at] <= '9';
        }
        return any;
    }

    private static double slow(String text) {
        double value = Double.parseDouble(text);
        return Double.isInfinite(value) ? NO_NUMBER : value;
    }
}
