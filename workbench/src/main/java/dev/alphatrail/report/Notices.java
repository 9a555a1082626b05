package dev.alphatrail.report;

import dev.alphatrail.artifacts.Metric;
import dev.alphatrail.artifacts.Ranking;
import dev.alphatrail.config.Configuration;
import dev.alphatrail.evaluation.EvaluationMode;
import dev.alphatrail.study.StudyResult;

import java.util.ArrayList;
import java.util.List;

/// What a reader must know before he looks at any figure, most important first. The lines are safe
/// Markdown.
final class Notices {
    private Notices() {}

    /// Caveats that change what every figure means; shown bold above everything else.
    private static List<String> banners(StudyResult result, Configuration configuration) {
        List<String> banners = new ArrayList<>();
        if (result.market().synthetic()) {
            banners.add(
                    "SYNTHETIC DATA: the prices are invented. Nothing here says anything about a"
                            + " real market.");
        }
        if (result.modeUsed() != result.modeRequested()) {
            banners.add(
                    result.modeRequested().id()
                            + " was asked for, but the data hold no complete walk-forward split:"
                            + " what follows is the quick look "
                            + result.modeUsed().id()
                            + ".");
        }
        if (result.modeUsed() == EvaluationMode.P0) {
            double bps = configuration.toStudySpec().evaluation().costBps();
            banners.add(
                    "QUICK LOOK (p0): "
                            + (bps == 0
                                    ? "gross of costs"
                                    : "costs of only "
                                            + Figures.setting(bps)
                                            + " bps of traded notional")
                            + ", nothing out of sample.");
        }
        return banners;
    }

    /// The warnings of the study, and what its figures themselves warn of.
    private static List<String> warnings(StudyResult result) {
        List<String> lines = new ArrayList<>();
        if (Ranking.selected(result).stream()
                .limit(1)
                .anyMatch(best -> Metric.INFORMATION_RATIO.of(best) <= 0)) {
            lines.add("even the best alpha has no positive information ratio");
        }
        result.warnings().forEach(line -> lines.add(Markdown.text(line)));
        return lines;
    }

    /// Banners and warnings as the head of a page.
    static String head(StudyResult result, Configuration configuration) {
        StringBuilder out = new StringBuilder();
        banners(result, configuration)
                .forEach(line -> out.append("> **").append(line).append("**\n>\n"));
        if (!out.isEmpty()) {
            out.setLength(out.length() - 2);
            out.append('\n');
        }
        out.append("## Warnings\n\n");
        List<String> warnings = warnings(result);
        warnings.forEach(line -> out.append("- ").append(line).append('\n'));
        return out.append(warnings.isEmpty() ? "None.\n\n" : "\n").toString();
    }
}
