package dev.alphatrail.formula;

import static dev.alphatrail.formula.Dialect.ALPHA101;
import static dev.alphatrail.formula.Spelling.plain;
import static dev.alphatrail.formula.Spelling.row;

import java.util.List;

/// Rows of [Spellings] from the 101 formulaic alphas.
final class Alpha101Spellings {
    private Alpha101Spellings() {}

    private static final String DEMEANED = "the mean of the group is taken off";

    static final List<Spelling> ALL =
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
}
