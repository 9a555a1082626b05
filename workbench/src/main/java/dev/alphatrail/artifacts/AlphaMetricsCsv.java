package dev.alphatrail.artifacts;

import dev.alphatrail.study.StudyResult;
import dev.alphatrail.study.StudyResult.CodedAlpha;

import java.util.ArrayList;
import java.util.List;

/// `alpha_metrics.csv`: one row per alpha that was tried, in the order of [Ranking]. The columns
/// are part of the contract of a run directory; missing figures are empty.
public final class AlphaMetricsCsv {
    private AlphaMetricsCsv() {}

    /// The columns, in order.
    public static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("alpha_id", "formula", "mode"));
        for (Metric metric : Metric.values()) {
            columns.add(metric.key());
        }
        columns.addAll(List.of("quality_gate_passed", "quality_gate_reasons", "error"));
        return columns;
    }

    /// The text of the file.
    public static String of(StudyResult result) {
        Csv csv = new Csv(columns());
        Ranking.of(result).forEach(alpha -> csv.record(row(alpha)));
        return csv.toString();
    }

    private static List<String> row(CodedAlpha alpha) {
        List<String> row = new ArrayList<>();
        row.add(alpha.alphaId());
        row.add(alpha.formula());
        row.add(alpha.evaluation().map(evaluation -> evaluation.mode().id()).orElse(""));
        for (Metric metric : Metric.values()) {
            row.add(Csv.number(metric.of(alpha)));
        }
        row.add(Boolean.toString(alpha.gate().passed()));
        row.add(String.join("; ", alpha.gate().reasons()));
        row.add(alpha.error().orElse(""));
        return row;
    }
}
