package dev.alphatrail.trail;

import dev.alphatrail.artifacts.Csv;
import dev.alphatrail.artifacts.Metric;
import dev.alphatrail.json.Json;
import dev.alphatrail.stats.RatioDifference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// A comparison as a table for programs: a row per run with its best alpha's figures, how it stands
/// to the first run, data, code, and the settings that differ. Missing is empty; control characters
/// are taken out of texts.
final class ComparisonCsv {
    private final List<SavedRun> runs;
    private final List<List<String>> columns = new ArrayList<>();

    ComparisonCsv(Comparison comparison) {
        this.runs = comparison.runs();
        ofRun("run", SavedRun::name);
        List.of("start", "status", "error")
                .forEach(key -> ofRun(key, run -> plain(run.provenance().find(key))));
        ofRun("idea", SavedRun::idea);
        ofRun("mode_used", run -> plain(run.result().find("mode_used")));
        ofRun("best_alpha_id", run -> run.best().map(SavedAlpha::id).orElse(""));
        ofRun("best_formula", run -> run.best().map(SavedAlpha::formula).orElse(""));
        for (Metric metric : Metric.values()) {
            ofRun(metric.key(), run -> Csv.number(run.bestFigure(metric)));
        }
        List<Optional<Distinction>> found = comparison.distinctions();
        interval(found, "ir_difference", RatioDifference::difference);
        interval(found, "ir_difference_lower", RatioDifference::lower);
        interval(found, "ir_difference_upper", RatioDifference::upper);
        interval(found, "ir_difference_common_days", RatioDifference::days);
        SavedRun.DATA_KEYS.forEach(key -> ofRun("data." + key, run -> plain(run.data(key))));
        List.of("version", "git_commit", "git_dirty")
                .forEach(key -> ofRun(key, run -> plain(run.provenance().find(key))));
        comparison
                .metrics()
                .forEach(metric ->
                        column("metrics." + metric.key(), run -> plain(metric.values().get(run))));
        comparison
                .settings()
                .forEach(setting -> column(setting.key(), run -> plain(setting.values().get(run))));
        if (comparison.options().skipUnchanged()) {
            // the name tells the rows apart even where it is the same
            columns.subList(1, columns.size()).removeIf(ComparisonCsv::isUnchanged);
        }
    }

    String text() {
        Csv csv = new Csv(row(0));
        IntStream.rangeClosed(1, runs.size()).mapToObj(this::row).forEach(csv::record);
        return csv.toString();
    }

    private List<String> row(int row) {
        return columns.stream().map(column -> column.get(row)).toList();
    }

    private static boolean isUnchanged(List<String> column) {
        return column.stream().skip(1).distinct().count() <= 1;
    }

    private void ofRun(String head, Function<SavedRun, String> cell) {
        column(head, run -> cell.apply(runs.get(run)));
    }

    private void interval(
            List<Optional<Distinction>> found,
            String head,
            ToDoubleFunction<RatioDifference> figure) {
        column(
                head,
                run ->
                        found.get(run)
                                .flatMap(ComparisonCsv::difference)
                                .map(difference -> Csv.number(figure.applyAsDouble(difference)))
                                .orElse(""));
    }

    private static Optional<RatioDifference> difference(Distinction distinction) {
        return distinction instanceof Distinction.Interval(RatioDifference difference)
                ? Optional.of(difference)
                : Optional.empty();
    }

    private void column(String head, IntFunction<String> cell) {
        String[] column = new String[runs.size() + 1];
        column[0] = TerminalText.line(head);
        for (int run = 0; run < runs.size(); run++) {
            column[run + 1] = TerminalText.line(cell.apply(run));
        }
        columns.add(Arrays.asList(column));
    }

    private static String plain(Optional<Json> value) {
        return value.filter(json -> !(json instanceof Json.Null))
                .map(ComparisonCells::plain)
                .orElse("");
    }
}
