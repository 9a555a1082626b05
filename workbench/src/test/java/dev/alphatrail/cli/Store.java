package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.runstore.RunDraft;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.trail.SampleRuns;
import dev.alphatrail.trail.SampleRuns.Line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A store in a test, and the commands on it.
///
/// @param root where it lies
record Store(Path root) {
    /// With the runs `one`, `two` and `three`.
    static Store ofThree(Path root) {
        SampleRuns runs = new SampleRuns(root);
        List.of("one", "two", "three").forEach(id -> runs.index(id, Line.of("main", id, 1)));
        return new Store(root);
    }

    RunStore open() {
        return RunStore.open(root);
    }

    /// Runs a command with `--runs-root`.
    Cli run(String command, String... args) {
        List<String> words = new ArrayList<>(List.of(command, "--runs-root", root.toString()));
        words.addAll(List.of(args));
        return Cli.run(words.toArray(String[]::new));
    }

    /// The same of a command that must do its work.
    String out(String command, String... args) {
        Cli run = run(command, args);
        assertEquals("", run.err());
        assertEquals(0, run.exitCode(), run.out());
        return run.out();
    }

    Json json(String command, String... args) {
        List<String> words = new ArrayList<>(List.of(args));
        words.add("--json");
        Cli run = run(command, words.toArray(String[]::new));
        assertEquals("", run.err());
        return JsonReader.parse(run.out(), "stdout", JsonLimits.DEFAULT);
    }

    /// Ids as `list` shows them.
    List<String> listed() {
        return open().list(100).entries().stream().map(entry -> entry.runId().value()).toList();
    }

    /// What a killed program leaves of a run: its staging with an owner that is no more.
    Store killed(String id) throws IOException {
        try (RunDraft draft =
                open().begin(RunId.parse(id), Json.object().put("idea", "cut short").build())) {
            draft.put("config.json", "{}\n");
            draft.progress("evaluate", 3, 8);
            Path staging = open().unfinished(draft.id());
            Path aside = root.resolve(".aside");
            copy(staging, aside);
            draft.abandon();
            copy(aside, staging);
            delete(aside);
            Path owner = staging.resolve("owner.json");
            String text = Files.readString(owner);
            Files.writeString(owner, text.replaceAll("\"pid\": [0-9]+", "\"pid\": 999999999"));
        }
        return this;
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
