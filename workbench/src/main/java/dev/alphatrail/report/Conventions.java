package dev.alphatrail.report;

import dev.alphatrail.backtest.CostSettings;
import dev.alphatrail.evaluation.EvaluationMode;
import dev.alphatrail.evaluation.EvaluationSettings;
import dev.alphatrail.evaluation.WalkForwardSettings;
import dev.alphatrail.portfolio.PortfolioSettings;
import dev.alphatrail.portfolio.PortfolioSettings.Controls;
import dev.alphatrail.study.GateSettings;
import dev.alphatrail.study.StudySpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// How the figures of a run were made, with the settings in effect: enough to argue about them.
final class Conventions {
    private final StudySpec spec;
    private final EvaluationMode mode;
    private final List<String> lines = new ArrayList<>();

    private Conventions(StudySpec spec, EvaluationMode mode) {
        this.spec = spec;
        this.mode = mode;
    }

    static String of(StudySpec spec, EvaluationMode mode) {
        Conventions conventions = new Conventions(spec, mode);
        conventions.signal();
        if (mode == EvaluationMode.P0) {
            conventions.quickLook();
        } else {
            conventions.walkForward();
            conventions.book();
            conventions.costs();
        }
        conventions.prediction();
        conventions.gates();
        return "## Conventions\n\n"
                + conventions.lines.stream()
                        .map(line -> "- " + line + "\n")
                        .collect(Collectors.joining())
                + "\n";
    }

    private void signal() {
        lines.add(
                "The factor value of day t is traded at the close of day t + "
                        + spec.portfolio().executionLag()
                        + " (`portfolio.execution_lag`). A return is dated by the day it is"
                        + " earned.");
        lines.add(
                "A year has 252 days; standard deviations have ddof 1; a missing figure is shown as"
                        + " "
                        + Figures.MISSING
                        + ".");
    }

    private void quickLook() {
        EvaluationSettings settings = spec.evaluation();
        lines.add(
                "Long the top and short the bottom 1/"
                        + settings.nQuantiles()
                        + " of the names, half of the book each;"
                        + " returns over "
                        + days(settings.horizon())
                        + ", cost "
                        + Figures.setting(settings.costBps())
                        + " bps of traded notional.");
        lines.add(
                "Information ratio: mean / standard deviation of the long-short return x sqrt(252 /"
                    + " horizon), over all dates; no benchmark. Annualised return: arithmetic mean"
                    + " x 252 / horizon.");
        lines.add("Turnover: one-way, fraction of gross 1 per horizon.");
    }

    private void walkForward() {
        WalkForwardSettings settings = spec.walkForward();
        lines.add(
                "Walk-forward, "
                        + settings.window().name().toLowerCase(Locale.ROOT)
                        + " window: train "
                        + settings.trainDays()
                        + ", valid "
                        + settings.validDays()
                        + ", test "
                        + settings.testDays()
                        + ", step "
                        + days(settings.stepDays())
                        + ". Only days inside test windows count.");
        lines.add(
                "The sign of a factor is chosen on the train window of each split; valid decides"
                        + " nothing.");
        lines.add(
                "Information ratio: mean / standard deviation of the daily net return x sqrt(252);"
                    + " no benchmark is subtracted, so it is the Sharpe ratio of a self-financing"
                    + " book. Flat days count as 0.");
        lines.add(
                "Annualised return: compounded. Drawdown: equity / running peak - 1, the peak"
                        + " starting at 1. Turnover: one-way, fraction of gross 1 a day. No closing"
                        + " trade at the end.");
    }

    private void book() {
        PortfolioSettings settings = spec.portfolio();
        lines.add(
                "Every "
                        + some(settings.rebalanceDays())
                        + " a sleeve is formed, long the top and short the bottom 1/"
                        + spec.evaluation().nQuantiles()
                        + " of the names (at least "
                        + settings.minNames()
                        + "), and held for "
                        + days(settings.holdingDays())
                        + "; the book is the mean of the sleeves held.");
        if (mode == EvaluationMode.P2) {
            Controls controls = settings.controls();
            lines.add(
                    "Controls: neutral to "
                            + neutral(controls)
                            + "; largest weight "
                            + percentOrOff(controls.maxAbsWeight())
                            + "; turnover cap "
                            + percentOrOff(controls.turnoverCap())
                            + "; volatility target "
                            + percentOrOff(controls.volTarget())
                            + "; least ADV "
                            + (controls.minAdv() == 0 ? "off" : Figures.setting(controls.minAdv()))
                            + "; notional "
                            + Figures.setting(controls.notional())
                            + " in the currency of the data.");
        }
    }

    static String neutral(Controls controls) {
        return controls.neutralize().isEmpty()
                ? "nothing"
                : controls.neutralize().stream()
                        .map(exposure -> exposure.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", "));
    }

    static String percentOrOff(OptionalDouble fraction) {
        return fraction.isPresent() ? Figures.percentSign(fraction.getAsDouble()) : "off";
    }

    private void costs() {
        CostSettings costs = spec.costs();
        String plain =
                "Costs: commission "
                        + Figures.setting(costs.commissionBps())
                        + " and slippage "
                        + Figures.setting(costs.slippageBps())
                        + " bps of every traded unit; borrow "
                        + Figures.setting(costs.borrowBps())
                        + " bps a year of what is short";
        lines.add(
                mode == EvaluationMode.P1
                        ? plain + "."
                        : plain
                                + ", or the name's own rate; half spread "
                                + Figures.setting(costs.halfSpreadBps())
                                + " bps; impact "
                                + Figures.setting(costs.impactBps())
                                + " bps x participation^"
                                + Figures.setting(costs.impactExponent())
                                + ", participation at most "
                                + Figures.percentSign(costs.impactMaxParticipation())
                                + " of ADV.");
    }

    private void prediction() {
        int horizon = spec.evaluation().horizon();
        lines.add(
                "Information coefficient (IC): mean over days of the correlation of signal and"
                        + " return over the next "
                        + some(horizon)
                        + "; rank IC: of their ranks; days with fewer than "
                        + spec.evaluation().minObsPerDay()
                        + " names are skipped. t-statistics are "
                        + (horizon == 1
                                ? "plain."
                                : "Hansen-Hodrick with "
                                        + (horizon - 1)
                                        + " lags, for the returns overlap."));
    }

    private void gates() {
        GateSettings gates = spec.gates();
        List<String> on = new ArrayList<>();
        gates.minCoverage().ifPresent(least -> on.add("coverage >= " + Figures.percentSign(least)));
        gates.maxTurnover().ifPresent(most -> on.add("turnover <= " + Figures.percentSign(most)));
        gates.minIr().ifPresent(least -> on.add("information ratio >= " + Figures.setting(least)));
        gates.maxDrawdown()
                .ifPresent(most -> on.add("drawdown no deeper than " + Figures.percentSign(most)));
        gates.maxTotalCostBps()
                .ifPresent(most -> on.add("costs <= " + Figures.setting(most) + " bps a day"));
        gates.minSplits().ifPresent(least -> on.add("splits >= " + least));
        lines.add(
                "Gates: "
                        + (on.isEmpty() ? "all off" : String.join(", ", on))
                        + ". Selected are the best "
                        + spec.topK()
                        + " by information ratio among those that pass.");
    }

    /// `day`, `5 days`: after "every" or "the next".
    private static String some(int days) {
        return days == 1 ? "day" : days(days);
    }

    private static String days(int days) {
        return Figures.plural(days, "day", "days");
    }
}
