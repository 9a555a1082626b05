package dev.alphatrail.study;

import dev.alphatrail.evaluation.Evaluation;
import dev.alphatrail.evaluation.Evaluation.Headlines;
import dev.alphatrail.study.StudyResult.GateVerdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Holds an evaluation against the quality gates. A gate that is on and whose figure is missing is
/// not passed.
final class Gates {
    private final GateSettings settings;

    Gates(GateSettings settings) {
        this.settings = settings;
    }

    GateVerdict judge(Evaluation evaluation) {
        Headlines headlines = evaluation.headlines();
        int splits =
                evaluation
                        .walkForward()
                        .map(walkForward -> walkForward.stability().splits())
                        .orElse(0);
        List<String> reasons = new ArrayList<>();
        settings.minCoverage()
                .ifPresent(least -> atLeast("coverage", headlines.coverageMean(), least, reasons));
        settings.maxTurnover()
                .ifPresent(most -> atMost("turnover", headlines.turnoverMean(), most, reasons));
        settings.minIr()
                .ifPresent(least ->
                        atLeast("information ratio", headlines.informationRatio(), least, reasons));
        settings.maxDrawdown()
                .ifPresent(most -> atMost("drawdown", -headlines.maxDrawdown(), most, reasons));
        settings.maxTotalCostBps()
                .ifPresent(most ->
                        atMost("total cost in bps", headlines.totalCostBps(), most, reasons));
        settings.minSplits()
                .ifPresent(least -> atLeast("number of splits", splits, least, reasons));
        return new GateVerdict(reasons.isEmpty(), reasons);
    }

    private static void atLeast(String what, double value, double least, List<String> reasons) {
        if (Double.isNaN(value)) {
            reasons.add(what + " is missing");
        } else if (value < least) {
            reasons.add(what + " " + shown(value) + " is below " + shown(least));
        }
    }

    private static void atMost(String what, double value, double most, List<String> reasons) {
        if (Double.isNaN(value)) {
            reasons.add(what + " is missing");
        } else if (value > most) {
            reasons.add(what + " " + shown(value) + " is above " + shown(most));
        }
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
