package dev.alphatrail.runstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.json.Json;
import dev.alphatrail.runstore.Importer.Outcome;
import dev.alphatrail.runstore.Importer.Result;
import dev.alphatrail.runstore.Manifest.FileEntry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Archives that were made to do harm, opened as file systems and imported.
final class HostileArchiveTest {
    private static final long MAX_BYTES = 1 << 20;

    @TempDir(factory = MemoryDisk.class)
    private Path folder = Path.of("");

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] manifest(String id, FileEntry... files) {
        return new Manifest(
                        new IndexEntry(
                                RunId.parse(id),
                                Runs.START,
                                RunStatus.FINISHED,
                                Json.object().build()),
                        Map.of(),
                        List.of(files))
                .toBytes();
    }

    private static FileEntry entry(String path, byte[] bytes) {
        return new FileEntry(path, bytes.length, Sha256.of(bytes));
    }

    private Path zip(Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve("archive.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    /// The archive holds a sound run `good` beside what is tried.
    private static Map<String, byte[]> withAGoodRun() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        byte[] config = utf8("{}");
        entries.put("good/config.json", config);
        entries.put("good/manifest.json", manifest("good", entry("config.json", config)));
        return entries;
    }

    /// Imports, and checks that nothing is anywhere but in the root, and the root is sound.
    private List<Outcome> imported(Map<String, byte[]> entries) throws IOException {
        Path inside = Files.createDirectories(folder.resolve("inside"));
        Path root = inside.resolve("runs");
        RunStore store = Trial.plain(root);
        List<Outcome> outcomes = new ArrayList<>();
        try (FileSystem archive = FileSystems.newFileSystem(zip(entries))) {
            outcomes.addAll(new Importer(store, MAX_BYTES).importRoot(archive.getPath("/")));
        } catch (IOException e) {
            // the JDK itself refuses to open it
            assertTrue(String.valueOf(e.getMessage()).contains("ZIP file can't be opened"));
            return outcomes;
        }
        assertEquals(List.of("runs"), Names.in(inside));
        for (String name : Names.in(root)) {
            assertTrue(
                    name.startsWith(".")
                            || name.equals("good")
                            || List.of("_index.jsonl", "LATEST").contains(name),
                    name);
        }
        assertEquals(List.of("good"), Trial.listed(store));
        assertEquals(List.of(), Trial.findings(store));
        assertTrue(store.live().isEmpty());
        for (Outcome outcome : outcomes) {
            assertFalse((outcome.name() + outcome.reason()).matches("(?s).*[\\p{Cc}\\p{Cf}].*"));
        }
        return outcomes;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x/manifest.json",
                "/../../x",
                "./x/manifest.json",
                "C:/x/manifest.json",
                "C:\\x\\manifest.json",
                "x\\..\\..\\y/manifest.json",
                "CON/manifest.json",
                "nul.txt/manifest.json",
                "x./manifest.json",
                "LATEST/manifest.json",
                "Latest/manifest.json",
                "factor_registry.jsonl/manifest.json",
                "_index.jsonl/manifest.json",
                ".staging/good/owner.json",
                ".lock/x",
                "x y/manifest.json",
                "\u202egnp/manifest.json",
                "a\u0301/manifest.json",
                "\u001b[2J/manifest.json",
                "\u0000/manifest.json",
                "\uff0e\uff0e/manifest.json",
                "x/../../y/manifest.json"
            })
    void aNameThatIsNoRunStaysOutside(String name) throws IOException {
        Map<String, byte[]> entries = withAGoodRun();
        entries.put(name, manifest("x"));

        List<Outcome> outcomes = imported(entries);

        assertTrue(
                outcomes.stream()
                        .allMatch(outcome ->
                                outcome.result() == Result.REFUSED
                                        || outcome.name().equals("good")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../good/config.json",
                "/etc/passwd",
                "C:/x",
                "a\\b",
                "con",
                "sub/aux.txt",
                "CONFIG.JSON",
                ".hidden",
                "a\u202eb",
                "a/../b",
                "a//b",
                "manifest.json"
            })
    void aManifestWithABadNameIsRefused(String path) throws IOException {
        Map<String, byte[]> entries = withAGoodRun();
        byte[] config = utf8("{}");
        String text =
                new String(
                        manifest("bad", entry("config.json", config), entry("other.json", config)),
                        StandardCharsets.UTF_8);
        entries.put("bad/config.json", config);
        entries.put("bad/other.json", config);
        entries.put(
                "bad/manifest.json", utf8(text.replace("other.json", path.replace("\\", "\\\\"))));

        assertRefused("bad", imported(entries));
    }

    @Test
    void filesThatDifferInCaseOnlyAreRefused() throws IOException {
        Map<String, byte[]> entries = withAGoodRun();
        byte[] config = utf8("{}");
        entries.put("bad/config.json", config);
        entries.put("bad/Config.json", config);
        entries.put("bad/manifest.json", manifest("bad", entry("config.json", config)));

        assertRefused("bad", imported(entries));
    }

    @Test
    void anArchiveThatUnpacksToMoreThanTheManifestSaysIsRefused() throws IOException {
        Map<String, byte[]> entries = withAGoodRun();
        byte[] bomb = new byte[1 << 23];
        entries.put("little/bomb.bin", bomb);
        entries.put(
                "little/manifest.json",
                manifest("little", new FileEntry("bomb.bin", 10, Sha256.of(new byte[10]))));
        entries.put("much/bomb.bin", bomb);
        entries.put(
                "much/manifest.json",
                manifest("much", new FileEntry("bomb.bin", bomb.length, Sha256.of(bomb))));
        entries.put("huge/bomb.bin", new byte[1]);
        entries.put(
                "huge/manifest.json",
                manifest(
                        "huge",
                        new FileEntry("bomb.bin", Long.MAX_VALUE, "0".repeat(64)),
                        new FileEntry("bomb2.bin", Long.MAX_VALUE, "0".repeat(64))));

        List<Outcome> outcomes = imported(entries);

        assertRefused("little", outcomes);
        assertRefused("much", outcomes);
        assertRefused("huge", outcomes);
    }

    @Test
    void aManifestOrRegistryOrFileOfEventsThatIsABombIsRefused() throws IOException {
        Map<String, byte[]> entries = withAGoodRun();
        entries.put("bombs/manifest.json", utf8(" ".repeat(1 << 25)));
        entries.put("deep/manifest.json", utf8("[".repeat(1 << 22)));
        byte[] line = utf8("x".repeat((int) MAX_BYTES - 100));
        entries.put("lines/registry.jsonl", line);
        entries.put("lines/manifest.json", manifest("lines", entry("registry.jsonl", line)));
        byte[] foreign = utf8("{\"run_id\":\"good\"}\n");
        entries.put("foreign/registry.jsonl", foreign);
        entries.put("foreign/manifest.json", manifest("foreign", entry("registry.jsonl", foreign)));
        entries.put("events/manifest.json", manifest("events"));
        entries.put(".events/events.jsonl", utf8("x".repeat((1 << 24) + 1)));

        List<Outcome> outcomes = imported(entries);

        for (String name : List.of("bombs", "deep", "lines", "foreign", "events")) {
            assertRefused(name, outcomes);
        }
    }

    @Test
    void anArchiveWithDamagedBytesGivesCleanRefusals() throws IOException {
        byte[] sound = Files.readAllBytes(zip(withAGoodRun()));
        Random random = new Random(3);
        for (int i = 0; i < 150; i++) {
            byte[] damaged = sound.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            Path file = folder.resolve("damaged.zip");
            try (OutputStream out = Files.newOutputStream(file)) {
                out.write(damaged);
            }
            Path root = folder.resolve("runs-" + i);
            try (FileSystem archive = FileSystems.newFileSystem(file)) {
                RunStore store = Trial.plain(root);
                boolean added =
                        new Importer(store, MAX_BYTES)
                                .importRoot(archive.getPath("/")).stream()
                                        .anyMatch(outcome -> outcome.result() == Result.ADDED);
                if (added) {
                    assertEquals(List.of(), Trial.findings(store));
                }
            } catch (IOException | StoreException | IllegalArgumentException e) {
                // the JDK refuses to open it, or says what it could not read
            }
            Durable.deleteTree(root);
        }
    }

    private static void assertRefused(String name, List<Outcome> outcomes) {
        Outcome found =
                outcomes.stream()
                        .filter(outcome -> outcome.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        assertEquals(Result.REFUSED, found.result(), found.toString());
        assertFalse(found.reason().isEmpty());
    }
}
