package dev.alphatrail.trail;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers with a fixed number of decimals, as people read them; missing ones are empty.
final class Decimals {
    private Decimals() {}

    static String fixed(double value, int decimals) {
        return Double.isFinite(value) ? rounded(value, decimals).toPlainString() : "";
    }

    /// With a `+` when it is still positive after rounding.
    static String signed(double value, int decimals) {
        String text = fixed(value, decimals);
        return !text.isEmpty() && rounded(value, decimals).signum() > 0 ? "+" + text : text;
    }

    private static BigDecimal rounded(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
    }
}
