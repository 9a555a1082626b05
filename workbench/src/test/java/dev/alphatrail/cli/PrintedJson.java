package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.alphatrail.json.Json;
import dev.alphatrail.runstore.IndexEntry;
import dev.alphatrail.runstore.RunDraft;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.runstore.RunStatus;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.trail.Sighting;
import dev.alphatrail.trail.Watcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What commands print with `--json`, of a sound store, of a copy with damage, and of one that is
/// watched while things happen in it.
final class PrintedJson {
    private static final int DIFFERENCE = 3;
    private static final Json.Obj NOTHING = Json.object().build();

    private final Path root;
    private final List<Artifact> artifacts = new ArrayList<>();

    private PrintedJson(Path root) {
        this.root = root;
    }

    static List<Artifact> of(Path root) throws IOException {
        PrintedJson printed = new PrintedJson(root);
        printed.sound();
        printed.ill(root.resolveSibling("ill"));
        printed.imported(root.resolveSibling("imported"));
        printed.watched(root.resolveSibling("watched"));
        return printed.artifacts;
    }

    private void print(int exitCode, String schema, Path store, String... words) {
        List<String> command = new ArrayList<>(List.of(words));
        command.addAll(List.of("--json", "--runs-root", store.toString()));
        Cli cli = Cli.run(command.toArray(String[]::new));
        assertEquals(exitCode, cli.exitCode(), () -> command + ": " + cli.out() + cli.err());
        artifacts.add(new Artifact(schema, String.join(" ", command), cli.out()));
    }

    private void sound() throws IOException {
        print(0, "show.v1", root, "show", "quick");
        print(0, "show.v1", root, "show", "full", "--files");
        print(0, "show.v1", root, "show", "failed");
        print(0, "show.v1", root, "show", "short"); // in the trash
        print(0, "trash.v1", root, "trash");
        print(0, "tag.v1", root, "tag", "quick");
        print(0, "note.v1", root, "note", "quick");
        print(0, "verify.v1", root, "verify", "--all");
        print(0, "doctor.v1", root, "doctor");
        print(0, "reindex.v1", root, "reindex");
        try (RunDraft draft = begin(root)) {
            draft.progress("evaluate", 1, 3);
            print(0, "show.v1", root, "show", draft.id().value());
        }
    }

    private void ill(Path ill) throws IOException {
        copy(ill);
        Files.writeString(ill.resolve("quick/config.json"), "changed");
        Files.writeString(ill.resolve("_index.jsonl"), "no line\n", StandardOpenOption.APPEND);
        Files.createDirectory(ill.resolve("no run"));
        print(DIFFERENCE, "verify.v1", ill, "verify", "--all");
        print(0, "doctor.v1", ill, "doctor", "--fix");
        Files.delete(ill.resolve("_index.jsonl"));
        Files.delete(ill.resolve("quick/manifest.json"));
        print(0, "migrate.v1", ill, "migrate");
        Files.delete(ill.resolve("_index.jsonl"));
        print(0, "reindex.v1", ill, "reindex");
    }

    private void imported(Path other) {
        print(0, "transfer.v1", other, "import", root.resolve("quick").toString());
        print(0, "transfer.v1", other, "import", root.resolve("quick").toString());
        print(1, "transfer.v1", other, "import", root.resolveSibling("ill").toString());
    }

    private void copy(Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(root.relativize(path).toString()));
            }
        }
    }

    private static RunDraft begin(Path store) {
        return RunStore.open(store).beginNamed(RunId.parse("under-way"), NOTHING);
    }

    private void watched(Path watched) throws IOException {
        RunStore store = RunStore.open(watched);
        Watcher watcher = new Watcher(store);
        see(watcher.begin(Instant.now()));
        RunId run;
        try (RunDraft draft = begin(watched)) {
            see(watcher.look(Instant.now()));
            run = draft.id();
            draft.put("note.txt", "x");
            draft.publish(new IndexEntry(run, Instant.now(), RunStatus.FINISHED, NOTHING));
        }
        store.tag(run, Map.of("team", Optional.of("eu")));
        store.note(run, Optional.of("look"));
        store.delete(run);
        see(watcher.look(Instant.now()));
        Path index = watched.resolve("_index.jsonl");
        Files.writeString(index, "no line\n", StandardOpenOption.APPEND);
        see(watcher.look(Instant.now()));
        Files.writeString(index, Files.readString(index).substring(1));
        see(watcher.look(Instant.now()));
    }

    private void see(List<Sighting> seen) {
        seen.forEach(s -> artifacts.add(new Artifact("watch.v1", "watch", s.json())));
    }
}
