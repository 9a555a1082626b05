package dev.alphatrail.runstore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.alphatrail.json.Json;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class RunStoreTest {
    @TempDir private Path folder = Path.of("");

    private Path root = Path.of("");
    private RunStore store = RunStore.open(root);

    @BeforeEach
    void openStore() {
        root = folder.resolve("deep/runs");
        store = RunStore.open(root);
    }

    @Test
    void openingAndReadingAStoreThatIsNotThereMakesNothing() {
        assertEquals(new Listing(List.of(), List.of()), store.list(20));
        assertEquals(Optional.empty(), store.latest());
        assertEquals(Optional.empty(), store.find(Runs.ID));
        assertFalse(Files.exists(root));
    }

    @Test
    void aRunIsVisibleOnlyOnceItIsPublished() throws IOException {
        try (RunDraft draft = store.begin(Runs.ID)) {
            draft.put("config.json", "{}");
            assertEquals(List.of(), Runs.directories(root));
            assertEquals(List.of(), store.list(20).entries());

            RunDirectory run = draft.publish(Runs.entry(draft.id()));

            assertEquals(root.resolve(Runs.ID.value()), run.path());
            assertEquals(Runs.ID.value(), run.name());
            assertArrayEquals("{}".getBytes(StandardCharsets.UTF_8), run.read("config.json", 100));
        }
        assertEquals(List.of(Runs.entry(Runs.ID)), store.list(20).entries());
        assertEquals(Optional.of(Runs.ID), store.latest());
        assertEquals(Runs.ID + "\n", Files.readString(root.resolve("LATEST")));
        assertEquals(List.of(), Runs.staged(root));
    }

    /// Large artifacts are digested in the background: what is digested must be what was written.
    @Test
    void aCallerMayUseHisArrayForSomethingElseOnceItIsPut() throws IOException {
        try (RunDraft draft = store.begin(Runs.ID)) {
            byte[] bytes = new byte[3_000_000];
            for (int i = 0; i < 20; i++) {
                Arrays.fill(bytes, (byte) ('a' + i));
                draft.put("large-" + i + ".csv", bytes);
            }
            draft.put("large-0.csv", bytes); // one of the same name is replaced
            Arrays.fill(bytes, (byte) '!');
            draft.publish(Runs.entry(draft.id()));
        }
        assertEquals(List.of(), Trial.findings(store));
        assertEquals('s', Files.readAllBytes(root.resolve(Runs.ID + "/large-18.csv"))[0]);
        assertEquals('t', Files.readAllBytes(root.resolve(Runs.ID + "/large-0.csv"))[0]);
    }

    @Test
    void nothingElseIsLeftInTheRoot() throws IOException {
        Runs.publish(store, Runs.ID);

        try (Stream<Path> paths = Files.list(root)) {
            assertEquals(
                    List.of(
                            ".lock",
                            ".staging",
                            Runs.ID.value(),
                            "LATEST",
                            "_index.jsonl",
                            "factor_registry.jsonl"),
                    paths.map(path -> String.valueOf(path.getFileName())).sorted().toList());
        }
    }

    @Test
    void theIndexLineHoldsItsOwnKeysFirst() throws IOException {
        try (RunDraft draft = store.begin(Runs.ID)) {
            Json.Obj summary =
                    Json.object().put("idea", "Momentum").put("best", Double.NaN).build();
            draft.publish(
                    new IndexEntry(
                            draft.id(), Runs.START.plusMillis(7), RunStatus.FAILED, summary));
        }

        String manifest =
                Sha256.of(
                        Files.readAllBytes(root.resolve(Runs.ID.value()).resolve("manifest.json")));
        assertEquals(
                "{\"schema_version\":2,\"run_id\":\"20260131T093005Z_main_0123456789\",\"created_at\":\"2026-01-31T09:30:05Z\",\"status\":\"failed\",\"idea\":\"Momentum\",\"best\":null,\"manifest_sha256\":\""
                        + manifest
                        + "\",\"previous_sha256\":\""
                        + "0".repeat(64)
                        + "\"}\n",
                Files.readString(root.resolve("_index.jsonl")));
    }

    @Test
    void aSummaryMustNotUseTheKeysOfTheIndex() {
        Json.Obj summary = Json.object().put("status", "great").build();

        assertThrows(
                IllegalArgumentException.class,
                () -> new IndexEntry(Runs.ID, Runs.START, RunStatus.FINISHED, summary));
    }

    @Test
    void aSummaryTooLongToBeReadAgainIsRefused() throws IOException {
        Json.Obj summary = Json.object().put("idea", "x".repeat(1 << 20)).build();
        try (RunDraft draft = store.begin(Runs.ID)) {
            IndexEntry entry = new IndexEntry(draft.id(), Runs.START, RunStatus.FINISHED, summary);
            assertMessage(
                    "at most 1048576 are read: shorten its texts", () -> draft.publish(entry));
        }
        assertEquals(List.of(), Runs.directories(root));
    }

    @Test
    @Timeout(30)
    void aShutdownHookWaitsForAPublicationUnderWay() throws Exception {
        RunDraft draft = store.begin(Runs.ID);
        draft.put("config.json", "{}");
        Thread publishing = new Thread(() -> draft.publish(Runs.entry(Runs.ID)));
        try (StoreLock _ = StoreLock.acquire(root)) {
            publishing.start();
            while (publishing.getState() != Thread.State.WAITING) {
                Thread.sleep(1); // it waits for the store's lock
            }
            Thread hook = new Thread(draft::abandon);
            hook.start();
            while (hook.getState() != Thread.State.BLOCKED) {
                Thread.sleep(1); // it waits for the draft
            }
        }
        publishing.join();

        assertEquals(List.of(Runs.ID.value()), Runs.directories(root));
        assertEquals(1, store.list(20).entries().size());
    }

    @Test
    void anAbandonedRunLeavesNothing() throws IOException {
        RunDraft draft = store.begin(Runs.ID);
        draft.put("daily/a.csv", "x");
        draft.abandon();
        draft.close();

        assertEquals(List.of(), Runs.staged(root));
        assertEquals(List.of(), Runs.directories(root));
        assertThrows(IllegalStateException.class, () -> draft.put("late.csv", "x"));
        assertThrows(IllegalStateException.class, () -> draft.publish(Runs.entry(Runs.ID)));
    }

    @Test
    void aPublishedRunCannotBeAbandonedAnyMore() throws IOException {
        RunDraft draft = store.begin(Runs.ID);
        draft.publish(Runs.entry(Runs.ID));
        draft.abandon();

        assertEquals(List.of(Runs.ID.value()), Runs.directories(root));
        assertThrows(IllegalStateException.class, () -> draft.publish(Runs.entry(Runs.ID)));
    }

    @Test
    void runsOfOneSecondAndConfigAreNumbered() throws IOException {
        Runs.publish(store, Runs.ID);
        try (RunDraft writing = store.begin(Runs.ID);
                RunDraft next = store.begin(Runs.ID)) {
            assertEquals(Runs.ID + "-2", writing.id().value());
            assertEquals(Runs.ID + "-3", next.id().value());
        }
        Runs.publish(store, Runs.ID);

        assertEquals(List.of(Runs.ID.value(), Runs.ID + "-2"), Runs.directories(root));
    }

    @Test
    void aNamedRunGetsItsNameOrIsRefused() {
        RunId name = RunId.parse("my-run");
        try (RunDraft draft = store.beginNamed(name, Json.object().build())) {
            assertMessage(
                    "run my-run is being written",
                    () -> store.beginNamed(name, Json.object().build()));
            draft.publish(Runs.entry(name));
        }
        assertMessage(
                "run my-run exists already", () -> store.beginNamed(name, Json.object().build()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAStrangerPutInTheWayIsNotReplaced(boolean empty) throws IOException {
        Path stranger = root.resolve(Runs.ID.value());
        try (RunDraft draft = store.begin(Runs.ID)) {
            Files.createDirectory(stranger);
            if (!empty) {
                Files.writeString(stranger.resolve("x"), "mine");
            }
            assertMessage(
                    "exists already and is not replaced", () -> draft.publish(Runs.entry(Runs.ID)));
        }
        assertFalse(Files.exists(stranger.resolve("config.json")));
        assertFalse(Files.exists(root.resolve("_index.jsonl")));
        assertEquals(List.of(), Runs.staged(root));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "../x", "/etc/x", "a//b", "a/../b", ".hidden", "a/.b", "a\\b", "a/", "C:x",
                "a\0b", "ä"
            })
    void artifactNamesStayInsideTheRun(String name) {
        try (RunDraft draft = store.begin(Runs.ID)) {
            assertMessage("is no artifact name", () -> draft.put(name, "x"));
        }
    }

    @Test
    void anArtifactMayBeWrittenByTheCallerHimself() throws IOException {
        try (RunDraft draft = store.begin(Runs.ID)) {
            Files.writeString(draft.file("daily/a1.csv"), "x");
            assertEquals(
                    List.of("daily/a1.csv", "manifest.json"),
                    draft.publish(Runs.entry(draft.id())).names());
        }
    }

    @Test
    void aRootThatIsAFileIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("deep"));
        Files.writeString(root, "x");

        assertMessage("is a file, not a directory", () -> RunStore.open(root));
        assertMessage(
                "a file stands where a directory is needed",
                () -> RunStore.open(root.resolve("below")).begin(Runs.ID));
    }

    @Test
    void aRootThatCannotBeWrittenIsRefusedBeforeTheWork() throws IOException {
        assumeFalse("root".equals(System.getProperty("user.name")), "root may write everywhere");
        Files.createDirectories(root);
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("r-xr-xr-x"));

        assertMessage("permission denied; make it writable", () -> store.begin(Runs.ID));
    }

    @Test
    void aFullDiskIsSaidAndTheRunIsIndexedWithTheNext() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "there is no /dev/full here");
        Files.createDirectories(root);
        Path index = Files.createSymbolicLink(root.resolve("_index.jsonl"), full);

        assertMessage(
                "which is complete and will be indexed with the next run",
                () -> Runs.publish(store, Runs.ID));
        Files.delete(index);
        Runs.publish(store, Runs.ID);

        assertEquals(2, Runs.check(root, true));
    }

    @Test
    void aFullDiskBeforePublishingLeavesNothing() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "there is no /dev/full here");
        try (RunDraft draft = store.begin(Runs.ID)) {
            Files.createSymbolicLink(draft.file("big.csv"), full);
            assertMessage("the disk is full; free some space", () -> draft.put("big.csv", "x"));
        }
        assertEquals(List.of(), Runs.staged(root));
        assertTrue(Files.exists(full));
    }

    @Test
    void aLinkOutOfTheRunIsNotFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("a.csv"), "secret");
        RunDirectory run = Runs.publish(store, Runs.ID);
        Files.createSymbolicLink(run.path().resolve("link.txt"), secret);
        Files.createSymbolicLink(run.path().resolve("dir"), outside);
        Files.createSymbolicLink(
                run.path().resolve("inside.json"),
                run.path().toAbsolutePath().resolve("config.json"));

        assertMessage("link out of the run directory", () -> run.read("link.txt", 100));
        assertMessage("link out of the run directory", () -> run.read("dir/a.csv", 100));
        assertMessage("is no artifact name", () -> run.read("../../../secret.txt", 100));
        assertFalse(run.has("link.txt"));
        assertTrue(run.has("inside.json"));
        assertEquals(
                List.of(
                        "config.json",
                        "daily/a1.csv",
                        "manifest.json",
                        "registry.jsonl",
                        "result.json"),
                run.names());
    }

    @Test
    void anArtifactThatIsMissingOrTooLargeIsSaid() {
        RunDirectory run = Runs.publish(store, Runs.ID);

        assertMessage("has no none.json", () -> run.read("none.json", 100));
        assertMessage("at most 5 are read", () -> run.read("config.json", 5));
        assertFalse(run.has("none.json"));
    }

    @Test
    void aRunIsFoundByIdByLatestAndByPath() {
        RunDirectory run = Runs.publish(store, Runs.ID);

        for (String name :
                List.of(Runs.ID.value(), "LATEST", run.path().toString(), run.path() + "/")) {
            assertEquals(Runs.ID.value(), store.resolve(name).name());
        }
        for (String name : List.of("", "nothing", "../nothing", "no\0thing")) {
            assertMessage("nor a directory of that name", () -> store.resolve(name));
        }
    }

    private static void assertMessage(
            String part, org.junit.jupiter.api.function.Executable action) {
        String message = String.valueOf(assertThrows(StoreException.class, action).getMessage());
        assertTrue(message.contains(part), message);
        assertEquals(1, message.lines().count(), message);
    }
}
