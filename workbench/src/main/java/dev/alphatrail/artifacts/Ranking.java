package dev.alphatrail.artifacts;

import dev.alphatrail.study.StudyResult;
import dev.alphatrail.study.StudyResult.CodedAlpha;

import java.util.Comparator;
import java.util.List;

/// The order in which alphas are shown: information ratio descending, those without one last, ties
/// by id.
public final class Ranking {
    private static final Comparator<CodedAlpha> BEST_FIRST =
            Comparator.<CodedAlpha>comparingDouble(Ranking::ascending)
                    .thenComparing(CodedAlpha::alphaId);

    private Ranking() {}

    /// All alphas of a study, failed ones included, best first.
    public static List<CodedAlpha> of(StudyResult result) {
        return result.alphas().stream().sorted(BEST_FIRST).toList();
    }

    /// The selected alphas, best first.
    ///
    /// @throws IllegalArgumentException when an id is selected that was not tried
    public static List<CodedAlpha> selected(StudyResult result) {
        return result.selected().stream().map(id -> named(result, id)).toList();
    }

    private static CodedAlpha named(StudyResult result, String alphaId) {
        return result.alphas().stream()
                .filter(alpha -> alpha.alphaId().equals(alphaId))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "alpha " + alphaId + " is selected but was not tried"));
    }

    /// Ascends as the ratio falls; NaN, which `Double.compare` puts last, stays last.
    private static double ascending(CodedAlpha alpha) {
        return 0.0 - Metric.INFORMATION_RATIO.of(alpha); // from 0.0, so that both zeros are one
    }
}
