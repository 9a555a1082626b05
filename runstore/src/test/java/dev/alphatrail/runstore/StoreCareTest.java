package dev.alphatrail.runstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.json.Json;
import dev.alphatrail.query.Sort;
import dev.alphatrail.query.Where;
import dev.alphatrail.runstore.Finding.Kind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What is done to a store over the years: events, damage, rebuilding, checking.
final class StoreCareTest {
    @TempDir private Path folder = Path.of("");

    private Path root = Path.of("");
    private RunStore store = RunStore.open(root);
    private final List<RunId> runs =
            List.of(RunId.parse("one"), RunId.parse("two"), RunId.parse("three"));

    @BeforeEach
    void threeRuns() {
        root = folder.resolve("runs");
        store = RunStore.open(root);
        runs.forEach(run -> Runs.publish(store, run));
    }

    /// `rm -r` of a run that had no events frees its id: nothing but the index remembers it.
    @Test
    void whenAnIdIsUsedAgainAfterRmTheLaterRunCountsAndDoctorLeavesItAlone() throws IOException {
        RunId two = runs.get(1);
        Durable.deleteTree(root.resolve("two"));
        publishOther(two);

        assertEquals(List.of("two", "three", "one"), listed());
        assertEquals(List.of("three", "one", "two"), sorted("best", "best > 0"));
        assertEquals(List.of("three", "one"), sorted("best", "best < 9"));
        assertEquals(List.of("two"), sorted("best", "best = 9"));
        assertEquals(List.of(Kind.RUN_TWICE, Kind.REGISTRY_DIFFERS), kinds(Optional.empty()));

        new Doctor(store).fix();

        assertClean();
        assertEquals(List.of("two", "three", "one"), listed());
        assertEquals(9.0, store.list(1).entries().getFirst().summary().number("best"));
        assertEquals(3, Files.readAllLines(root.resolve(Layout.INDEX)).size());
    }

    @Test
    void aRunThatIsImportedAgainAfterRmIsListedOnceAndAnchorsOfBeforeHold() throws IOException {
        Path backup = folder.resolve("backup");
        Trial.copy(root.resolve("two"), Files.createDirectories(backup).resolve("two"));
        Anchor before = new Verifier(store).anchor();
        Durable.deleteTree(root.resolve("two"));
        new Importer(store, 1 << 30).importRoot(backup);

        assertEquals(List.of("two", "three", "one"), listed());
        assertEquals(List.of(Kind.RUN_TWICE, Kind.REGISTRY_DIFFERS), kinds(Optional.empty()));

        new Doctor(store).fix();

        assertClean();
        assertEquals(List.of("three", "two", "one"), listed());
        assertTrue(new Verifier(store).everything(Optional.of(before)).isClean());
    }

    private void publishOther(RunId id) {
        try (RunDraft draft = store.beginNamed(id, Json.object().build())) {
            draft.put("config.json", "other");
            Json.Obj summary = Json.object().put("best", 9.0).build();
            draft.publish(
                    new IndexEntry(id, Runs.START, RunStatus.FINISHED, summary),
                    List.of(Json.object().put("run_id", id.value()).put("other", 1).build()),
                    Map.of());
        }
    }

    private List<String> sorted(String order, String where) {
        return store
                .query(Optional.of(Where.parse(where)), Optional.of(Sort.parse(order)), 10)
                .entries()
                .stream()
                .map(entry -> entry.runId().value())
                .toList();
    }

    @Test
    void laterTagsAndNotesCount() {
        store.tag(runs.get(0), Map.of("team", Optional.of("eu")));
        store.tag(runs.get(0), Map.of("team", Optional.of("us"), "kept", Optional.of("yes")));
        store.tag(runs.get(0), Map.of("kept", Optional.empty()));
        store.note(runs.get(1), Optional.of("look again"));

        IndexEntry first = store.list(3).entries().get(2);
        IndexEntry second = store.list(3).entries().get(1);
        assertEquals(
                Optional.of(Json.object().put("team", "us").build()), first.summary().find("tags"));
        assertEquals(Optional.of("look again"), second.summary().text("notes"));
        assertClean();
    }

    @Test
    void aDeletedRunIsHiddenUntilItIsRestored() {
        store.delete(runs.get(2));
        assertEquals(List.of("two", "one"), listed());
        assertEquals(Optional.of(runs.get(1)), store.latest());
        assertEquals(List.of(runs.get(2)), List.copyOf(store.trash().keySet()));
        assertClean();

        store.restore(runs.get(2));
        assertEquals(List.of("three", "two", "one"), listed());
        assertClean();

        store.delete(runs.get(2));
        store.purge(runs.get(2));
        assertEquals(List.of("two", "one"), listed());
        assertTrue(store.trash().isEmpty());
        assertClean();
        assertThrows(StoreException.class, () -> store.restore(runs.get(2)));
        assertThrows(
                StoreException.class,
                () -> store.beginNamed(runs.get(2), Json.object().build()),
                "the id of a purged run is not given away again");
    }

    @Test
    void aLostIndexIsMadeAgainFromTheRuns() throws IOException {
        store.tag(runs.get(0), Map.of("team", Optional.of("eu")));
        store.delete(runs.get(1));
        List<IndexEntry> before = store.list(10).entries();
        for (String file : List.of("_index.jsonl", "factor_registry.jsonl", "LATEST")) {
            Files.delete(root.resolve(file));
        }

        Reindexer.Report report = new Reindexer(store).reindex();

        assertEquals(3, report.runs());
        assertEquals(
                before.stream().map(IndexEntry::toJson).sorted(this::byText).toList(),
                store.list(10).entries().stream()
                        .map(IndexEntry::toJson)
                        .sorted(this::byText)
                        .toList());
        assertClean();
    }

    private int byText(Json.Obj left, Json.Obj right) {
        return left.toString().compareTo(right.toString());
    }

    @Test
    void reindexLeavesASoundIndexAsItIs() throws IOException {
        store.tag(runs.get(0), Map.of("team", Optional.of("eu")));
        byte[] before = Files.readAllBytes(root.resolve("_index.jsonl"));

        Reindexer.Report report = new Reindexer(store).reindex();

        assertFalse(report.rewritten());
        assertEquals(new String(before), Files.readString(root.resolve("_index.jsonl")));
        assertClean();
    }

    @Test
    void aRunCopiedIntoTheRootIsIndexedAndAnchorsStillHold() throws IOException {
        RunStore other = RunStore.open(folder.resolve("other"));
        Runs.publish(other, RunId.parse("four"));
        Anchor anchor = new Verifier(store).anchor();
        copy(other.root().resolve("four"), root.resolve("four"));
        assertEquals(List.of(Kind.RUN_NOT_INDEXED), kinds(Optional.empty()));

        Reindexer.Report report = new Reindexer(store).reindex();

        assertEquals(List.of(RunId.parse("four")), report.added());
        assertEquals(List.of("four", "three", "two", "one"), listed());
        assertEquals(List.of(), kinds(Optional.of(anchor)));
    }

    @Test
    void aRunRemovedByHandIsWrittenOffByReindex() throws IOException {
        Durable.deleteTree(root.resolve("two"));
        assertEquals(List.of(Kind.RUN_MISSING), kinds(Optional.empty()));

        new Reindexer(store).reindex();

        assertEquals(List.of("three", "one"), listed());
        assertClean();
    }

    @Test
    void everyWayToTamperWithTheIndexIsFoundAndMended() throws IOException {
        Path index = root.resolve("_index.jsonl");
        List<String> lines = Files.readAllLines(index);
        List<List<String>> tampered =
                List.of(
                        List.of(lines.get(0), lines.get(2)),
                        List.of(lines.get(1), lines.get(0), lines.get(2)),
                        List.of(lines.get(0), lines.get(1)),
                        List.of(lines.get(0).replace("1.25", "9.25"), lines.get(1), lines.get(2)),
                        List.of(lines.get(0), lines.get(1), lines.get(2).replace("1.25", "9.25")),
                        List.of(lines.get(0), lines.get(1), lines.get(1), lines.get(2)),
                        List.of(lines.get(0), "nonsense", lines.get(1), lines.get(2)));
        for (List<String> bad : tampered) {
            Files.write(index, bad);
            assertFalse(new Verifier(store).everything(Optional.empty()).isClean(), bad.toString());
            new Doctor(store).fix();
            assertClean();
            assertEquals(3, store.list(10).entries().size());
        }
    }

    @Test
    void aCutTailIsSeenWithTheAnchorOnly() throws IOException {
        Anchor anchor = Anchor.parse(new Verifier(store).anchor().toString());
        List<String> lines = Files.readAllLines(root.resolve("_index.jsonl"));
        Files.write(root.resolve("_index.jsonl"), lines.subList(0, 2));
        Durable.deleteTree(root.resolve("three"));
        Files.writeString(root.resolve("LATEST"), "two\n");

        assertEquals(List.of(), kinds(Optional.empty()));
        assertEquals(List.of(Kind.ANCHOR_BROKEN), kinds(Optional.of(anchor)));
    }

    @Test
    void everyChangeToARunIsFound() throws IOException {
        Files.writeString(root.resolve("one/config.json"), "x", StandardOpenOption.APPEND);
        Files.delete(root.resolve("two/daily/a1.csv"));
        Files.writeString(root.resolve("three/extra.txt"), "x");

        Verifier.Report report = new Verifier(store).everything(Optional.empty());

        assertEquals(
                List.of(
                        "run one: config.json has 17 bytes instead of 16",
                        "run three: extra.txt was not there when the run was published",
                        "run two: daily/a1.csv is missing"),
                report.findings().stream()
                        .map(finding -> finding.place() + ": " + finding.what())
                        .toList());
        assertEquals(
                List.of(Kind.FILE_CHANGED),
                new Verifier(store)
                        .runs(List.of(runs.get(0))).findings().stream()
                                .map(Finding::kind)
                                .toList());
    }

    @Test
    void anEventThatOnlyReachedItsOwnFileIsCompleted() throws IOException {
        Files.createDirectories(root.resolve(".events"));
        Files.writeString(
                root.resolve(".events/one.jsonl"),
                "{\"schema_version\":2,\"event\":\"delete\",\"run_id\":\"one\",\"at\":\"2026-01-31T09:30:05.123Z\"}\n");
        assertEquals(List.of(Kind.EVENT_NOT_INDEXED), kinds(Optional.empty()));

        new Doctor(store).fix();

        assertEquals(List.of("three", "two"), listed());
        assertEquals(List.of(runs.get(0)), List.copyOf(store.trash().keySet()));
        assertClean();
    }

    @Test
    void runsAreImportedOnceAndConflictsAreNotOverwritten() throws IOException {
        RunStore target = RunStore.open(folder.resolve("target"));
        store.tag(runs.get(0), Map.of("team", Optional.of("eu")));
        try (RunDraft draft = target.beginNamed(RunId.parse("two"), Json.object().build())) {
            draft.put("config.json", "another");
            draft.publish(Runs.entry(draft.id()));
        }
        Files.writeString(root.resolve("three/config.json"), "changed");
        Importer importer = new Importer(target, 1 << 30);

        assertEquals(
                List.of(Importer.Result.ADDED, Importer.Result.REFUSED, Importer.Result.CONFLICT),
                importer.importRoot(root).stream().map(Importer.Outcome::result).toList());
        assertEquals(Importer.Result.PRESENT, importer.importRoot(root).getFirst().result());

        assertEquals("another", Files.readString(target.root().resolve("two/config.json")));
        assertEquals(
                Optional.of(Json.object().put("team", "eu").build()),
                target.list(1).entries().getFirst().summary().find("tags"));
        assertEquals(List.of(), new Verifier(target).everything(Optional.empty()).findings());
    }

    @Test
    void linksInARunAreNotImported() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Files.delete(root.resolve("one/config.json"));
        Files.createSymbolicLink(root.resolve("one/config.json"), secret);
        Files.createSymbolicLink(root.resolve("four"), root.resolve("two"));
        RunStore target = RunStore.open(folder.resolve("target"));

        List<Importer.Outcome> outcomes = new Importer(target, 1 << 30).importRoot(root);

        assertEquals(
                List.of(
                        "four REFUSED it is no directory",
                        "one REFUSED config.json is no regular file"),
                outcomes.stream()
                        .filter(outcome -> outcome.result() != Importer.Result.ADDED)
                        .map(outcome ->
                                outcome.name() + " " + outcome.result() + " " + outcome.reason())
                        .toList());
        assertFalse(Files.exists(target.root().resolve("one")));
    }

    @Test
    void aStoreOfVersion1IsUpgraded() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(root.resolve("_index.jsonl"))) {
            lines.add(
                    line.replace("\"schema_version\":2", "\"schema_version\":1")
                            .replaceAll(",\"manifest_sha256\".*", "}"));
        }
        Files.write(root.resolve("_index.jsonl"), lines);
        for (RunId run : runs) {
            Files.delete(root.resolve(run.value()).resolve("manifest.json"));
            Files.delete(root.resolve(run.value()).resolve("registry.jsonl"));
        }
        assertEquals(List.of("three", "two", "one"), listed());
        assertEquals(
                List.of(Kind.NOT_SEALED, Kind.NOT_SEALED, Kind.NOT_SEALED),
                kinds(Optional.empty()));

        Migrator.Report report = new Migrator(store).migrate(Map.of("config", 1));

        assertEquals(3, report.sealed());
        assertEquals(List.of("three", "two", "one"), listed());
        assertClean();
        assertEquals(0, new Migrator(store).migrate(Map.of("config", 1)).sealed());
    }

    @Test
    void aRunUnderWayIsSeenAsSuch() {
        try (RunDraft draft =
                store.begin(RunId.parse("live"), Json.object().put("idea", "x").build())) {
            draft.progress("evaluate", 3, 8);
            LiveRun live = store.live().getFirst();
            assertEquals(LiveRun.State.RUNNING, live.state());
            assertEquals("evaluate 3/8", live.stage() + " " + live.done() + "/" + live.total());
            assertEquals(Optional.of("x"), live.about().text("idea"));
            assertEquals(List.of("three", "two", "one"), listed());
            assertThrows(StoreException.class, () -> new Doctor(store).discard(live.runId(), true));
        }
        assertEquals(List.of(), store.live());
    }

    @Test
    void aPrefixOrAnOffsetNamesARun() {
        assertEquals("two", store.resolve("tw").name());
        assertEquals("three", store.resolve("@latest").name());
        assertEquals("two", store.resolve("@-1").name());
        String message =
                String.valueOf(
                        assertThrows(StoreException.class, () -> store.resolve("t")).getMessage());
        assertTrue(message.contains("2 runs begin with \"t\" (three, two)"), message);
        assertThrows(StoreException.class, () -> store.resolve("@-3"));
    }

    @Test
    void fileSystemsThatCannotKeepThePromisesAreNamed() {
        assertTrue(Doctor.caution("nfs4").orElse("").contains("server and mount"));
        assertTrue(Doctor.caution("tmpfs").orElse("").contains("in memory"));
        assertEquals(Optional.empty(), Doctor.caution("ext4"));
    }

    @Test
    void aPurgedRunIsNoDifferenceWhenTheIndexWasLost() throws IOException {
        store.delete(runs.get(1));
        store.purge(runs.get(1));
        Files.delete(root.resolve("_index.jsonl"));

        new Doctor(store).fix();

        assertEquals(List.of("three", "one"), listed().stream().sorted().toList().reversed());
        assertClean();
        assertThrows(
                StoreException.class, () -> store.beginNamed(runs.get(1), Json.object().build()));
    }

    @Test
    void aClaimThatWasNeverFilledIsReportedAndFreedAfterAWhile() throws IOException {
        Path claim = Files.createDirectories(root.resolve(".staging/four"));
        new Doctor(store).fix();
        assertTrue(Files.exists(claim), "somebody may be about to say who he is");

        Files.setLastModifiedTime(
                claim,
                java.nio.file.attribute.FileTime.from(java.time.Instant.now().minusSeconds(600)));
        assertTrue(
                new Doctor(store)
                        .examine().stream().anyMatch(found -> found.kind() == Kind.RUN_KILLED));
        new Doctor(store).fix();
        assertFalse(Files.exists(claim));
    }

    @Test
    void aPublicationCompletedLaterDoesNotMoveLatestBack() throws IOException {
        Files.createDirectories(root.resolve(".staging/one"));
        Runs.publish(store, RunId.parse("four"));
        Files.createDirectories(root.resolve(".staging/one"));

        store.prepare();

        assertEquals("four\n", Files.readString(root.resolve("LATEST")));
        assertClean();
    }

    private void assertClean() {
        assertEquals(
                List.of(),
                new Verifier(store)
                        .everything(Optional.empty()).findings().stream()
                                .map(Finding::line)
                                .toList());
    }

    private List<Kind> kinds(Optional<Anchor> anchor) {
        return new Verifier(store)
                .everything(anchor).findings().stream().map(Finding::kind).toList();
    }

    private List<String> listed() {
        return store.list(100).entries().stream().map(entry -> entry.runId().value()).toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
