package dev.alphatrail.trail;

import dev.alphatrail.json.Json;
import dev.alphatrail.runstore.IndexEntry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What the index says about a run, as far as it is shown and searched. A run of another program
/// than Alphatrail may say less: texts are then empty, numbers NaN.
///
/// @param entry the line of the index
public record RunSummary(IndexEntry entry) {
    /// The thread id as the user named it.
    public String threadId() {
        return text("thread_id");
    }

    public String idea() {
        return text("idea");
    }

    /// `p0`, `p1` or `p2`.
    public String evalMode() {
        return text("eval_mode");
    }

    public String dataLabel() {
        return text("data_label");
    }

    /// How many alphas were tried.
    public double alphas() {
        return number("n_alphas");
    }

    /// How many of them passed the gates.
    public double passed() {
        return number("n_passed");
    }

    public String bestAlphaId() {
        return text("best_alpha_id");
    }

    /// Annualised, out of sample; of the best alpha.
    public double bestInformationRatio() {
        return number("best_information_ratio");
    }

    /// What a failed run failed with.
    public String error() {
        return text("error");
    }

    /// Texts by name, in the order of the index.
    public Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        if (entry.summary().find("tags").orElse(Json.Null.NULL) instanceof Json.Obj object) {
            object.members()
                    .keySet()
                    .forEach(key -> object.text(key).ifPresent(text -> tags.put(key, text)));
        }
        return tags;
    }

    /// Any text of the line; empty when there is none.
    String text(String key) {
        return entry.summary().text(key).orElse("");
    }

    private double number(String key) {
        return entry.summary().number(key);
    }

    /// Whether the run has this tag with this value.
    boolean isTagged(String name, String value) {
        return Optional.ofNullable(tags().get(name)).equals(Optional.of(value));
    }
}
