package dev.alphatrail.sql;

import static dev.alphatrail.sql.SampleStore.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.runstore.StoreException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class CacheTest {
    private static final String COUNTS =
            "select (select count(*) from runs), (select count(*) from alphas), (select count(*)"
                    + " from daily)";

    @TempDir private Path folder = Path.of("");
    private SampleStore store = new SampleStore(folder);

    @BeforeEach
    void open() throws IOException {
        store = new SampleStore(Files.createDirectories(folder.resolve("ru'ns [1]*")));
        store.run("a", 30, "p2", "1")
                .alpha("a", "a1", "rank(close)", "h", "1")
                .daily("a", "a1", day("2024-01-02", "0.01"));
    }

    @Test
    void onlyWhatIsNewIsConverted() throws IOException {
        assertEquals("1,1,1", store.ask(COUNTS));
        // a run that is in the cache is not read again, so it is not missed
        OwnFiles.remove(store.root().resolve("a"));
        store.run("b", 31, "p2", "1")
                .alpha("b", "a1", "rank(close)", "h", "1")
                .daily("b", "a1", day("2024-01-02", "0.01"));
        assertEquals("2,2,2", store.ask(COUNTS));
    }

    @Test
    void nothingIsWrittenWhenNothingIsNew() {
        store.ask(COUNTS);
        List<String> before = store.cached();
        assertEquals(3, before.size());
        assertEquals("1,1,1", store.ask(COUNTS));
        assertEquals(before, store.cached());
    }

    @Test
    void aViewThatIsNotAskedForIsNotConverted() {
        store.ask("select count(*) from runs");
        assertEquals(1, store.cached().size());
        assertTrue(store.cached().getFirst().startsWith("runs-0-"), store.cached().toString());
    }

    @Test
    void theChainStaysShortHoweverOftenTheStoreGrows() throws IOException {
        for (int i = 0; i < 40; i++) {
            store.run("r" + i, i, "p2", "1");
            assertEquals(i + 2 + "", store.ask("select count(*) from runs"));
        }
        try (LineSource index = LineSource.open(store.root().resolve("_index.jsonl"))) {
            long at = 0;
            int segments = 0;
            while (at < index.end()) {
                long from = at;
                at =
                        store.cached().stream()
                                .map(name -> Segment.of(Path.of(name)).orElseThrow())
                                .filter(segment -> segment.from() == from)
                                .mapToLong(Segment::to)
                                .max()
                                .orElseThrow();
                segments++;
            }
            assertTrue(segments <= 4, segments + " segments");
        }
        assertEquals(
                store.ask("select count(*) from runs"),
                store.ask("select count(distinct run_id) from runs"));
    }

    @Test
    void replacedSegmentsGoAfterAWhile() throws IOException {
        store.ask("select 1");
        String first = store.cached().getFirst();
        for (int i = 0; i < 10; i++) {
            store.run("r" + i, i, "p2", "1");
        }
        store.ask("select 1"); // in place of the first
        store.run("x", 31, "p2", "1").ask("select 1"); // beside it
        List<String> before = store.cached();
        assertEquals(3, before.size());
        assertTrue(before.contains(first), "somebody may still read it");
        for (String name : before) {
            Files.setLastModifiedTime(
                    store.root().resolve(".cache/sql").resolve(name),
                    FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        }
        store.run("y", 32, "p2", "1").ask("select 1"); // in place of the last
        assertFalse(store.cached().contains(first));
        assertTrue(store.cached().contains(before.getLast()), "it was replaced just now");
        assertEquals("13", store.ask("select count(*) from runs"));
    }

    @Test
    void theCacheMayBeDeletedAtAnyTime() throws IOException {
        assertEquals("1,1,1", store.ask(COUNTS));
        OwnFiles.remove(store.root().resolve(".cache"));
        assertEquals("1,1,1", store.ask(COUNTS));
    }

    @Test
    void aReplacedIndexIsReadAnew() throws IOException {
        store.run("b", 31, "p2", "1");
        assertEquals("a|b", store.ask("select run_id from runs"));
        Path index = store.root().resolve("_index.jsonl");
        Files.writeString(index, Files.readString(index).replace("\"a\"", "\"c\""));
        assertEquals("c|b", store.ask("select run_id from runs"));
        Files.delete(index);
        store.run("z", 1, "p0", "1");
        assertEquals("z", store.ask("select run_id from runs"));
        Files.delete(index);
        assertEquals("0", store.ask("select count(*) from runs"));
    }

    @Test
    void aSegmentWithoutContentIsMadeAgain() throws IOException {
        store.ask(COUNTS);
        for (String name : store.cached()) {
            Files.writeString(store.root().resolve(".cache/sql").resolve(name), "");
        }
        assertEquals("1,1,1", store.ask(COUNTS));
    }

    @Test
    void aSegmentThatIsNoParquetIsNamedInOneLine() throws IOException {
        store.ask(COUNTS);
        for (String name : store.cached()) {
            Files.writeString(
                    store.root().resolve(".cache/sql").resolve(name), "PAR1 some rubbish PAR1");
        }
        Exception e = assertThrows(RuntimeException.class, () -> store.ask(COUNTS));
        assertTrue(String.valueOf(e.getMessage()).contains(".cache/sql"), e.getMessage());
        assertEquals(1, e.getMessage().lines().count());
    }

    @Test
    void foreignFilesInTheCacheDoNotMatter() {
        store.file(".cache/sql/runs-0-99999999999999999999-0000000000000000.parquet", "x")
                .file(".cache/sql/runs-0-10-0000000000000000.parquet", "PAR1PAR1PAR1")
                .file(".cache/sql/README", "x");
        assertEquals("1,1,1", store.ask(COUNTS));
    }

    @Test
    void aRootThatCannotBeWrittenHasItsCacheWithTheUser() throws IOException {
        // a file where the folder should be refuses even root, whom permissions do not
        store.file(".cache", "");
        Path user = folder.resolve("user");
        var reader = new SampleStore(store.root(), Optional.of(user));
        assertEquals("1,1,1", reader.ask(COUNTS));
        try (var files = Files.walk(user)) {
            assertEquals(3, files.filter(Files::isRegularFile).count());
        }
        assertEquals("1,1,1", reader.ask(COUNTS));
    }

    @Test
    void withoutAnyPlaceTheCacheGoesWithTheQuestion() throws IOException {
        store.file(".cache", "");
        Path file = Files.writeString(folder.resolve("file"), "");
        var reader = new SampleStore(store.root(), Optional.of(file));
        long before = temporary();
        assertEquals("1,1,1", reader.ask(COUNTS));
        assertEquals(before, temporary());
    }

    private static long temporary() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("alphatrail-sql"))
                    .count();
        }
    }

    @Test
    void whatOthersCachedInTheRootServesThoseWhoCannotWrite() {
        store.ask(COUNTS);
        List<String> theirs = store.cached();
        var folderOfReader = new CacheFolder(store.root(), Optional.of(folder.resolve("user")));
        assertEquals(1, folderOfReader.segments(Part.DAILY).size());
        assertEquals(3, theirs.size());
    }

    @Test
    void aMissingRootIsRefused() {
        var nowhere = new SampleStore(folder.resolve("nowhere"));
        assertThrows(StoreException.class, () -> nowhere.ask("select 1"));
        assertFalse(Files.exists(folder.resolve("nowhere")));
    }

    @Test
    void askingLeavesNoCacheWhereThereIsNoStore() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        new SampleStore(empty).ask("select count(*) from runs");
        try (var files = Files.list(empty)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void manyProcessesMayAskWhileTheStoreGrows() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(
                    new ProcessBuilder(
                                    ProcessHandle.current().info().command().orElseThrow(),
                                    "-XX:+UseSerialGC",
                                    "--enable-native-access=ALL-UNNAMED",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    AskingProcess.class.getName(),
                                    store.root().toString())
                            .redirectErrorStream(true)
                            .start());
        }
        for (int i = 0; i < 60; i++) {
            store.alpha("r" + i, "a1", "rank(close)", "h", "1")
                    .daily("r" + i, "a1", day("2024-01-02", "0.01"))
                    .run("r" + i, i % 60, "p2", "1");
            Thread.sleep(20);
        }
        for (Process process : processes) {
            String said = new String(process.getInputStream().readAllBytes());
            assertEquals(0, process.waitFor(), said);
            assertEquals("", said);
        }
        assertEquals("61,61,61", store.ask(COUNTS));
    }
}
