package dev.alphatrail.trail;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A stored figure by which the alphas of runs are compared, with the way it is shown.
enum Figure {
    INFORMATION_RATIO("information_ratio", "IR", 0, 2, ""),
    ANNUALIZED_RETURN("annualized_return", "return", 2, 2, "%"),
    MAX_DRAWDOWN("max_drawdown", "drawdown", 2, 2, "%"),
    TURNOVER_MEAN("turnover_mean", "turnover", 2, 2, "%"),
    IC("ic", "IC", 0, 4, ""),
    TOTAL_COST_BPS("total_cost_bps", "cost (bps)", 0, 2, "");

    private final String key;
    private final String title;
    private final int shift;
    private final int decimals;
    private final String unit;

    Figure(String key, String title, int shift, int decimals, String unit) {
        this.key = key;
        this.title = title;
        this.shift = shift;
        this.decimals = decimals;
        this.unit = unit;
    }

    /// The key in artifacts.
    String key() {
        return key;
    }

    /// The head of its column.
    String title() {
        return title;
    }

    /// A value as it is shown, empty when it is missing.
    String text(double value) {
        return Double.isFinite(value) ? rounded(value).toPlainString() + unit : "";
    }

    /// A difference of two values with its sign, in percentage points for shares; empty when it is missing. A difference
    /// too small to be shown has the sign of none.
    String change(double difference) {
        if (!Double.isFinite(difference)) {
            return "";
        }
        BigDecimal shown = rounded(difference);
        return (shown.signum() > 0 ? "+" : "") + shown.toPlainString() + (unit.isEmpty() ? "" : " pp");
    }

    private BigDecimal rounded(double value) {
        return new BigDecimal(value).movePointRight(shift).setScale(decimals, RoundingMode.HALF_EVEN);
    }
}
