package dev.alphatrail.runstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonException;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Every reader of a file meets what it did not expect: it refuses, or reads; it throws nothing but
/// what it says it throws.
final class HostileFilesTest {
    private static Path disk = Path.of("");
    private static int number;

    @BeforeContainer
    static void makeDisk() throws IOException {
        disk = new MemoryDisk().createTempDirectory(null, null);
    }

    @AfterContainer
    static void deleteDisk() throws IOException {
        Durable.deleteTree(disk);
    }

    private static Path folder() throws IOException {
        return Files.createDirectories(disk.resolve("trial-" + number++));
    }

    /// Texts of the store's own files, mutilated; and bytes of any kind.
    @Provide
    Arbitrary<byte[]> hostile() {
        Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
        Arbitrary<byte[]> nearly =
                Combinators.combine(
                                Arbitraries.of(samples()),
                                Arbitraries.longs(),
                                Arbitraries.integers().between(1, 4))
                        .as(HostileFilesTest::mutilated);
        return Arbitraries.oneOf(any, nearly, nearly, nearly);
    }

    private static List<String> samples() {
        String digest = "0".repeat(64);
        IndexEntry entry =
                new IndexEntry(
                        RunId.parse("one"),
                        Runs.START,
                        RunStatus.FINISHED,
                        Json.object().put("best", 1.5).put("notes", "né\u2028").build());
        return List.of(
                IndexLine.text(IndexLine.Run.body(entry, digest), digest) + "\n",
                "{\"schema_version\":2,\"event\":\"tag\",\"run_id\":\"one\",\"at\":\"2026-01-31T09:30:05.123Z\",\"tags\":{\"a\":\"b\",\"c\":null}}\n",
                "{\"schema_version\":2,\"event\":\"note\",\"run_id\":\"one\","
                        + "\"at\":\"2026-01-31T09:30:05.123Z\",\"note\":null}\n",
                new String(
                        new Manifest(
                                        entry,
                                        java.util.Map.of("config", 1),
                                        List.of(new Manifest.FileEntry("a/b.csv", 3, digest)))
                                .toBytes(),
                        StandardCharsets.UTF_8),
                dev.alphatrail.json.JsonWriter.pretty(
                        Owner.thisProcess(Instant.EPOCH, Json.object().build()).toJson()),
                "{\"schema_version\":1,\"stage\":\"x\",\"done\":1,\"total\":2,"
                        + "\"heartbeat\":\"2026-01-31T09:30:05Z\"}",
                "alphatrail-anchor-1:12:" + digest);
    }

    private static byte[] mutilated(String sample, long seed, int times) {
        List<String> pieces =
                List.of(
                        "\"",
                        "\\",
                        "\\ud800",
                        "{",
                        "}",
                        "[",
                        "]",
                        "[[[[[[[[[[",
                        ",",
                        ":",
                        "\n",
                        "\0",
                        "1e999",
                        "-0",
                        "9".repeat(25),
                        "1".repeat(1_200),
                        "null",
                        "../..",
                        "\u001b[2J",
                        "+1000000000-01-01T00:00:00Z",
                        "-999999999-01-01T00:00:00Z",
                        "run_id",
                        "CON",
                        "\ufeff",
                        "0x1p3",
                        "1E+2",
                        "true",
                        "schema_version\":3,\"");
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(sample);
        for (int i = 0; i < times; i++) {
            int at = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), at + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, to);
                case 1 -> text.insert(at, text.substring(at, to));
                case 2 -> text.insert(at, (char) random.nextInt(0x300));
                default -> text.replace(at, to, pieces.get(random.nextInt(pieces.size())));
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private interface Reader {
        void read() throws IOException;
    }

    private static void refusesOrReads(Reader reader) throws IOException {
        try {
            reader.read();
        } catch (JsonException | StoreException e) {
            String message = String.valueOf(e.getMessage());
            assertFalse(
                    message.chars().anyMatch(c -> Character.getType(c) == Character.CONTROL),
                    "a message of one line that steers no terminal: " + message);
        }
    }

    @Property(tries = 2_000)
    void readersOfSingleTexts(@ForAll("hostile") byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        refusesOrReads(() -> JsonReader.parse(bytes, "bytes", JsonLimits.DEFAULT));
        refusesOrReads(() -> IndexLine.of(bytes, 0, bytes.length, "line"));
        refusesOrReads(() -> Manifest.of(bytes, "manifest"));
        refusesOrReads(() -> Anchor.parse(text));
        RunId.isId(text);
        ArtifactName.isAllowed(text);
        RunCheck.printable(text);
    }

    @Property(tries = 100)
    void aStoreWithAHostileIndexIsListedVerifiedAndMended(@ForAll("hostile") byte[] bytes)
            throws IOException {
        Path root = folder().resolve("runs");
        RunStore store = Trial.plain(root);
        Trial.publish(store, RunId.parse("one"));
        Files.write(root.resolve("_index.jsonl"), bytes);
        Files.write(root.resolve("factor_registry.jsonl"), bytes);
        Files.write(root.resolve("LATEST"), bytes);

        store.list(10);
        refusesOrReads(store::latest);
        new Verifier(store).everything(Optional.empty());
        new Doctor(store).examine();
        new Doctor(store).fix();
        assertTrue(Trial.listed(store).contains("one"));
    }

    @Property(tries = 100)
    void hostileEventsAndStagingStopNothing(@ForAll("hostile") byte[] bytes) throws IOException {
        Path root = folder().resolve("runs");
        RunStore store = Trial.plain(root);
        Trial.publish(store, RunId.parse("one"));
        Files.createDirectories(root.resolve(".events"));
        Files.write(root.resolve(".events/one.jsonl"), bytes);
        Path staged = Files.createDirectories(root.resolve(".staging/two/files")).getParent();
        Files.write(staged.resolve("owner.json"), bytes);
        Files.write(staged.resolve("status.json"), bytes);
        Files.write(staged.resolve("events.jsonl"), bytes);

        store.live();
        new Doctor(store).examine();
        new Verifier(store).everything(Optional.empty());
        new Doctor(store).fix();
        refusesOrReads(() -> new Doctor(store).salvage(RunId.parse("two"), true));
        Trial.publish(store, RunId.parse("three"));
        assertTrue(Trial.listed(store).contains("three"));
    }

    @Property(tries = 100)
    void hostileRunsAreNotImported(
            @ForAll("hostile") byte[] manifest, @ForAll("hostile") byte[] other)
            throws IOException {
        Path folder = folder();
        Path source = folder.resolve("source");
        Trial.publish(Trial.plain(source), RunId.parse("one"));
        Trial.publish(Trial.plain(source), RunId.parse("two"));
        Files.write(source.resolve("one/manifest.json"), manifest);
        Files.createDirectories(source.resolve(".events"));
        Files.write(source.resolve(".events/two.jsonl"), other);
        Files.write(source.resolve("_index.jsonl"), other);
        RunStore store = Trial.plain(folder.resolve("runs"));

        List<String> outcomes =
                new Importer(store, 1 << 20)
                        .importRoot(source).stream()
                                .map(outcome -> outcome.name() + " " + outcome.result())
                                .toList();

        assertEquals("two ADDED", outcomes.getLast());
        assertEquals(new ArrayList<>(List.of()), Trial.findings(store));
    }

    @Property(tries = 60)
    void aDamagedManifestStopsNoOtherRun(@ForAll("hostile") byte[] manifest) throws IOException {
        Path root = folder().resolve("runs");
        RunStore store = Trial.plain(root);
        Trial.publish(store, RunId.parse("one"));
        Files.write(root.resolve("one/manifest.json"), manifest);
        Files.createDirectories(root.resolve(".staging/one")); // interrupted, too

        Trial.publish(store, RunId.parse("two"));
        new Verifier(store).everything(Optional.empty());
        new Doctor(store).examine();
        new Doctor(store).fix();
        assertTrue(Trial.listed(store).contains("two"));
    }
}
