package dev.alphatrail.trail;

import dev.alphatrail.artifacts.Metric;
import dev.alphatrail.json.Json;
import dev.alphatrail.stats.RatioDifference;
import dev.alphatrail.trail.Comparison.Difference;
import dev.alphatrail.trail.Comparison.Factor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A comparison for programs. Arrays named `values`, `alphas`, `changes` and
/// `information_ratio_differences` have one item per run, in the order of `runs`; missing is
/// `null`.
final class ComparisonJson {
    private static final int SCHEMA_VERSION = 1;

    /// What is told of a run from `run.json`.
    private static final List<String> PROVENANCE =
            List.of("status", "error", "start", "version", "git_commit", "git_dirty", "replay_of");

    private ComparisonJson() {}

    static Json.Obj of(Comparison comparison) {
        List<SavedRun> runs = comparison.runs();
        List<Json> described = new ArrayList<>();
        for (int run = 0; run < runs.size(); run++) {
            described.add(run(Comparison.label(run), runs.get(run)));
        }
        return Json.object()
                .put("schema_version", SCHEMA_VERSION)
                .put("order", comparison.options().order().map(ComparisonJson::order))
                .put("runs_given", comparison.given())
                .put("runs", described)
                .put(
                        "config",
                        comparison.settings().stream().map(ComparisonJson::difference).toList())
                .put(
                        "metrics",
                        comparison.metrics().stream().map(ComparisonJson::difference).toList())
                .put(
                        "information_ratio_differences",
                        comparison.distinctions().stream()
                                .map(found -> found.map(ComparisonJson::distinction))
                                .toList())
                .put("factors", comparison.factors().stream().map(ComparisonJson::factor).toList())
                .build();
    }

    private static Json run(String label, SavedRun run) {
        Json.Builder json = Json.object().put("label", label).put("run", run.name());
        PROVENANCE.forEach(key -> json.put(key, run.provenance().find(key)));
        return json.put("idea", run.idea())
                .put("mode_used", run.result().find("mode_used"))
                .put("data", data(run))
                .put("best_alpha_id", run.best().map(SavedAlpha::id))
                .put("best_figures", run.best().map(ComparisonJson::figures))
                .build();
    }

    private static Json order(FigureOrder order) {
        return Json.object()
                .put("figure", order.metric().key())
                .put("first", order.highestFirst() ? "highest" : "lowest")
                .build();
    }

    private static Json figures(SavedAlpha alpha) {
        Json.Builder figures = Json.object();
        for (Metric metric : Metric.values()) {
            figures.put(metric.key(), alpha.figure(metric));
        }
        return figures.build();
    }

    /// Of a refusal nothing but the reason.
    private static Json distinction(Distinction distinction) {
        return switch (distinction) {
            case Distinction.Interval(RatioDifference found) ->
                    Json.object()
                            .put("information_ratio", found.first())
                            .put("baseline_information_ratio", found.second())
                            .put("difference", found.difference())
                            .put("lower", found.lower())
                            .put("upper", found.upper())
                            .put("confidence", RatioDifference.CONFIDENCE)
                            .put("interval", "percentile")
                            .put("contains_zero", !found.isDistinguishable())
                            .put("common_days", found.days())
                            .put("mean_block_days", found.meanBlock())
                            .put("resamples", found.resamples())
                            .put("seed", Distinction.SEED)
                            .put("refused", Json.Null.NULL)
                            .build();
            case Distinction.Refused(String why) -> Json.object().put("refused", why).build();
        };
    }

    private static Json data(SavedRun run) {
        Json.Builder data = Json.object();
        SavedRun.DATA_KEYS.forEach(key -> data.put(key, run.data(key)));
        return data.build();
    }

    private static Json difference(Difference difference) {
        return Json.object()
                .put("key", difference.key())
                .put("values", difference.values())
                .build();
    }

    private static Json factor(Factor factor) {
        List<Json> changes = new ArrayList<>();
        for (int run = 0; run < factor.alphas().size(); run++) {
            changes.add(
                    factor.alphas().get(run).isEmpty() || run == factor.first()
                            ? Json.Null.NULL
                            : change(factor, run));
        }
        return Json.object()
                .put(
                        "formula_hash",
                        factor.alphas().stream()
                                .flatMap(Optional::stream)
                                .findFirst()
                                .flatMap(SavedAlpha::hash))
                .put("formula", factor.formula())
                .put(
                        "alphas",
                        factor.alphas().stream()
                                .map(alpha -> alpha.map(ComparisonJson::alpha))
                                .toList())
                .put("changes", changes)
                .build();
    }

    private static Json alpha(SavedAlpha alpha) {
        Json.Builder json = Json.object().put("alpha_id", alpha.id());
        for (Figure figure : Figure.values()) {
            json.put(figure.key(), alpha.figure(figure));
        }
        return json.put("quality_gate_passed", alpha.passed()).put("error", alpha.error()).build();
    }

    private static Json change(Factor factor, int run) {
        Json.Builder json = Json.object();
        for (Figure figure : Figure.values()) {
            json.put(figure.key(), factor.change(figure, run));
        }
        return json.build();
    }
}
