package dev.alphatrail.report;

import dev.alphatrail.report.TopColumn.Row;
import dev.alphatrail.study.StudyResult;

import java.util.List;

/// The top table in Markdown.
final class TopMarkdown {
    private TopMarkdown() {}

    /// The first rows, and under the table their formulas, which are too long for a cell.
    static String of(StudyResult result, int count) {
        List<TopColumn> columns =
                TopColumn.of(result.modeUsed()).stream()
                        .filter(column -> !column.head().equals("#"))
                        .toList();
        MarkdownTable table =
                new MarkdownTable(2, columns.stream().map(TopColumn::head).toArray(String[]::new));
        StringBuilder formulas = new StringBuilder();
        for (Row row : TopColumn.rows(result, count)) {
            table.row(
                    columns.stream()
                            .map(column -> Markdown.text(column.cell().apply(row)))
                            .toList());
            formulas.append("- ")
                    .append(Markdown.code(row.alpha().alphaId()))
                    .append(": ")
                    .append(Markdown.code(row.alpha().formula()))
                    .append('\n');
        }
        return table + "\n" + formulas;
    }
}
