package dev.alphatrail.evaluation;

import dev.alphatrail.backtest.BookStatistics;
import dev.alphatrail.backtest.DailySeries;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Everything that was found out about one factor. NaN stands for "cannot be said" in every number.
///
/// @param mode the mode that was used; p0 when there was too little data for one walk-forward split
/// @param headlines the comparable figures; out of sample in p1 and p2
/// @param quickLook the days p0's statistics could count
/// @param walkForward splits, stability and book; empty in p0
/// @param searchInformationRatio the IR a search over formulas may look at: of the sign the first
///   split chose, over its train and valid windows, which no test window touches; in p0 the
///   headline, since nothing is held out there
/// @param warnings one line each, for people
public record Evaluation(
        EvaluationMode mode,
        Headlines headlines,
        DayCount quickLook,
        Optional<WalkForwardResult> walkForward,
        double searchInformationRatio,
        List<String> warnings) {
    public Evaluation {
        warnings = List.copyOf(warnings);
    }

    /// The figures every alpha is compared by.
    ///
    /// @param informationRatio annualised mean over standard deviation of the (net) return; no
    ///   benchmark, so a Sharpe ratio of a self-financing book
    /// @param annualizedReturn fraction a year: arithmetic in p0, compounded in p1 and p2
    /// @param annualizedVolatility fraction a year
    /// @param maxDrawdown fraction ≤ 0
    /// @param turnoverMean one-way, fraction of gross 1; per horizon in p0, per day in p1 and p2
    /// @param coverageMean names with a signal / names with a forward return, fraction
    /// @param ic mean Pearson correlation of signal and forward return
    /// @param rankIc the same of their average ranks
    /// @param spreadMean mean return of the top tail less the bottom tail, fraction per horizon
    /// @param totalCostBps mean of the day's costs, bps of gross 1; NaN in p0
    public record Headlines(
            double informationRatio,
            double annualizedReturn,
            double annualizedVolatility,
            double maxDrawdown,
            double turnoverMean,
            double coverageMean,
            double ic,
            double icTstat,
            double rankIc,
            double rankIcTstat,
            double spreadMean,
            double spreadTstat,
            double totalCostBps) {}

    /// How many days stand behind the information coefficients.
    ///
    /// @param counted days with enough names and a signal that is not constant
    /// @param tooFewNames days skipped for having fewer than `min_obs_per_day` names
    /// @param constantSignal days skipped because every name had the same signal
    public record DayCount(int counted, int tooFewNames, int constantSignal) {}

    /// The out-of-sample part of p1 and p2.
    ///
    /// @param splits in time order
    /// @param stability what the splits say together
    /// @param years out-of-sample figures per calendar year, in time order
    /// @param costs mean cost of a day by component
    /// @param daily the out-of-sample series, counted days only
    /// @param book what was held and which constraints bound
    public record WalkForwardResult(
            List<Split> splits,
            Stability stability,
            List<Year> years,
            CostAttribution costs,
            DailySeries daily,
            BookStatistics book) {
        public WalkForwardResult {
            splits = List.copyOf(splits);
            years = List.copyOf(years);
        }
    }

    /// One train/valid/test split; dates are of returns, inclusive.
    ///
    /// @param sign +1, or −1 when the factor was turned round because of its train window
    /// @param trainIr, validIr IR of the chosen sign over the train and the valid window; valid
    ///   decides nothing
    /// @param testIr IR of the out-of-sample net return over the test window
    /// @param testReturn compounded net return of the test window, fraction
    /// @param testTurnoverMean one-way, a day
    /// @param testCostBps mean of the day's costs, bps
    public record Split(
            int index,
            LocalDate trainStart,
            LocalDate trainEnd,
            LocalDate testStart,
            LocalDate testEnd,
            int sign,
            double trainIr,
            double validIr,
            double testIr,
            double testReturn,
            double testTurnoverMean,
            double testCostBps) {}

    /// What the splits say together.
    ///
    /// @param positiveFraction splits with a test IR above 0, of all splits
    /// @param generalizationGap mean of train IR less test IR, over splits that have both
    public record Stability(
            int splits,
            double testIrMean,
            double testIrStd,
            double positiveFraction,
            double generalizationGap) {}

    /// One calendar year of the out-of-sample days.
    ///
    /// @param netReturn compounded over the year's counted days, fraction, not annualised
    public record Year(
            int year,
            int days,
            double informationRatio,
            double netReturn,
            double maxDrawdown,
            double turnoverMean,
            double totalCostBps,
            double ic,
            double rankIc) {}

    /// Mean cost of a counted day by component, bps of gross 1.
    public record CostAttribution(
            double linearBps, double spreadBps, double impactBps, double borrowBps) {}
}
