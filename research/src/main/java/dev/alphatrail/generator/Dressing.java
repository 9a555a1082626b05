package dev.alphatrail.generator;

import java.util.List;
import java.util.Optional;

/// A way to change any formula without changing what it is about: smoothing it, or taking something
/// out of it.
///
/// @param suffix what it adds to a name
/// @param formula text in which `{x}` stands for the formula that is dressed
/// @param words what it does, after "its" or a formula's name
/// @param removes the family whose measure it takes out; formulas of that family are not dressed so
record Dressing(String suffix, String formula, String words, Optional<Family> removes) {
    static final List<Dressing> ALL =
            List.of(
                    new Dressing(
                            "smoothed_5d",
                            "ts_decay_linear(rank({x}), 5)",
                            "rank averaged over 5 days to trade less",
                            Optional.empty()),
                    new Dressing(
                            "net_of_volatility",
                            "neutralize({x}, ts_std(returns(close, 1), 20))",
                            "value beyond what volatility explains",
                            Optional.of(Family.VOLATILITY)),
                    new Dressing(
                            "net_of_liquidity",
                            "neutralize({x}, log(ts_mean(dollar_volume, 20)))",
                            "value beyond what traded money explains",
                            Optional.of(Family.LIQUIDITY)),
                    new Dressing(
                            "in_sector",
                            "group_demean({x}, sector)",
                            "value against the mean of its sector",
                            Optional.empty()),
                    new Dressing(
                            "in_sector_net_of_liquidity",
                            "group_neutralize({x}, sector, log(ts_mean(dollar_volume, 20)))",
                            "value within its sector beyond what traded money explains",
                            Optional.of(Family.LIQUIDITY)),
                    new Dressing(
                            "smoothed_10d",
                            "ts_decay_linear(rank({x}), 10)",
                            "rank averaged over 10 days to trade less",
                            Optional.empty()),
                    new Dressing(
                            "against_own_20d",
                            "ts_zscore({x}, 20)",
                            "value against its own 20 days",
                            Optional.empty()),
                    new Dressing(
                            "against_own_60d",
                            "ts_zscore({x}, 60)",
                            "value against its own 60 days",
                            Optional.empty()));

    Dressing withFormula(String other) {
        return new Dressing(suffix, other, words, removes);
    }

    boolean suits(String family) {
        return removes.isEmpty() || !List.of(family.split("\\+")).contains(removes.get().label());
    }

    /// The formula dressed, as a draft of the same family.
    Draft draft(String name, String base, String family, String subject, Optional<String> parent) {
        return new Draft(
                name + "_" + suffix,
                formula.replace("{x}", base),
                family,
                subject + ", taken as " + words + ".",
                parent);
    }
}
