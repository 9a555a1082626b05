package dev.alphatrail.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.artifacts.SampleStudy;
import dev.alphatrail.exchange.Transfer.Result;
import dev.alphatrail.json.Json;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.runstore.StoreException;
import dev.alphatrail.runstore.Verifier;
import dev.alphatrail.trail.SampleRuns;
import dev.alphatrail.trail.SampleRuns.Line;
import dev.alphatrail.trail.TrailException;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

class RunImportTest {
    private static final long MAX = 1 << 24;

    @TempDir private Path folder = Path.of("");
    private Path source = folder;
    private RunStore target = RunStore.open(folder);

    @BeforeEach
    void stores() {
        source = folder.resolve("source");
        target = RunStore.open(folder.resolve("target"));
        var code = new dev.alphatrail.artifacts.Provenance.Code("0.1.0", Optional.empty(), false);
        SampleRuns runs = new SampleRuns(source);
        runs.finished("one", SampleStudy.typical(), SampleStudy.configuration(), code);
        runs.index("two", Line.of("main", "Reversal", 0.5));
        RunStore store = RunStore.open(source);
        store.tag(RunId.parse("one"), Map.of("team", Optional.of("eu")));
        store.note(RunId.parse("one"), Optional.of("look again"));
    }

    private List<String> imported(Path from) {
        return new RunImport(target, MAX)
                .from(from).stream()
                        .map(item ->
                                (item.result().word()
                                                + " "
                                                + (item.name().equals(from.toString())
                                                        ? ""
                                                        : item.name())
                                                + " "
                                                + item.reason())
                                        .strip()
                                        .replace("  ", " "))
                        .toList();
    }

    private Path zip() {
        Path zip = folder.resolve("runs.zip");
        ZipExport.write(StoredRun.all(RunStore.open(source), Optional.empty()), zip);
        return zip;
    }

    /// Every file of the runs of a root, by name.
    private static Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path path : walk.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(path).toString();
                if (name.contains("/") && !name.startsWith(".")) {
                    files.put(name, Files.readString(path));
                }
            }
        }
        return files;
    }

    private void assertWhole() {
        assertEquals(List.of(), new Verifier(target).everything(Optional.empty()).findings());
    }

    @Test
    void anExportedArchiveBringsTheSameBytesTagsAndNotes() throws IOException {
        assertEquals(List.of("added one", "added two"), imported(zip()));
        assertEquals(files(source), files(target.root()));
        Json.Obj summary =
                target.list(_ -> true, 2).entries().stream()
                        .filter(entry -> entry.runId().value().equals("one"))
                        .findFirst()
                        .orElseThrow()
                        .summary();
        assertEquals(Optional.of("look again"), summary.text("notes"));
        assertEquals(Optional.of(Json.object().put("team", "eu").build()), summary.find("tags"));
        assertWhole();
        assertEquals(List.of("present one", "present two"), imported(zip2()));
    }

    private Path zip2() throws IOException {
        Path again = folder.resolve("again.zip");
        ZipExport.write(StoredRun.all(RunStore.open(source), Optional.empty()), again);
        assertEquals(-1, Files.mismatch(folder.resolve("runs.zip"), again));
        return again;
    }

    @Test
    void whatWasImportedExportsToTheSameBytes() throws IOException {
        imported(zip());
        Path back = folder.resolve("back.zip");
        ZipExport.write(StoredRun.all(target, Optional.empty()), back);
        assertEquals(-1, Files.mismatch(folder.resolve("runs.zip"), back));
    }

    @Test
    void aRootARunDirectoryAndABagAreTakenToo() {
        assertEquals(List.of("added two"), imported(source.resolve("two")));
        assertEquals(List.of("added one", "present two"), imported(source));
        Path bag = folder.resolve("bag");
        BagExport.write(
                StoredRun.all(RunStore.open(source), Optional.empty()),
                bag,
                java.time.Instant.EPOCH);
        assertEquals(List.of("present one", "present two"), imported(bag));
        assertWhole();
    }

    @Test
    void anArchiveMadeByHandMayHoldTheRootOrARun() {
        Path whole = Archives.ofDirectory(folder.resolve("whole.zip"), folder);
        assertEquals(List.of("added one", "added two"), imported(whole));
        Path inner = Archives.ofDirectory(folder.resolve("inner.zip"), source);
        assertEquals(List.of("present one", "present two"), imported(inner));
        Path flat = Archives.ofDirectory(folder.resolve("flat.zip"), source.resolve("two"));
        assertTrue(imported(flat).getFirst().contains("pack the run's directory itself"));
    }

    @Test
    void anotherRunOfTheSameIdIsAConflictAndStays() throws IOException {
        new SampleRuns(target.root()).index("two", Line.of("main", "Another", 0.1));
        byte[] before = Files.readAllBytes(target.root().resolve("two/manifest.json"));
        assertEquals(
                List.of("added one", "conflict two another run of this id is in " + target.root()),
                imported(zip()));
        assertEquals(
                new String(before, java.nio.charset.StandardCharsets.UTF_8),
                Files.readString(target.root().resolve("two/manifest.json")));
        assertWhole();
    }

    @Test
    void aRunThatWasChangedIsRefusedAndTheOthersTaken() throws IOException {
        Path changed = source.resolve("one/config.json");
        Files.writeString(changed, " ", StandardOpenOption.APPEND);
        List<String> lines = imported(Archives.ofDirectory(folder.resolve("changed.zip"), source));
        assertTrue(lines.getFirst().startsWith("refused one config.json has "), lines.toString());
        assertEquals("added two", lines.get(1));
        assertThrows(TrailException.class, this::zip);
        assertFalse(Files.exists(folder.resolve("runs.zip")));
        assertWhole();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../evil | does not lead straight down",
                "one/../../evil | does not lead straight down",
                "one//x | does not lead straight down",
                "/etc/passwd | is an absolute path",
                "C:/evil | begins with a drive letter",
                "one\\..\\evil | has a backslash",
                "one/con.txt | is no file name on Windows",
                "one/NUL | is no file name on Windows",
                "one/x. | is no file name on Windows",
                "one/a:b | is no file name on Windows",
                "one/ｃonfig.json | has characters that are no plain ASCII",
                "one/cafe\u0301 | has characters that are no plain ASCII",
            })
    void anArchiveWithAHostileNameIsRefusedWhole(String name, String fault) {
        Path zip = Archives.of(folder.resolve("x.zip"), "two/manifest.json", "{}", name, "x");
        List<String> lines = imported(zip);
        assertEquals(List.of("refused " + name + " " + fault), lines);
        assertFalse(Files.exists(target.root()));
    }

    @Test
    void namesThatCollideAreRefused() {
        assertEquals(
                List.of("refused one/config.json differs from one/Config.json in case only"),
                imported(
                        Archives.of(
                                folder.resolve("case.zip"),
                                "one/Config.json",
                                "1",
                                "one/config.json",
                                "2")));
        assertEquals(
                List.of("refused ONE/y differs from one in case only"),
                imported(Archives.of(folder.resolve("dir.zip"), "one/x", "1", "ONE/y", "2")));
        assertEquals(
                List.of("refused one/a is there twice"),
                imported(
                        Archives.replaced(
                                Archives.of(
                                        folder.resolve("twice.zip"), "one/a", "1", "one/b", "2"),
                                "one/b",
                                "one/a")));
        assertEquals(
                List.of("refused one/a is a file and a directory"),
                imported(Archives.of(folder.resolve("both.zip"), "one/a", "1", "one/a/b", "2")));
    }

    @Test
    void linksAndOtherSpecialFilesAreRefused() {
        Path zip = Archives.of(folder.resolve("link.zip"), "one/link", "/etc/passwd");
        Archives.patched(zip, (bytes, at) -> bytes.putInt(at + 38, 0120777 << 16));
        assertEquals(List.of("refused one/link is a link"), imported(zip));
        Archives.patched(zip, (bytes, at) -> bytes.putInt(at + 38, 0010644 << 16));
        assertEquals(List.of("refused one/link is neither file nor directory"), imported(zip));
        Archives.patched(zip, (bytes, at) -> bytes.putInt(at + 38, 0100644 << 16));
        Archives.patched(zip, (bytes, at) -> bytes.putShort(at + 8, (short) 1));
        assertEquals(List.of("refused one/link is encrypted"), imported(zip));
    }

    @Test
    void bombsAreRefusedUnopened() {
        Path zip = Archives.of(folder.resolve("bomb.zip"), "one/x", "\0".repeat(4 << 20));
        assertEquals(
                List.of(
                        "refused one/x unpacks to more than 250 times its size, as a zip bomb"
                                + " does"),
                imported(zip));
        Path overlap =
                Archives.of(folder.resolve("overlap.zip"), "one/a", "x".repeat(99), "one/b", "y");
        Archives.patched(overlap, (bytes, at) -> bytes.putInt(at + 20, 500));
        assertEquals(
                List.of("refused its entries overlap: together they are larger than the archive"),
                imported(overlap));
    }

    @Test
    void aBombThatLiesAboutItsSizeUnpacksToNoMoreThanTheManifestSays() throws IOException {
        Files.writeString(source.resolve("two/manifest.json"), "\0".repeat(8 << 20));
        Path zip = Archives.ofDirectory(folder.resolve("liar.zip"), source);
        Archives.patched(
                zip,
                (bytes, at) -> {
                    if (bytes.getInt(at + 24) == 8 << 20) {
                        bytes.putInt(at + 24, 100);
                    }
                });
        List<String> lines = imported(zip);
        assertEquals("added one", lines.getFirst());
        assertTrue(lines.get(1).startsWith("refused two "), lines.toString());
        assertWhole();
    }

    @Test
    void aRunThatPacksVeryWellSurvivesTheRoundTrip() throws IOException {
        try (var draft =
                RunStore.open(source).beginNamed(RunId.parse("zeros"), Json.object().build())) {
            draft.put("zeros.bin", new byte[4 << 20]);
            draft.publish(
                    new dev.alphatrail.runstore.IndexEntry(
                            draft.id(),
                            java.time.Instant.EPOCH,
                            dev.alphatrail.runstore.RunStatus.FINISHED,
                            Json.object().build()));
        }
        assertTrue(imported(zip()).contains("added zeros"));
        assertWhole();
    }

    @Test
    void aRunLargerThanAllowedIsRefused() {
        List<Transfer> items = new RunImport(target, 10).from(zip());
        assertEquals(Result.REFUSED, items.getFirst().result());
        assertEquals(1, new TransferReport(items).exitCode());
    }

    @Test
    void whatIsNoArchiveOrHoldsNoRunIsSaidSo() throws IOException {
        Path text = Files.writeString(folder.resolve("text.zip"), "no archive");
        assertEquals(
                List.of("refused it is no zip archive, or its end is missing"), imported(text));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertTrue(imported(empty).getFirst().startsWith("refused there is no run in it"));
        assertThrows(TrailException.class, () -> imported(folder.resolve("nothing")));
    }

    @Test
    void theExitCodeTellsRefusalsFromConflicts() {
        Transfer added = new Transfer("s", "a", Result.ADDED, "");
        Transfer conflict = new Transfer("s", "b", Result.CONFLICT, "why");
        Transfer refused = new Transfer("s", "c", Result.REFUSED, "why\u001b[31m");
        assertEquals(0, new TransferReport(List.of(added)).exitCode());
        assertEquals(3, new TransferReport(List.of(added, conflict)).exitCode());
        TransferReport report = new TransferReport(List.of(added, conflict, refused));
        assertEquals(1, report.exitCode());
        assertEquals(
                """
                added     a
                conflict  b: why
                refused   c: why\uFFFD[31m
                1 added, 1 in conflict, 1 refused
                """,
                report.text());
    }

    @Test
    void aReasonIsOneLineWhateverANameInAnArchiveHolds() {
        Transfer item = new Transfer("x.zip", "a", Transfer.Result.REFUSED, "\nwo/x is\u001b odd");
        assertEquals("wo/x is\uFFFD odd", item.reason());
    }

    /// jqwik runs no set-up of Jupiter.
    @Example
    void theFuzzedArchiveIsSound() throws IOException {
        damaged(-1, 0);
    }

    @Property(tries = 200)
    void aDamagedArchiveIsReadOrRefused(
            @ForAll @IntRange(min = 0, max = 100_000) int place, @ForAll byte value)
            throws IOException {
        damaged(place, value);
    }

    private static void damaged(int place, int value) throws IOException {
        Path folder = Files.createTempDirectory("alphatrail-fuzz");
        try {
            Path from = folder.resolve("from");
            new SampleRuns(from).index("two", Line.of("main", "Reversal", 0.5));
            Path zip = folder.resolve("x.zip");
            ZipExport.write(StoredRun.all(RunStore.open(from), Optional.empty()), zip);
            byte[] bytes = Files.readAllBytes(zip);
            if (place >= 0) {
                bytes[place % bytes.length] = (byte) value;
            }
            Files.write(zip, bytes);
            RunStore store = RunStore.open(folder.resolve("to"));
            try {
                List<Transfer> items = new RunImport(store, MAX).from(zip);
                assertEquals(1, items.size());
                items.forEach(item -> assertFalse(item.reason().contains("\n"), item.reason()));
            } catch (StoreException | TrailException e) {
                assertEquals(1, String.valueOf(e.getMessage()).lines().count());
            }
            assertEquals(List.of(), new Verifier(store).everything(Optional.empty()).findings());
        } finally {
            try (Stream<Path> walk = Files.walk(folder)) {
                for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
