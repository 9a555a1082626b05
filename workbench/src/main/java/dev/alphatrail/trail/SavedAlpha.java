package dev.alphatrail.trail;

import dev.alphatrail.artifacts.Metric;
import dev.alphatrail.json.Json;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// An alpha as a run has stored it.
///
/// @param id unique within the run
/// @param formula as proposed
/// @param hash of the canonical formula; empty when it did not parse
/// @param figures what is stored of them; a missing one is NaN
/// @param passed whether it passed the gates
/// @param error why it could not be evaluated
record SavedAlpha(
        String id,
        String formula,
        Optional<String> hash,
        Map<Metric, Double> figures,
        boolean passed,
        Optional<String> error) {
    SavedAlpha {
        figures = Collections.unmodifiableMap(new EnumMap<>(figures));
    }

    /// An item of `coded_factors` in `result.json`.
    static SavedAlpha of(Json.Obj coded) {
        Json.Obj metrics = object(object(coded, "evaluation"), "metrics");
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            figures.put(metric, metrics.number(metric.key()));
        }
        return new SavedAlpha(
                coded.text("alpha_id").orElse(""),
                coded.text("formula").orElse(""),
                coded.text("formula_hash"),
                figures,
                coded.find("quality_gate_passed").equals(Optional.of(new Json.Bool(true))),
                coded.text("error"));
    }

    /// What makes two alphas the same factor: the hash, or the text of a formula that has none.
    String identity() {
        return hash.orElse("text:" + formula);
    }

    double figure(Figure figure) {
        return figure(figure.metric());
    }

    double figure(Metric metric) {
        return figures.getOrDefault(metric, Double.NaN);
    }

    /// Whether the other one came out the same: figures, verdict and error.
    boolean equalsInOutcome(SavedAlpha other) {
        return passed == other.passed
                && error.equals(other.error)
                && Arrays.stream(Metric.values())
                        .allMatch(metric -> Figure.same(figure(metric), other.figure(metric)));
    }

    private static Json.Obj object(Json.Obj parent, String key) {
        return parent.find(key).orElse(Json.Null.NULL) instanceof Json.Obj object
                ? object
                : Json.object().build();
    }
}
