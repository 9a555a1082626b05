package dev.alphatrail.trail;

import dev.alphatrail.artifacts.Metric;
import dev.alphatrail.stats.OrderKey;

import java.util.Arrays;

/// A stored figure by which the alphas of runs are compared, with the way it is shown: fractions as
/// percent.
enum Figure {
    INFORMATION_RATIO(Metric.INFORMATION_RATIO, "IR", 1, 2),
    ANNUALIZED_RETURN(Metric.ANNUALIZED_RETURN, "return %/y", 100, 2),
    MAX_DRAWDOWN(Metric.MAX_DRAWDOWN, "max DD %", 100, 2),
    TURNOVER_MEAN(Metric.TURNOVER_MEAN, "turnover %", 100, 2),
    IC(Metric.IC, "IC", 1, 4),
    TOTAL_COST_BPS(Metric.TOTAL_COST_BPS, "cost bps/d", 1, 2);

    private final Metric metric;
    private final String head;
    private final int scale;
    private final int decimals;

    Figure(Metric metric, String head, int scale, int decimals) {
        this.metric = metric;
        this.head = head;
        this.scale = scale;
        this.decimals = decimals;
    }

    Metric metric() {
        return metric;
    }

    /// Whether a metric is none of these.
    static boolean isNone(Metric metric) {
        return Arrays.stream(values()).noneMatch(figure -> figure.metric == metric);
    }

    /// A value of a metric that is none of these, in its own unit; empty when it is missing.
    static String plain(double value) {
        return Decimals.fixed(value, 4);
    }

    /// Whether two values of a figure are the same, rounding noise aside; missing is the same as
    /// missing.
    static boolean same(double one, double other) {
        return Double.isNaN(one)
                ? Double.isNaN(other)
                : !Double.isNaN(other) && OrderKey.of(one) == OrderKey.of(other);
    }

    /// The key in artifacts.
    String key() {
        return metric.key();
    }

    /// The head of its column, with the unit.
    String head() {
        return head;
    }

    /// A value as it is shown, empty when it is missing.
    String text(double value) {
        return Decimals.fixed(scale * value, decimals);
    }

    /// A difference of two values as it is shown, with its sign; percentage points where values are
    /// percent; empty when it is missing.
    String change(double difference) {
        return Decimals.signed(scale * difference, decimals);
    }
}
