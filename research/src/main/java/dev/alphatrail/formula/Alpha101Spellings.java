package dev.alphatrail.formula;

import java.util.List;

/// Rows of [Spellings] from the 101 formulaic alphas.
final class Alpha101Spellings {
    private Alpha101Spellings() {}

    static final List<Spelling> ALL =
            Spelling.table(
                    Dialect.ALPHA101,
                    """
                    delta(x, d) => ts_delta(x, d)
                    correlation(x, y, d) => ts_corr(x, y, d)
                    covariance(x, y, d) => ts_cov(x, y, d)
                    stddev(x, d) => ts_std(x, d)
                    sum(x, d) => ts_sum(x, d)
                    product(x, d) => ts_product(x, d)
                    decay_linear(x, d) => ts_decay_linear(x, d)
                    indneutralize(x, g) => group_demean(x, g) # the mean of the group is taken off
                    signedpower(x, a) => signed_power(x, a)
                        # sign(x) * abs(x) ** a; the paper says x^a, which is the same wherever its
                        formulas use it
                    min(x, #d) => ts_min(x, d) # a whole number in the second place is a window
                    min(a, b) => minimum(a, b)
                    max(x, #d) => ts_max(x, d) # a whole number in the second place is a window
                    max(a, b) => maximum(a, b)
                    """);
}
