package dev.alphatrail.cli;

import dev.alphatrail.json.Json;
import dev.alphatrail.runstore.Finding;

import java.util.List;

/// How what a check found is shown.
final class Findings {
    /// What a check found a difference with ends with.
    static final int DIFFERENCE = 3;

    private Findings() {}

    /// One line each, in their order; what needs no mending is marked as a note.
    static void print(List<Finding> findings, Output out) {
        for (Finding finding : findings) {
            out.line((needsMending(finding) ? "" : "note: ") + finding.line());
        }
    }

    /// A difference, or what a killed program left: somebody must decide about that.
    static boolean needsMending(Finding finding) {
        return finding.kind().isDifference() || finding.kind() == Finding.Kind.RUN_KILLED;
    }

    static Json json(List<Finding> findings) {
        return Json.array(findings.stream().map(Findings::json).toList());
    }

    private static Json json(Finding finding) {
        return Json.object()
                .put("kind", finding.kind().code())
                .put("difference", finding.kind().isDifference())
                .put("place", finding.place())
                .put("what", finding.what())
                .put("mend", finding.mend())
                .build();
    }

    /// `1 run`, `2 runs`.
    static String count(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
