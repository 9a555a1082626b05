package dev.alphatrail.runstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Every byte of what a store says of itself is changed, and the index is cut at every byte.
final class DamageTest {
    /// All changes of each byte, not some of them: `mvn -Dalphatrail.thorough=true …`.
    private static final boolean THOROUGH = Boolean.getBoolean("alphatrail.thorough");

    private static final char[] SPECIAL = {'\n', '"', '}'};

    @TempDir(factory = MemoryDisk.class)
    private Path folder = Path.of("");

    private Path root = Path.of("");
    private RunStore store = RunStore.open(root);
    private List<IndexEntry> entries = List.of();

    @BeforeEach
    void threeRunsWithEvents() {
        root = folder.resolve("runs");
        Trial.prepare(root);
        store = Trial.plain(root);
        store.delete(Trial.BEFORE.get(1));
        entries = store.list(10).entries();
        assertEquals(List.of(), Trial.findings(store));
    }

    /// Other values of a byte: one bit, or what means something in JSON or to the reader of lines.
    private static Set<Byte> changes(byte value, int offset) {
        Set<Byte> changes = new LinkedHashSet<>();
        if (THOROUGH) {
            for (int bit = 0; bit < 8; bit++) {
                changes.add((byte) (value ^ (1 << bit)));
            }
            "\n\"\\{}:,0917afz\0 ".chars().forEach(other -> changes.add((byte) other));
        } else {
            changes.add((byte) (value ^ (1 << (offset % 8))));
            changes.add((byte) (value >= '0' && value < '9' ? value + 1 : SPECIAL[offset % 3]));
        }
        changes.remove(value);
        return changes;
    }

    /// Every change must be found; mending takes longer, and of two changes one is mended.
    private static boolean mended(int offset, byte change) {
        return THOROUGH || (offset + change) % 2 == 0;
    }

    @Test
    void everyChangeOfAByteOfTheIndexIsFoundAndMendedToTheByte() throws IOException {
        Path index = root.resolve("_index.jsonl");
        byte[] sound = Files.readAllBytes(index);
        for (int offset = 0; offset < sound.length; offset++) {
            for (byte change : changes(sound[offset], offset)) {
                byte[] damaged = sound.clone();
                damaged[offset] = change;
                Files.write(index, damaged);
                String what = "byte " + offset + " to " + change;

                store.list(10); // whatever it says, it does not throw
                assertFound(what);
                if (!mended(offset, change)) {
                    Files.write(index, sound);
                    continue;
                }
                new Doctor(store).fix();
                assertEquals(text(sound), Files.readString(index), what);
                assertEquals(List.of(), Trial.findings(store), what);
            }
        }
    }

    @Test
    void everyChangeOfAByteOfAManifestIsFoundAndMendedWithTheDigestInTheIndex() throws IOException {
        Path manifest = root.resolve("three/manifest.json");
        byte[] sound = Files.readAllBytes(manifest);
        for (int offset = 0; offset < sound.length; offset++) {
            for (byte change : changes(sound[offset], offset)) {
                byte[] damaged = sound.clone();
                damaged[offset] = change;
                Files.write(manifest, damaged);
                String what = "byte " + offset + " to " + change;

                assertEquals(entries, store.list(10).entries());
                assertFound(what);
                if (!mended(offset, change)) {
                    Files.write(manifest, sound);
                    continue;
                }
                new Doctor(store).fix();
                assertEquals(text(sound), Files.readString(manifest), what);
                assertEquals(List.of(), Trial.findings(store), what);
            }
        }
    }

    @Test
    void everyChangeOfAByteOfAFileOfEventsIsFoundAndMendedToTheByte() throws IOException {
        Path events = root.resolve(".events/one.jsonl");
        byte[] sound = Files.readAllBytes(events);
        for (int offset = 0; offset < sound.length; offset++) {
            for (byte change : changes(sound[offset], offset)) {
                byte[] damaged = sound.clone();
                damaged[offset] = change;
                Files.write(events, damaged);
                String what = "byte " + offset + " to " + change;

                assertFound(what);
                if (!mended(offset, change)) {
                    Files.write(events, sound);
                    continue;
                }
                new Doctor(store).fix();
                assertEquals(text(sound), Files.readString(events), what);
                assertEquals(List.of(), Trial.findings(store), what);
            }
        }
    }

    @Test
    void everyChangeOfAByteOfRegistryLatestOrArtifactIsFound() throws IOException {
        for (String name : List.of("factor_registry.jsonl", "LATEST", "one/daily/a1.csv")) {
            Path file = root.resolve(name);
            byte[] sound = Files.readAllBytes(file);
            for (int offset = 0; offset < sound.length; offset++) {
                for (byte change : changes(sound[offset], offset)) {
                    byte[] damaged = sound.clone();
                    damaged[offset] = change;
                    Files.write(file, damaged);
                    assertFound(name + ", byte " + offset + " to " + change);
                }
            }
            Files.write(file, sound);
        }
        assertEquals(List.of(), Trial.findings(store));
    }

    @Test
    void anIndexCutAnywhereLosesNothing() throws IOException {
        Path index = root.resolve("_index.jsonl");
        Path registry = root.resolve("factor_registry.jsonl");
        byte[] inOrder = Files.readAllBytes(registry);
        byte[] sound = Files.readAllBytes(index);
        for (int length = 0; length < sound.length; length++) {
            Files.write(index, Arrays.copyOf(sound, length));

            List<String> listed = Trial.listed(store);
            assertTrue(List.of("one", "two", "three").containsAll(listed), listed.toString());
            assertFound("cut at " + length);
            new Doctor(store).fix();
            assertEquals(Set.copyOf(entries), Set.copyOf(store.list(10).entries()));
            assertEquals(List.of(), Trial.findings(store), "cut at " + length);
            Files.write(registry, inOrder); // it took the order of the new index
        }
    }

    @Test
    void aFileOfEventsCutAnywhereLosesNothing() throws IOException {
        Path events = root.resolve(".events/one.jsonl");
        byte[] sound = Files.readAllBytes(events);
        for (int length = 0; length < sound.length; length++) {
            Files.write(events, Arrays.copyOf(sound, length));
            assertFound("cut at " + length);
            new Doctor(store).fix();
            assertEquals(text(sound), Files.readString(events));
            assertEquals(List.of(), Trial.findings(store), "cut at " + length);
        }
    }

    @Test
    void aLostManifestIsMadeAgainWhenItsFilesAreSoundAndNotWhenTheyAreNot() throws IOException {
        String manifest = Files.readString(root.resolve("one/manifest.json"));
        Files.delete(root.resolve("one/manifest.json"));
        new Doctor(store).fix();
        assertEquals(manifest, Files.readString(root.resolve("one/manifest.json")));
        assertEquals(List.of(), Trial.findings(store));

        Files.delete(root.resolve("one/manifest.json"));
        Files.writeString(root.resolve("one/config.json"), "other");
        new Doctor(store).fix();
        assertFalse(Files.exists(root.resolve("one/manifest.json")));
        assertFound("a file and the manifest");
    }

    @Test
    void aManifestThatWasChangedWithItsFileIsNotVouchedForByMending() throws IOException {
        Path manifest = root.resolve("three/manifest.json");
        byte[] changed = "changed".getBytes(StandardCharsets.UTF_8);
        Files.write(root.resolve("three/config.json"), changed);
        Manifest old = Manifest.of(Files.readAllBytes(manifest), "manifest");
        List<Manifest.FileEntry> files =
                old.files().stream()
                        .map(file ->
                                file.path().equals("config.json")
                                        ? new Manifest.FileEntry(
                                                file.path(), changed.length, Sha256.of(changed))
                                        : file)
                        .toList();
        Files.write(manifest, new Manifest(old.entry(), old.schemas(), files).toBytes());

        new Doctor(store).fix();

        assertFound("a forged manifest");
        // and not either when the index has to be made anew for another reason
        Path index = root.resolve("_index.jsonl");
        Files.writeString(index, Files.readString(index).replaceFirst("1\\.25", "9.25"));
        new Doctor(store).fix();
        assertFound("a forged manifest");
    }

    private void assertFound(String what) {
        assertFalse(
                new Verifier(store).everything(Optional.empty()).isClean(), what + " is not found");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
