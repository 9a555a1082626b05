package dev.alphatrail.json;

import java.math.BigDecimal;

/// The one way a number becomes text, in JSON and everywhere else: ECMAScript's `Number::toString`, which RFC 8785
/// prescribes. The digits are the fewest that read back as the same double.
public final class Numbers {
    private Numbers() {}

    /// The text of a finite double; zero of either sign is `0`.
    ///
    /// Plain from 1e-6 up to below 1e21 (`0.000001`, `123456789012345680000`), with an exponent otherwise (`1e-7`,
    /// `1.5e+21`).
    ///
    /// @throws IllegalArgumentException for NaN and the infinities, which have no text: missing is for the caller to spell
    public static String format(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("no text for " + value);
        }
        if (value == (long) value && Math.abs(value) <= 0x1p53) {
            return Long.toString((long) value);
        }
        String text = Double.toString(Math.abs(value));
        int e = text.indexOf('E');
        String mantissa = e < 0 ? text : text.substring(0, e);
        int point = mantissa.indexOf('.');
        String all = mantissa.substring(0, point) + mantissa.substring(point + 1);
        int first = 0;
        while (all.charAt(first) == '0') {
            first++;
        }
        int last = all.length();
        while (all.charAt(last - 1) == '0') {
            last--;
        }
        int scale = point - first + (e < 0 ? 0 : Integer.parseInt(text.substring(e + 1)));
        return layout(value < 0, shortest(all.substring(first, last), scale, Math.abs(value)), scale);
    }

    /// `Double.toString` gives two digits where one would do, when two are nearer; that happens to the smallest
    /// subnormals only.
    private static String shortest(String digits, int scale, double value) {
        if (digits.length() != 2 || value > 1e-320) {
            return digits;
        }
        BigDecimal exact = new BigDecimal(value);
        int tens = digits.charAt(0) - '0';
        String best = digits;
        for (int d = tens; d <= Math.min(9, tens + 1); d++) {
            boolean nearer = best.length() == 2 || distance(d, scale, exact).compareTo(distance(tens, scale, exact)) < 0;
            if (nearer && Double.parseDouble(d + "e" + (scale - 1)) == value) {
                best = Integer.toString(d);
            }
        }
        return best;
    }

    private static BigDecimal distance(int digit, int scale, BigDecimal exact) {
        return BigDecimal.valueOf(digit).scaleByPowerOfTen(scale - 1).subtract(exact).abs();
    }

    /// Lays digits out so that the value is `0.digits × 10^scale`.
    private static String layout(boolean negative, String digits, int scale) {
        int count = digits.length();
        StringBuilder out = new StringBuilder(26);
        if (negative) {
            out.append('-');
        }
        if (count <= scale && scale <= 21) {
            out.append(digits).repeat('0', scale - count);
        } else if (0 < scale && scale <= 21) {
            out.append(digits, 0, scale).append('.').append(digits, scale, count);
        } else if (-6 < scale && scale <= 0) {
            out.append("0.").repeat('0', -scale).append(digits);
        } else {
            out.append(digits.charAt(0));
            if (count > 1) {
                out.append('.').append(digits, 1, count);
            }
            out.append('e').append(scale > 0 ? "+" : "-").append(Math.abs(scale - 1));
        }
        return out.toString();
    }
}
