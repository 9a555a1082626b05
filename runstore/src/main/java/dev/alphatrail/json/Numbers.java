package dev.alphatrail.json;

import java.math.BigDecimal;
import java.math.MathContext;

/// The one way a number becomes text, in JSON and everywhere else: ECMAScript's `Number::toString`,
/// which RFC 8785 prescribes. The digits are the fewest that read back as the same double.
public final class Numbers {
    /// Only among subnormals this small can one digit and two name the same double.
    private static final double TWO_DIGITS_BELOW = 1e-320;

    private Numbers() {}

    /// The text of a finite double; zero of either sign is `0`.
    ///
    /// Plain from 1e-6 up to below 1e21 (`0.000001`, `123456789012345680000`), with an exponent
    /// otherwise (`1e-7`, `1.5e+21`).
    ///
    /// @throws IllegalArgumentException for NaN and the infinities, which have no text: missing is
    ///   for the caller to spell
    public static String format(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("no text for " + value);
        }
        if (value == (long) value && Math.abs(value) <= 0x1p53) {
            return Long.toString((long) value);
        }
        double magnitude = Math.abs(value);
        if (magnitude < TWO_DIGITS_BELOW) {
            // Double.toString gives two digits where one would do: 4.9E-324, 9.9E-324
            BigDecimal digit = new BigDecimal(magnitude).round(new MathContext(1));
            if (digit.doubleValue() == magnitude) {
                return layout(value < 0, digit.unscaledValue().toString(), 1 - digit.scale());
            }
        }
        String text = Double.toString(magnitude);
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
        return layout(value < 0, all.substring(first, last), scale);
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
