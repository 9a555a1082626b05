package dev.alphatrail.cli;

import dev.alphatrail.formula.Finding;
import dev.alphatrail.formula.Finding.Severity;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.json.Json;

import java.util.List;
import java.util.Locale;

/// What a check of a formula has to say.
final class FormulaReport {
    private FormulaReport() {}

    /// Whether it can be a factor.
    ///
    /// @param strict whether warnings are more than advice
    static boolean accepted(List<Finding> findings, boolean strict) {
        return findings.stream()
                .noneMatch(finding ->
                        finding.severity() == Severity.ERROR
                                || (strict && finding.severity() == Severity.WARNING));
    }

    /// For the terminal.
    static String text(Formula formula, List<Finding> findings) {
        StringBuilder lines =
                new StringBuilder()
                        .append("canonical  ")
                        .append(formula.canonical())
                        .append('\n')
                        .append("sha256     ")
                        .append(formula.hash())
                        .append('\n')
                        .append("look-back  ")
                        .append(formula.lookback())
                        .append(" trading days")
                        .append(
                                formula.usesWholeHistory()
                                        ? ", and with fading weight all history"
                                        : "")
                        .append('\n')
                        .append("measured   ")
                        .append(formula.dimension().title())
                        .append('\n')
                        .append("fields     ")
                        .append(String.join(", ", formula.fields()))
                        .append('\n')
                        .append("size       ")
                        .append(formula.nodes())
                        .append(" expressions, ")
                        .append(formula.depth())
                        .append(" deep\n")
                        .append('\n')
                        .append(formula.explain());
        findings.forEach(finding ->
                lines.append('\n')
                        .append(word(finding.severity()))
                        .append(": ")
                        .append(finding.line(formula.text())));
        return lines.append(findings.isEmpty() ? "" : "\n").toString();
    }

    /// The same for programs.
    static Json.Obj json(Formula formula, List<Finding> findings, boolean strict) {
        return Json.object()
                .put("formula", formula.text())
                .put("accepted", accepted(findings, strict))
                .put("canonical", formula.canonical())
                .put("sha256", formula.hash())
                .put("lookback_days", formula.lookback())
                .put("uses_whole_history", formula.usesWholeHistory())
                .put("dimension", formula.dimension().title())
                .put("fields", List.copyOf(formula.fields()))
                .put("groupings", List.copyOf(formula.groupings()))
                .put("nodes", formula.nodes())
                .put("depth", formula.depth())
                .put("findings", json(findings))
                .build();
    }

    /// Findings for programs.
    static Json json(List<Finding> findings) {
        return Json.array(
                findings.stream()
                        .map(finding ->
                                Json.object()
                                        .put("severity", word(finding.severity()))
                                        .put("message", finding.message())
                                        .put("mend", finding.mend())
                                        .put("column", finding.span().column())
                                        .build())
                        .toList());
    }

    static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
