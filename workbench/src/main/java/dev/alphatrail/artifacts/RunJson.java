package dev.alphatrail.artifacts;

import dev.alphatrail.artifacts.Provenance.Host;
import dev.alphatrail.factorcache.DiskFactorCache.Use;
import dev.alphatrail.json.Json;
import dev.alphatrail.marketdata.DataFingerprint.Input;
import dev.alphatrail.marketdata.DataFingerprint.Packed;
import dev.alphatrail.study.Progress.Stage;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `run.json`: the provenance of a run. It differs from one repetition to the next and is never
/// compared.
public final class RunJson {
    /// The version of the format.
    public static final int SCHEMA_VERSION = 1;

    private RunJson() {}

    /// The content of the file. Times are UTC to the millisecond, durations in seconds.
    public static Json.Obj of(Provenance run) {
        Optional<String> commit = run.code().gitCommit();
        return Json.object()
                .put("schema_version", SCHEMA_VERSION)
                .put("run_id", run.runId())
                .put("status", run.error().isEmpty() ? "finished" : "failed")
                .put("error", run.error())
                .put("start", run.start().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("end", run.end().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("duration_seconds", seconds(Duration.between(run.start(), run.end())))
                .put("stages", stages(run))
                .put("command_line", run.commandLine())
                .put("version", run.code().version())
                .put("git_commit", commit)
                .put("git_dirty", commit.map(_ -> run.code().gitDirty()))
                .put("seed", run.seed())
                .put("replay_of", run.replayOf())
                .put("inputs", run.inputs().stream().map(RunJson::input).toList())
                .put("packed", run.packed().map(RunJson::packed))
                .put("synthetic", isSynthetic(run))
                .put("panel_sha256", run.panelSha256())
                .put("cache", run.cache().map(RunJson::cache))
                .put("threads", run.threads())
                .put("host", host(run.host()))
                .build();
    }

    /// Without a price file the prices are invented.
    private static boolean isSynthetic(Provenance run) {
        return run.inputs().stream().noneMatch(input -> input.role().equals("prices"));
    }

    private static List<Json> stages(Provenance run) {
        List<Json> stages = new ArrayList<>();
        run.stages().forEach((stage, spent) -> stages.add(stage(stage, spent)));
        return stages;
    }

    private static Json stage(Stage stage, Duration spent) {
        return Json.object()
                .put("stage", stage.name().toLowerCase(Locale.ROOT))
                .put("seconds", seconds(spent))
                .build();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private static Json input(Input input) {
        return Json.object()
                .put("role", input.role())
                .put("path", input.path())
                .put("bytes", input.bytes())
                .put("sha256", input.sha256())
                .build();
    }

    private static Json packed(Packed packed) {
        return Json.object()
                .put("path", packed.path())
                .put("bytes", packed.bytes())
                .put("header_sha256", packed.headerSha256())
                .build();
    }

    private static Json cache(Use cache) {
        return Json.object()
                .put("path", cache.path())
                .put("hits", cache.hits())
                .put("misses", cache.misses())
                .put("extended", cache.extended())
                .put("kept", cache.kept())
                .put("damaged", cache.damaged())
                .build();
    }

    private static Json host(Host host) {
        return Json.object()
                .put("os", host.os())
                .put("arch", host.arch())
                .put("cores", host.cores())
                .put("max_memory_bytes", host.maxMemoryBytes())
                .put("java_version", host.javaVersion())
                .put("java_vendor", host.javaVendor())
                .build();
    }
}
