package dev.alphatrail.config;

import java.util.HashMap;
import java.util.Map;

/// For every key one value that is refused, and one that is allowed and is not the default; both as
/// YAML.
record SampleValues(String refused, String other) {
    static final Map<String, SampleValues> BY_KEY = samples();

    static SampleValues of(Key<?> key) {
        SampleValues sample = BY_KEY.get(key.path());
        if (sample == null) {
            throw new AssertionError("add samples for " + key);
        }
        return sample;
    }

    private static Map<String, SampleValues> samples() {
        Map<String, SampleValues> all = new HashMap<>();
        for (String file : new String[] {"data", "sectors", "hard_to_borrow", "borrow_rates"}) {
            all.put("market." + file, new SampleValues("[prices.csv]", "some/" + file + ".csv"));
        }
        put(all, "market.start", "2020-02-30", "2019-01-02");
        put(all, "market.end", "yesterday", "2021-12-31");
        put(all, "market.adjust", "yes", "false");
        put(all, "market.min_day_coverage", "1.01", "0.5");
        put(all, "market.delisting_return", "-1.01", "-0.3");
        for (String defect :
                new String[] {
                    "duplicate",
                    "non_positive_price",
                    "high_below_low",
                    "negative_volume",
                    "missing_close"
                }) {
            put(all, "market.on_" + defect, "mend", "drop");
        }
        put(all, "market.on_bad_date", "repair", "drop");
        put(all, "market.on_unsorted", "drop", "refuse");
        put(all, "market.synthetic_seed", "-1", "8");
        put(all, "market.synthetic_instruments", "5001", "5000");
        put(all, "market.synthetic_days", "1", "2");
        put(all, "factors.formulas", "{'my factor': close}", "{mom: 'returns(close, 20)'}");
        put(all, "factors.library", "[alpha102]", "[alpha101]");
        put(all, "factors.max_length", "0", "1");
        put(all, "factors.max_depth", "201", "200");
        put(all, "factors.max_nodes", "0", "1");
        put(all, "factors.max_lookback", "0", "1");
        put(all, "factors.strict", "1", "true");
        put(all, "factors.max_similarity", "1.5", "0.9");
        put(all, "factors.max_correlation", "0", "0.95");
        put(all, "tracking.cache", "[here]", "some/cache");
        put(all, "tracking.cache_mib", "0", "1");
        put(all, "generator.idea", "\"two\\nlines\"", "Reversal after volume shocks");
        put(all, "generator.enabled", "1", "false");
        put(all, "generator.seed", "9007199254740992", "9007199254740991");
        put(all, "generator.alphas", "1001", "1000");
        put(all, "generator.max_iterations", "101", "100");
        put(all, "generator.target_ir", ".nan", "-1.5");
        put(all, "evaluation.mode", "p3", "p0");
        put(all, "evaluation.horizon", "0", "5");
        put(all, "evaluation.n_quantiles", "1", "2");
        put(all, "evaluation.min_obs_per_day", "1", "2");
        put(all, "evaluation.cost_bps", "-0.1", "0.5");
        put(all, "evaluation.top_k", "0", "1");
        put(all, "walk_forward.window", "growing", "rolling");
        put(all, "walk_forward.train_days", "1", "2");
        put(all, "walk_forward.valid_days", "-1", "0");
        put(all, "walk_forward.test_days", "0", "1");
        put(all, "walk_forward.step_days", "1.5", "1");
        put(all, "portfolio.execution_lag", "-1", "0");
        put(all, "portfolio.min_names", "1", "2");
        put(all, "portfolio.rebalance_days", "0", "2");
        put(all, "portfolio.holding_days", "0", "1");
        put(all, "portfolio.min_adv", "-1", "1e6");
        put(all, "portfolio.adv_window", "0", "1");
        put(all, "portfolio.beta_window", "1", "2");
        put(all, "portfolio.vol_window", "1", "2");
        put(all, "portfolio.neutralize", "[beta, size]", "[sector, vol]");
        put(all, "portfolio.max_abs_weight", "0", "null");
        put(all, "portfolio.turnover_cap", "0", "0.2");
        put(all, "portfolio.vol_target", "-0.1", "0.1");
        put(all, "portfolio.vol_target_window", "1", "2");
        put(all, "portfolio.max_leverage", "0", "1");
        put(all, "portfolio.notional", "1e999", "2.5e8");
        put(all, "costs.commission_bps", "-1", "0");
        put(all, "costs.slippage_bps", "two", "0");
        put(all, "costs.borrow_bps", "-1", "0");
        put(all, "costs.half_spread_bps", "-1", "0");
        put(all, "costs.impact_bps", "'10'", "0");
        put(all, "costs.impact_exponent", "-0.5", "0");
        put(all, "costs.impact_max_participation", "0", "1");
        put(all, "costs.max_borrow_bps", "-1", "0");
        put(all, "gates.min_coverage", "-0.1", "null");
        put(all, "gates.max_turnover", "-1", "0");
        put(all, "gates.min_ir", "high", "-0.5");
        put(all, "gates.max_drawdown", "-0.2", "1");
        put(all, "gates.max_total_cost_bps", "-1", "0");
        put(all, "gates.min_splits", "0", "1");
        put(all, "tracking.runs_root", "null", "my_runs");
        put(all, "tracking.save_run", "no", "false");
        put(all, "tracking.thread_id", "''", "reversal");
        put(all, "tracking.run_id", "../up", "first");
        put(all, "tracking.notes", "[a]", "as discussed");
        put(all, "tracking.tags", "{'two words': x}", "{desk: emea}");
        put(all, "tracking.save_daily_top", "-1", "0");
        return all;
    }

    private static void put(
            Map<String, SampleValues> all, String key, String refused, String other) {
        all.put(key, new SampleValues(refused, other));
    }
}
