package dev.alphatrail.trail;

import dev.alphatrail.json.Json;
import dev.alphatrail.query.Fields;
import dev.alphatrail.runstore.IndexEntry;
import dev.alphatrail.runstore.LiveRun;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/// A run as a list shows it: what the index says of it or, while it is under way, what its writer
/// says. A run of another program than Alphatrail may say less: texts are then empty, numbers NaN.
///
/// @param line `run_id`, `created_at`, `status` and the members of the summary; of a run under way
///   `stage`, `done`, `total` and `heartbeat` too
public record RunSummary(Json.Obj line) {

    /// A published run.
    static RunSummary of(IndexEntry entry) {
        return new RunSummary(entry.toJson());
    }

    /// A run that is not published.
    static RunSummary of(LiveRun run) {
        Json.Builder line =
                Json.object()
                        .put("schema_version", IndexEntry.SCHEMA_VERSION)
                        .put("run_id", run.runId().value())
                        .put(
                                "created_at",
                                run.startedAt().truncatedTo(ChronoUnit.SECONDS).toString())
                        .put("status", run.state().text())
                        .put("stage", run.stage())
                        .put("done", run.done())
                        .put("total", run.total())
                        .put(
                                "heartbeat",
                                run.heartbeat().truncatedTo(ChronoUnit.SECONDS).toString());
        Json.Obj known = line.build();
        run.about()
                .members()
                .forEach((key, value) -> {
                    if (known.find(key).isEmpty()) {
                        line.put(key, value);
                    }
                });
        return new RunSummary(line.build());
    }

    public String runId() {
        return text("run_id");
    }

    /// When it began: `2026-01-31T09:30:00Z`.
    public String createdAt() {
        return text("created_at");
    }

    /// `finished`, `failed`, `killed`, `running` or `silent`.
    public String status() {
        return text("status");
    }

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
        return line.number("n_alphas");
    }

    /// How many of them passed the gates.
    public double passed() {
        return line.number("n_passed");
    }

    public String bestAlphaId() {
        return text("best_alpha_id");
    }

    /// Annualised, out of sample; of the best alpha.
    public double bestInformationRatio() {
        return line.number("best_information_ratio");
    }

    /// What a failed run failed with.
    public String error() {
        return text("error");
    }

    /// How far a run under way is, such as `evaluate 3/8`; empty for others.
    String progress() {
        double total = line.number("total");
        return text("stage")
                + (total > 0 ? " " + (long) line.number("done") + "/" + (long) total : "");
    }

    /// Texts by name, in the order of the index.
    public Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        if (line.find("tags").orElse(Json.Null.NULL) instanceof Json.Obj object) {
            object.members()
                    .keySet()
                    .forEach(key -> object.text(key).ifPresent(text -> tags.put(key, text)));
        }
        return tags;
    }

    /// The members by name, for filters and orders.
    Fields fields() {
        return member -> line.find(member).orElse(Json.Null.NULL);
    }

    private String text(String key) {
        return line.text(key).orElse("");
    }
}
