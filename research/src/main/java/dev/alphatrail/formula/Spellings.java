package dev.alphatrail.formula;

import static dev.alphatrail.formula.Dialect.ALPHA101;
import static dev.alphatrail.formula.Dialect.BRAIN;
import static dev.alphatrail.formula.Dialect.QLIB;
import static dev.alphatrail.formula.Spelling.row;

import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The published spellings that are understood beside the language's own. What an own operator
/// already means under the same name and with the same arguments needs no row.
///
/// Of several rows with one name the first that fits the arguments is meant.
final class Spellings {
    private static final String TIES = "of ties the oldest day counts";
    private static final String DEMEANED = "the mean of the group is taken off";

    private static final List<Spelling> ALPHA_101 =
            List.of(
                    plain(ALPHA101, "delta(x, d)", "ts_delta(x, d)"),
                    plain(ALPHA101, "correlation(x, y, d)", "ts_corr(x, y, d)"),
                    plain(ALPHA101, "covariance(x, y, d)", "ts_cov(x, y, d)"),
                    plain(ALPHA101, "stddev(x, d)", "ts_std(x, d)"),
                    plain(ALPHA101, "sum(x, d)", "ts_sum(x, d)"),
                    plain(ALPHA101, "product(x, d)", "ts_product(x, d)"),
                    plain(ALPHA101, "decay_linear(x, d)", "ts_decay_linear(x, d)"),
                    row(ALPHA101, "indneutralize(x, g)", "group_demean(x, g)", DEMEANED),
                    row(
                            ALPHA101,
                            "signedpower(x, a)",
                            "signed_power(x, a)",
                            "sign(x) * abs(x) ** a; the paper says x^a, which is the same wherever"
                                    + " its formulas use it"),
                    row(
                            ALPHA101,
                            "min(x, #d)",
                            "ts_min(x, d)",
                            "a whole number in the second place is a window"),
                    plain(ALPHA101, "min(a, b)", "minimum(a, b)"),
                    row(
                            ALPHA101,
                            "max(x, #d)",
                            "ts_max(x, d)",
                            "a whole number in the second place is a window"),
                    plain(ALPHA101, "max(a, b)", "maximum(a, b)"));

    private static final List<Spelling> OF_BRAIN =
            List.of(
                    plain(BRAIN, "ts_delay(x, d)", "delay(x, d)"),
                    plain(BRAIN, "ts_std_dev(x, d)", "ts_std(x, d)"),
                    plain(BRAIN, "ts_covariance(y, x, d)", "ts_cov(y, x, d)"),
                    row(
                            BRAIN,
                            "ts_arg_max(x, #d)",
                            "d - ts_argmax(x, d)",
                            "days since then; " + TIES),
                    row(
                            BRAIN,
                            "ts_arg_min(x, #d)",
                            "d - ts_argmin(x, d)",
                            "days since then; " + TIES),
                    plain(BRAIN, "ts_decay_linear(x, d, *dense==false)", "ts_decay_linear(x, d)"),
                    plain(BRAIN, "ts_rank(x, d, *constant==0)", "ts_rank(x, d)"),
                    row(
                            BRAIN,
                            "rank(x, *rate~=2)",
                            "rank(x)",
                            "ranks are exact whatever the rate, in (0, 1] instead of [0, 1]"),
                    plain(BRAIN, "scale(x, *scale=1)", "scale(x, scale)"),
                    plain(BRAIN, "reverse(x)", "-x"),
                    plain(BRAIN, "add(a, b, *filter==false)", "a + b"),
                    plain(BRAIN, "add(a, b, c, *filter==false)", "a + b + c"),
                    plain(BRAIN, "subtract(a, b, *filter==false)", "a - b"),
                    plain(BRAIN, "multiply(a, b, *filter==false)", "a * b"),
                    plain(BRAIN, "multiply(a, b, c, *filter==false)", "a * b * c"),
                    plain(BRAIN, "divide(a, b)", "a / b"),
                    plain(BRAIN, "equal(a, b)", "a == b"),
                    plain(BRAIN, "not_equal(a, b)", "a != b"),
                    plain(BRAIN, "greater(a, b)", "a > b"),
                    plain(BRAIN, "greater_equal(a, b)", "a >= b"),
                    plain(BRAIN, "less(a, b)", "a < b"),
                    plain(BRAIN, "less_equal(a, b)", "a <= b"),
                    plain(BRAIN, "and(a, b)", "a and b"),
                    plain(BRAIN, "or(a, b)", "a or b"),
                    plain(BRAIN, "is_not_nan(x)", "not is_nan(x)"),
                    plain(BRAIN, "ts_returns(x, d)", "returns(x, d)"),
                    plain(BRAIN, "ts_ir(x, d)", "ts_mean(x, d) / ts_std(x, d)"),
                    plain(BRAIN, "ts_max_diff(x, d)", "x - ts_max(x, d)"),
                    plain(BRAIN, "ts_min_diff(x, d)", "x - ts_min(x, d)"),
                    plain(BRAIN, "ts_skewness(x, d)", "ts_skew(x, d)"),
                    plain(BRAIN, "ts_kurtosis(x, d)", "ts_kurt(x, d)"),
                    plain(BRAIN, "ts_scale(x, d, *constant=0)", "ts_scale(x, d) + constant"),
                    plain(BRAIN, "ts_backfill(x, lookback, *k==1)", "ts_backfill(x, lookback)"),
                    plain(
                            BRAIN,
                            "ts_decay_exp_window(x, d, *factor=1)",
                            "ts_decay_exp(x, d, factor)"),
                    plain(BRAIN, "ts_decay_exp_window(x, d, f)", "ts_decay_exp(x, d, f)"),
                    plain(BRAIN, "days_from_last_change(x)", "days_since(x != delay(x, 1))"),
                    plain(BRAIN, "hump(x, *hump=0.01)", "hump(x, hump)"),
                    plain(BRAIN, "winsorize(x, *std=4)", "winsorize_std(x, std)"),
                    plain(BRAIN, "truncate(x, *maxPercent=0.01)", "truncate(x, maxPercent)"),
                    plain(BRAIN, "normalize(x, *useStd==true, *limit=0)", "normalize(x, 1, limit)"),
                    plain(
                            BRAIN,
                            "normalize(x, *useStd==false, *limit=0)",
                            "normalize(x, 0, limit)"),
                    plain(BRAIN, "quantile(x, *driver==gaussian, *sigma=1)", "quantile(x) * sigma"),
                    row(
                            BRAIN,
                            "group_mean(x, w, g)",
                            "group_sum(x * w, g) / group_sum(w + 0 * x, g)",
                            "a mean weighted by w"));

    private static final List<Spelling> OF_QLIB =
            List.of(
                    plain(QLIB, "Ref(x, #d)", "delay(x, d)"),
                    plain(QLIB, "Delta(x, #d)", "ts_delta(x, d)"),
                    plain(QLIB, "Mean(x, #d)", "ts_mean(x, d)"),
                    plain(QLIB, "Sum(x, #d)", "ts_sum(x, d)"),
                    plain(QLIB, "Std(x, #d)", "ts_std(x, d)"),
                    plain(QLIB, "Var(x, #d)", "ts_std(x, d) ** 2"),
                    plain(QLIB, "Max(x, #d)", "ts_max(x, d)"),
                    plain(QLIB, "Min(x, #d)", "ts_min(x, d)"),
                    plain(QLIB, "IdxMax(x, #d)", "ts_argmax(x, d)"),
                    plain(QLIB, "IdxMin(x, #d)", "ts_argmin(x, d)"),
                    plain(QLIB, "Rank(x, #d)", "ts_rank(x, d)"),
                    row(
                            QLIB,
                            "Corr(x, y, #d)",
                            "ts_corr(x, y, d)",
                            "Qlib leaves windows out whose standard deviation is below 2e-5; here"
                                    + " only constant ones are"),
                    plain(QLIB, "Cov(x, y, #d)", "ts_cov(x, y, d)"),
                    plain(QLIB, "Slope(x, #d)", "ts_slope(x, d)"),
                    row(
                            QLIB,
                            "Rsquare(x, #d)",
                            "ts_rsquare(x, d)",
                            "Qlib leaves windows out whose standard deviation is below 2e-5; here"
                                    + " only constant ones are"),
                    plain(QLIB, "Resi(x, #d)", "ts_resid(x, d)"),
                    plain(QLIB, "Quantile(x, #d, q)", "ts_quantile(x, d, q)"),
                    plain(QLIB, "Med(x, #d)", "ts_median(x, d)"),
                    plain(QLIB, "Mad(x, #d)", "ts_mad(x, d)"),
                    plain(QLIB, "Skew(x, #d)", "ts_skew(x, d)"),
                    plain(QLIB, "Kurt(x, #d)", "ts_kurt(x, d)"),
                    plain(QLIB, "Count(x, #d)", "d - ts_count_nans(x, d)"),
                    row(
                            QLIB,
                            "EMA(x, #d)",
                            "ewm_mean(x, d)",
                            "the same weights, but no value before d days have been present"),
                    row(
                            QLIB,
                            "WMA(x, #d)",
                            "ts_decay_linear(x, d - 1) / d",
                            "Qlib weighs the oldest day 0 and divides by d once more"),
                    plain(QLIB, "Greater(a, b)", "maximum(a, b)"),
                    plain(QLIB, "Less(a, b)", "minimum(a, b)"),
                    plain(QLIB, "Add(a, b)", "a + b"),
                    plain(QLIB, "Sub(a, b)", "a - b"),
                    plain(QLIB, "Mul(a, b)", "a * b"),
                    plain(QLIB, "Div(a, b)", "a / b"),
                    plain(QLIB, "Gt(a, b)", "a > b"),
                    plain(QLIB, "Ge(a, b)", "a >= b"),
                    plain(QLIB, "Lt(a, b)", "a < b"),
                    plain(QLIB, "Le(a, b)", "a <= b"),
                    plain(QLIB, "Eq(a, b)", "a == b"),
                    plain(QLIB, "Ne(a, b)", "a != b"),
                    plain(QLIB, "And(a, b)", "a and b"),
                    plain(QLIB, "Or(a, b)", "a or b"),
                    plain(QLIB, "Not(a)", "not a"),
                    plain(QLIB, "If(c, a, b)", "where(c, a, b)"));

    static final List<Spelling> ALL =
            Stream.of(ALPHA_101, OF_BRAIN, OF_QLIB).flatMap(List::stream).toList();

    private Spellings() {}

    private static Spelling plain(Dialect dialect, String signature, String becomes) {
        return row(dialect, signature, becomes, "");
    }

    /// Rows of that name, those in exactly this case first.
    static List<Spelling> named(String name) {
        return ALL.stream()
                .filter(spelling -> spelling.isCalled(name))
                .sorted(Comparator.comparing(spelling -> !spelling.name().equals(name)))
                .toList();
    }

    /// All names, each once.
    static SortedSet<String> names() {
        TreeSet<String> names = new TreeSet<>();
        ALL.forEach(spelling -> names.add(spelling.name()));
        return names;
    }
}
