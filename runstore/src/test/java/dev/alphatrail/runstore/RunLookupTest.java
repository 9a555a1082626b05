package dev.alphatrail.runstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.alphatrail.json.Json;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// What a store tells of a single run.
final class RunLookupTest {
    private static final RunId ONE = RunId.parse("one");

    @TempDir private Path folder = Path.of("");

    private RunStore store = RunStore.open(folder);

    @BeforeEach
    void threeRuns() {
        store = RunStore.open(folder.resolve("runs"));
        List.of("one", "two", "three").forEach(id -> Runs.publish(store, RunId.parse(id)));
    }

    @Test
    void aNameThatNoRunHasIsNoErrorAndOneThatSeveralHaveIs() {
        assertEquals(Optional.of("one"), store.lookup("o").map(RunDirectory::name));
        assertEquals(Optional.empty(), store.lookup("four"));
        assertEquals(Optional.empty(), store.lookup(""));
        assertThrows(StoreException.class, () -> store.lookup("t"));
    }

    @Test
    void theEntryOfARunIsThatOfTheListWhereverTheRunIs() {
        store.tag(ONE, Map.of("team", Optional.of("eu")));
        store.note(ONE, Optional.of("look again"));
        IndexEntry listed = store.list(3).entries().getLast();
        assertEquals(Optional.of(listed), store.entry(ONE));
        assertEquals(List.of("tag", "note"), store.events(ONE).stream().map(Event::word).toList());

        store.delete(ONE);

        assertEquals(Optional.of(listed), store.entry(ONE));
        assertEquals(Optional.of("one"), store.findInTrash(ONE).map(RunDirectory::name));
        assertEquals(Optional.empty(), store.findInTrash(RunId.parse("two")));
        assertEquals(Optional.empty(), store.entry(RunId.parse("four")));
    }

    @Test
    void aRunWithoutAManifestIsToldByTheIndex() throws IOException {
        IndexEntry before = store.entry(ONE).orElseThrow();
        Files.delete(store.root().resolve("one/manifest.json"));
        assertEquals(Optional.of(before), store.entry(ONE));
    }

    @Test
    void aCopyIsHeldAgainstItsOwnManifest() throws IOException {
        Path copy = Files.move(store.root().resolve("one"), folder.resolve("one"));
        assertEquals(List.of(), Verifier.copy(RunDirectory.open(copy)).findings());
        Files.writeString(copy.resolve("config.json"), "x", StandardOpenOption.APPEND);
        assertEquals(
                List.of(Finding.Kind.FILE_CHANGED),
                Verifier.copy(RunDirectory.open(copy)).findings().stream()
                        .map(Finding::kind)
                        .toList());
        Path renamed = Files.move(copy, folder.resolve(".one"));
        assertThrows(StoreException.class, () -> Verifier.copy(RunDirectory.open(renamed)));
    }

    @Test
    void eachOfSeveralAnchorsMustHold() {
        Verifier verifier = new Verifier(store);
        Anchor early = verifier.anchor();
        store.tag(ONE, Map.of("team", Optional.of("eu")));
        Anchor late = verifier.anchor();
        Anchor wrong = new Anchor(2, early.sha256());
        assertEquals(List.of(), verifier.everything(List.of(early, late)).findings());
        assertEquals(
                List.of(Finding.Kind.ANCHOR_BROKEN),
                verifier.everything(List.of(early, wrong, late)).findings().stream()
                        .map(Finding::kind)
                        .toList());
    }

    @Test
    void whoWaitsForReindexHearsOfEachManifest() {
        AtomicLong heard = new AtomicLong();
        new Reindexer(store)
                .reindex((done, total) -> {
                    assertEquals(3, total);
                    heard.accumulateAndGet(done, Math::max);
                });
        assertEquals(3, heard.get());
    }

    @Test
    void anUnfinishedRunLiesInTheStaging() {
        try (RunDraft draft = store.begin(RunId.parse("live"), Json.object().build())) {
            assertEquals(true, Files.isDirectory(store.unfinished(draft.id())));
        }
    }
}
