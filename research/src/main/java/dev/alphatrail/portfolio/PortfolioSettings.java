package dev.alphatrail.portfolio;

import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;

/// How a factor becomes a book: the `portfolio` section of a configuration. What is empty is
/// switched off.
///
/// @param executionLag days between the factor value and the close at which it is traded, ≥ 0
/// @param minNames a formation with fewer names gives an empty sleeve, ≥ 2
/// @param rebalanceDays days between formations, ≥ 1
/// @param holdingDays returns a sleeve is held for, ≥ 1
/// @param controls the p2 controls
public record PortfolioSettings(
        int executionLag, int minNames, int rebalanceDays, int holdingDays, Controls controls) {
    /// A risk exposure the book can be made neutral to.
    public enum Exposure {
        BETA,
        VOL,
        LOG_ADV,
        SECTOR
    }

    /// The controls that p2 adds to p1.
    ///
    /// @param minAdv least average daily dollar volume of a candidate, in the currency of the data;
    ///   0 is off
    /// @param advWindow days of the ADV estimate, ≥ 1
    /// @param betaWindow days of the beta estimate, ≥ 2
    /// @param volWindow days of the volatility estimate, ≥ 2
    /// @param neutralize exposures the book is made neutral to
    /// @param maxAbsWeight largest weight of a name, fraction in (0, 1]
    /// @param turnoverCap largest one-way turnover a day of the unlevered book, fraction > 0
    /// @param volTarget annualised volatility the book is levered to, fraction > 0
    /// @param volTargetWindow returns the volatility is estimated from, ≥ 2
    /// @param maxLeverage largest leverage of the volatility target, > 0
    /// @param notional size of the book, in the currency of the data, for impact and participation,
    ///   > 0
    /// @param maxBorrowBps names with a rate strictly above it may not be shorted, bps a year, ≥ 0
    public record Controls(
            double minAdv,
            int advWindow,
            int betaWindow,
            int volWindow,
            Set<Exposure> neutralize,
            OptionalDouble maxAbsWeight,
            OptionalDouble turnoverCap,
            OptionalDouble volTarget,
            int volTargetWindow,
            double maxLeverage,
            double notional,
            OptionalDouble maxBorrowBps) {
        public static final Controls DEFAULT =
                new Controls(
                        0,
                        20,
                        60,
                        20,
                        EnumSet.of(Exposure.BETA, Exposure.LOG_ADV),
                        OptionalDouble.of(0.10),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        20,
                        2,
                        10_000_000,
                        OptionalDouble.empty());

        public Controls {
            EnumSet<Exposure> ordered = EnumSet.noneOf(Exposure.class);
            ordered.addAll(neutralize);
            neutralize = Collections.unmodifiableSet(ordered);
            require(minAdv >= 0, "min_adv", minAdv, "at least 0");
            require(advWindow >= 1, "adv_window", advWindow, "at least 1");
            require(betaWindow >= 2, "beta_window", betaWindow, "at least 2");
            require(volWindow >= 2, "vol_window", volWindow, "at least 2");
            maxAbsWeight.ifPresent(m -> require(m > 0 && m <= 1, "max_abs_weight", m, "in (0, 1]"));
            turnoverCap.ifPresent(c -> require(c > 0, "turnover_cap", c, "above 0"));
            volTarget.ifPresent(v -> require(v > 0, "vol_target", v, "above 0"));
            require(volTargetWindow >= 2, "vol_target_window", volTargetWindow, "at least 2");
            require(maxLeverage > 0, "max_leverage", maxLeverage, "above 0");
            require(notional > 0, "notional", notional, "above 0");
            maxBorrowBps.ifPresent(b -> require(b >= 0, "max_borrow_bps", b, "at least 0"));
        }
    }

    public static final PortfolioSettings DEFAULT =
            new PortfolioSettings(1, 10, 1, 5, Controls.DEFAULT);

    public PortfolioSettings {
        require(executionLag >= 0, "execution_lag", executionLag, "at least 0");
        require(minNames >= 2, "min_names", minNames, "at least 2");
        require(rebalanceDays >= 1, "rebalance_days", rebalanceDays, "at least 1");
        require(holdingDays >= 1, "holding_days", holdingDays, "at least 1");
    }

    private static void require(boolean holds, String key, double value, String range) {
        if (!holds) {
            throw new IllegalArgumentException(key + " is " + value + ", must be " + range);
        }
    }
}
