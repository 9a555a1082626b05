package dev.alphatrail.study;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/// The `gates` section of a configuration: what an alpha must reach to be selected. An empty gate
/// is off; a figure that is missing fails a gate that is on.
///
/// @param minCoverage least mean coverage, fraction in [0, 1]
/// @param maxTurnover largest mean one-way turnover (per day; per horizon in p0), fraction
/// @param minIr least information ratio
/// @param maxDrawdown deepest drawdown allowed, as a positive fraction in (0, 1]
/// @param maxTotalCostBps largest mean daily cost, bps
/// @param minSplits least number of walk-forward splits
public record GateSettings(
        OptionalDouble minCoverage,
        OptionalDouble maxTurnover,
        OptionalDouble minIr,
        OptionalDouble maxDrawdown,
        OptionalDouble maxTotalCostBps,
        OptionalInt minSplits) {
    /// Everything off but a mean coverage of at least one half.
    public static final GateSettings DEFAULT =
            new GateSettings(
                    OptionalDouble.of(0.5),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalInt.empty());
}
