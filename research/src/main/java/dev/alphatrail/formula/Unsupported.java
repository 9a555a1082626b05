package dev.alphatrail.formula;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Operators of WorldQuant BRAIN that formulas here cannot use, and why.
final class Unsupported {
    private static final String TUNED =
            "it is tuned on the turnover of the whole sample, which looks ahead; write hump or"
                    + " ts_decay_linear with numbers of your own";
    private static final String VECTOR =
            "it reduces a vector field, and a panel has one number per day and instrument; name a"
                    + " column that holds that number";
    private static final String ALPHAS =
            "it works on the results of finished alphas, and a formula sees the panel alone";
    private static final String GROUPS =
            "groups cannot be combined; join the columns that make them, as in densify(1000 * a +"
                    + " b)";
    private static final String OTHERS =
            "it was not taken over; write what it does with the operators there are";

    private static final Map<String, String> REASONS = new TreeMap<>();

    static {
        put(TUNED, "ts_target_tvr_decay", "ts_target_tvr_hump", "ts_target_tvr_delta_limit");
        put(
                VECTOR,
                "vec_avg",
                "vec_choose",
                "vec_count",
                "vec_filter",
                "vec_ir",
                "vec_kurtosis",
                "vec_max",
                "vec_min",
                "vec_norm",
                "vec_percentage",
                "vec_powersum",
                "vec_range",
                "vec_skewness",
                "vec_stddev",
                "vec_sum");
        put(
                ALPHAS,
                "combo_a",
                "generate_stats",
                "inst_pnl",
                "inst_tvr",
                "in",
                "self_corr",
                "universe_size");
        put(GROUPS, "group_cartesian_product", "group_coalesce");
        put(
                OTHERS,
                "generalized_rank",
                "group_extra",
                "group_multi_regression",
                "group_percentage",
                "group_vector_neut",
                "group_vector_proj",
                "hump_decay",
                "jump_decay",
                "keep",
                "multi_regression",
                "one_side",
                "rank_by_side",
                "ts_co_kurtosis",
                "ts_co_skewness",
                "ts_delta_limit",
                "ts_moment",
                "ts_poly_regression",
                "ts_rank_gmean_amean_diff",
                "ts_theilsen",
                "ts_triple_corr");
    }

    private Unsupported() {}

    private static void put(String reason, String... names) {
        for (String name : names) {
            REASONS.put(name, reason);
        }
    }

    /// Why formulas cannot use an operator of that name; empty when nobody publishes one.
    static Optional<String> reason(String name) {
        return Optional.ofNullable(REASONS.get(name.toLowerCase(Locale.ROOT)));
    }
}
