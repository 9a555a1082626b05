package dev.alphatrail.report;

import dev.alphatrail.json.Numbers;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers as people read them, with a fixed number of decimals and a hyphen for what is missing.
/// Files for programs print every digit; these do not.
final class Figures {
    static final String MISSING = "-";

    private static final double TOO_LARGE_FOR_DECIMALS = 1e12;

    private Figures() {}

    /// A ratio or t-statistic: `1.23`.
    static String ratio(double value) {
        return fixed(value, 2);
    }

    /// A correlation: `0.0123`.
    static String correlation(double value) {
        return fixed(value, 4);
    }

    /// Basis points: `2.1`.
    static String bps(double value) {
        return fixed(value, 1);
    }

    /// A fraction as percent, without the sign, which stands in the head of the column: `4.53`.
    static String percent(double fraction) {
        return fixed(100 * fraction, 2);
    }

    /// A fraction as percent with the sign: `4.53%`.
    static String percentSign(double fraction) {
        return Double.isNaN(fraction) ? MISSING : percent(fraction) + "%";
    }

    /// A count with thousands separated: `1,258`.
    static String count(long value) {
        StringBuilder digits = new StringBuilder(Long.toString(value));
        for (int at = digits.length() - 3; at > (value < 0 ? 1 : 0); at -= 3) {
            digits.insert(at, ',');
        }
        return digits.toString();
    }

    /// A setting as it was written: `0.5`, `10000000`.
    static String setting(double value) {
        return Double.isFinite(value) ? Numbers.format(value) : MISSING;
    }

    /// `1 split`, `2 splits`.
    static String plural(long count, String one, String many) {
        return count(count) + " " + (count == 1 ? one : many);
    }

    static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return MISSING;
        }
        if (Math.abs(value) >= TOO_LARGE_FOR_DECIMALS) {
            return Numbers.format(value);
        }
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }
}
