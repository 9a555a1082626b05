package dev.alphatrail.trail;

import dev.alphatrail.json.Json;
import dev.alphatrail.runstore.LiveRun;

/// What is said of a run that is not published.
final class LiveText {
    private LiveText() {}

    /// `evaluate 3/8`; empty when its writer said nothing yet.
    static String stage(LiveRun run) {
        return run.stage().isEmpty() || run.total() == 0
                ? run.stage()
                : run.stage() + " " + run.done() + "/" + run.total();
    }

    static Json.Obj json(LiveRun run) {
        return Json.object()
                .put("run_id", run.runId().value())
                .put("state", run.state().text())
                .put("started_at", run.startedAt().toString())
                .put("stage", run.stage())
                .put("done", run.done())
                .put("total", run.total())
                .put("heartbeat", run.heartbeat().toString())
                .put("host", run.host())
                .put("pid", run.pid())
                .put("about", run.about())
                .build();
    }
}
