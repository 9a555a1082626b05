package dev.alphatrail.trail;

import dev.alphatrail.artifacts.IndexSummary;
import dev.alphatrail.artifacts.IndexSummary.About;
import dev.alphatrail.artifacts.Provenance;
import dev.alphatrail.artifacts.Provenance.Code;
import dev.alphatrail.artifacts.Provenance.Host;
import dev.alphatrail.artifacts.RunJson;
import dev.alphatrail.artifacts.StudyArtifacts;
import dev.alphatrail.config.Configuration;
import dev.alphatrail.config.Tracking;
import dev.alphatrail.evaluation.EvaluationMode;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.runstore.IndexEntry;
import dev.alphatrail.runstore.RunDirectory;
import dev.alphatrail.runstore.RunDraft;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.runstore.RunStatus;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.study.StudyResult;
import dev.alphatrail.study.StudyResult.CodedAlpha;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Stores of runs that were never run: written with the product's own writers, so that they look
/// like real ones.
public final class SampleRuns {
    private static final Instant START = Instant.parse("2026-01-31T09:30:00Z");

    private final RunStore store;
    private int published;

    public SampleRuns(Path root) {
        this.store = RunStore.open(root);
    }

    /// What the index says of a run.
    public record Line(
            String thread,
            String idea,
            String data,
            int alphas,
            int passed,
            Optional<String> best,
            double ir,
            Map<String, String> tags,
            Optional<String> error) {
        /// A finished run with one good alpha of eight.
        public static Line of(String thread, String idea, double ir) {
            return new Line(
                    thread,
                    idea,
                    "us88",
                    8,
                    3,
                    Optional.of("a004"),
                    ir,
                    Map.of(),
                    Optional.empty());
        }

        public Line tagged(String name, String value) {
            return new Line(
                    thread, idea, data, alphas, passed, best, ir, Map.of(name, value), error);
        }

        public Line tried(int count) {
            return new Line(thread, idea, data, count, passed, best, ir, tags, error);
        }

        public Line failed(String why) {
            return new Line(
                    thread, idea, data, 0, 0, Optional.empty(), Double.NaN, tags, Optional.of(why));
        }

        private IndexSummary summary(Path root) {
            Tracking tracking =
                    new Tracking(
                            root,
                            true,
                            thread,
                            Optional.empty(),
                            "a note, with \"quotes\"",
                            new TreeMap<>(tags),
                            1,
                            Optional.empty(),
                            0);
            return new IndexSummary(
                    new About(idea, tracking, "0123456789abcdef", "0.1.0", Optional.empty()),
                    EvaluationMode.P2,
                    error.isPresent() ? Optional.empty() : Optional.of(data),
                    error.isPresent() ? Optional.empty() : Optional.of("fe".repeat(32)),
                    alphas,
                    passed,
                    best,
                    ir,
                    error);
        }
    }

    /// Publishes a run that has nothing but its line; each begins a minute after the one before.
    public SampleRuns index(String id, Line line) {
        return index(id, line, START.plusSeconds(60L * published));
    }

    public SampleRuns index(String id, Line line, Instant begun) {
        try (RunDraft draft = store.beginNamed(RunId.parse(id), Json.object().build())) {
            draft.publish(entry(id, line, begun));
        }
        published++;
        return this;
    }

    private IndexEntry entry(String id, Line line, Instant begun) {
        RunStatus status = line.error().isPresent() ? RunStatus.FAILED : RunStatus.FINISHED;
        return new IndexEntry(RunId.parse(id), begun, status, line.summary(store.root()).toJson());
    }

    /// Appends text to the index as a program gone wrong might.
    public SampleRuns scribble(String text) {
        try {
            Files.writeString(
                    store.root().resolve("_index.jsonl"),
                    text,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /// The line of a run as text, as often as wanted with other ids, without the time that
    /// publishing takes.
    public SampleRuns scribbleLines(int count, Line line) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append(JsonWriter.compact(entry("r" + i, line, START.plusSeconds(i)).toJson()))
                    .append('\n');
        }
        return scribble(lines.toString());
    }

    /// Publishes a finished run with everything that is compared.
    public RunDirectory finished(
            String id, StudyResult result, Configuration configuration, Code code) {
        try (RunDraft draft = store.beginNamed(RunId.parse(id), Json.object().build())) {
            StudyArtifacts.of(hashed(result), configuration).forEach(draft::put);
            draft.put(
                    StudyArtifacts.RUN,
                    JsonWriter.pretty(RunJson.of(provenance(id, code, Optional.empty()))));
            return draft.publish(entry(id, Line.of("main", result.idea(), 1), START));
        }
    }

    /// Publishes a run that failed before there was a result.
    public RunDirectory failed(String id, Configuration configuration, String error) {
        try (RunDraft draft = store.beginNamed(RunId.parse(id), Json.object().build())) {
            draft.put(StudyArtifacts.CONFIG, JsonWriter.pretty(configuration.toJson()));
            Code code = new Code("0.1.0", Optional.empty(), false);
            draft.put(
                    StudyArtifacts.RUN,
                    JsonWriter.pretty(RunJson.of(provenance(id, code, Optional.of(error)))));
            return draft.publish(entry(id, Line.of("main", "?", 1).failed(error), START));
        }
    }

    private static Provenance provenance(String id, Code code, Optional<String> error) {
        return new Provenance(
                id,
                START,
                START.plusSeconds(2),
                Map.of(),
                error,
                code,
                new Host("Linux 6", "amd64", 2, 1L << 30, "25+36", "Nobody"),
                2,
                List.of("run"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                7,
                Optional.empty());
    }

    /// Each formula that parsed with a hash of its own.
    private static StudyResult hashed(StudyResult r) {
        return new StudyResult(
                r.idea(),
                r.model(),
                r.rounds(),
                r.alphas().stream().map(SampleRuns::hashed).toList(),
                r.selected(),
                r.modeRequested(),
                r.modeUsed(),
                r.warnings(),
                r.market());
    }

    private static CodedAlpha hashed(CodedAlpha a) {
        return new CodedAlpha(
                a.alphaId(),
                a.name(),
                a.origin(),
                a.formula(),
                a.canonical(),
                a.canonical().map(SampleRuns::hash),
                a.kinship(),
                a.lookback(),
                a.lints(),
                a.warned(),
                a.evaluation(),
                a.gate(),
                a.error());
    }

    /// As good as any: equal for equal formulas only.
    public static String hash(String canonical) {
        return HexFormat.of().formatHex(canonical.getBytes(StandardCharsets.UTF_8));
    }

    /// Changes the text of an artifact of a published run.
    public static void edit(RunDirectory run, String name, String from, String to)
            throws IOException {
        Path file = run.file(name);
        String text = Files.readString(file);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(name + " does not hold " + from);
        }
        Files.writeString(file, text.replace(from, to));
    }
}
