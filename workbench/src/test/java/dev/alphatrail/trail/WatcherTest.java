package dev.alphatrail.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.runstore.IndexEntry;
import dev.alphatrail.runstore.Reindexer;
import dev.alphatrail.runstore.RunDraft;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.runstore.RunStatus;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.trail.SampleRuns.Line;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class WatcherTest {
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:05.5Z");

    @TempDir private Path root = Path.of("");

    private RunStore store() {
        return RunStore.open(root);
    }

    private static List<String> told(List<Sighting> seen) {
        return seen.stream()
                .map(sighting ->
                        (sighting.what().word() + " " + sighting.runId() + " " + sighting.text())
                                .strip())
                .toList();
    }

    private RunDraft begin(String id) {
        return store().begin(RunId.parse(id), Json.object().put("idea", "Reversal").build());
    }

    private static void publish(RunDraft draft) {
        draft.publish(
                new IndexEntry(
                        draft.id(),
                        NOW,
                        RunStatus.FINISHED,
                        Json.object()
                                .put("n_alphas", 8)
                                .put("best_alpha_id", "a1")
                                .put("best_information_ratio", 1.25)
                                .build()));
    }

    @Test
    void aRunIsFollowedFromItsBeginningToItsEnd() {
        Watcher watcher = new Watcher(store());
        assertEquals(List.of(), watcher.begin(NOW));
        try (RunDraft draft = begin("one")) {
            assertEquals(List.of("began one Reversal"), told(watcher.look(NOW)));
            draft.progress("evaluate", 0, 0);
            assertEquals(List.of("progress one evaluate"), told(watcher.look(NOW)));
            assertEquals(1, watcher.live().size());
            assertEquals(List.of(), told(watcher.look(NOW)), "nothing new");
            publish(draft);
        }
        assertEquals(List.of("finished one best a1, IR 1.25"), told(watcher.look(NOW)));
        assertEquals(List.of(), told(watcher.look(NOW)));
        assertEquals(List.of(), told(watcher.look(NOW)));
    }

    @Test
    void aRunThatWasInterruptedIsToldOnceItIsSure() {
        Watcher watcher = new Watcher(store());
        try (RunDraft _ = begin("one")) {
            assertEquals(List.of("running one Reversal"), told(watcher.begin(NOW)));
        }
        assertEquals(List.of(), told(watcher.look(NOW)));
        assertEquals(
                List.of("ended one interrupted: nothing is kept of it"), told(watcher.look(NOW)));
        assertEquals(List.of(), told(watcher.look(NOW)));
    }

    @Test
    void whatBeginsAndEndsBetweenTwoLooksIsToldAsFinished() {
        Watcher watcher = new Watcher(store());
        watcher.begin(NOW);
        try (RunDraft draft = begin("one")) {
            publish(draft);
        }
        assertEquals(List.of("finished one best a1, IR 1.25"), told(watcher.look(NOW)));
        assertEquals(List.of(), told(watcher.look(NOW)));
    }

    @Test
    void failuresAndEventsAreTold() {
        new SampleRuns(root).index("one", Line.of("main", "x", 1));
        Watcher watcher = new Watcher(store());
        watcher.begin(NOW);
        new SampleRuns(root).index("two", Line.of("main", "x", 1).failed("no prices"));
        RunId one = RunId.parse("one");
        store().tag(one, Map.of("team", Optional.of("eu")));
        store().note(one, Optional.of("look"));
        store().delete(one);
        store().restore(one);
        store().delete(one);
        store().purge(one);
        assertEquals(
                List.of(
                        "failed two no prices",
                        "tag one team=eu",
                        "note one look",
                        "delete one to the trash",
                        "restore one back from the trash",
                        "delete one to the trash",
                        "purge one removed for good"),
                told(watcher.look(NOW)));
    }

    @Test
    void aNewIndexIsNoNewsOfOldRuns() throws IOException {
        SampleRuns runs = new SampleRuns(root).index("one", Line.of("main", "x", 1));
        Watcher watcher = new Watcher(store());
        watcher.begin(NOW);
        Files.delete(root.resolve("_index.jsonl"));
        runs.index("two", Line.of("main", "x", 1));
        new Reindexer(store()).reindex();
        List<String> told = told(watcher.look(NOW));
        assertEquals(2, told.size(), told.toString());
        assertTrue(told.get(1).startsWith("finished two"), told.toString());
    }

    @Test
    void aLineIsSafeForATerminalAndJsonIsWhole() {
        new SampleRuns(root).index("one", Line.of("main", "x", 1));
        Watcher watcher = new Watcher(store());
        watcher.begin(NOW);
        store().note(RunId.parse("one"), Optional.of("\u001b[31mred\nline\u009b"));
        Sighting seen = watcher.look(NOW).getFirst();
        assertEquals("2026-01-31 09:30:05  note       one \uFFFD[31mred line\uFFFD", seen.line());
        String json = seen.json();
        assertTrue(json.chars().allMatch(c -> c >= ' ' && (c < 0x7F || c > 0x9F)), json);
        Json.Obj read = JsonReader.parse(json, "json", JsonLimits.DEFAULT).asObject();
        assertEquals(Optional.of("note"), read.text("what"));
        assertEquals(
                Optional.of("\u001b[31mred\nline\u009b"),
                read.find("event").orElseThrow().asObject().text("note"));
    }
}
