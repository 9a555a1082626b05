package dev.alphatrail.trail;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers with a fixed number of decimals, as people read them; missing ones are empty.
final class Decimals {
    /// Beyond it a double does not hold every integer.
    private static final double EXACT = 0x1p53;

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

    private Decimals() {}

    /// Rounded to the nearest, exactly; what lies in the middle goes away from 0.
    static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "";
        }
        double size = Math.abs(value);
        double power = decimals < POWERS.length ? POWERS[decimals] : Double.NaN;
        double near = Math.rint(size * power);
        // the error of `near`, rounded once: what lies so near the middle that it cannot be told is
        // left to decimal arithmetic, whose classes take longer to set up than a short command
        double error = Math.fma(size, power, -near);
        if (near < EXACT && Math.abs(error) != 0.5) {
            double nearest = Math.abs(error) < 0.5 ? near : near + Math.signum(error);
            return text(value < 0, (long) nearest, decimals);
        }
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    private static String text(boolean negative, long digits, int decimals) {
        String sign = negative && digits > 0 ? "-" : "";
        String all = Long.toString(digits);
        if (decimals == 0) {
            return sign + all;
        }
        String padded = "0".repeat(Math.max(0, decimals + 1 - all.length())) + all;
        int point = padded.length() - decimals;
        return sign + padded.substring(0, point) + "." + padded.substring(point);
    }

    /// With a `+` when it is still positive after rounding.
    static String signed(double value, int decimals) {
        String text = fixed(value, decimals);
        return value > 0 && isAboveZero(text) ? "+" + text : text;
    }

    private static boolean isAboveZero(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '1' && text.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }
}
