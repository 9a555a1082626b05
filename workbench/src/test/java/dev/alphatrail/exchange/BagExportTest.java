package dev.alphatrail.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.artifacts.Provenance.Code;
import dev.alphatrail.artifacts.SampleStudy;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.trail.SampleRuns;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Holds a bag against the rules of RFC 8493, section by section, without a line of the code that
/// writes it.
class BagExportTest {
    @TempDir private Path folder = Path.of("");

    private Path bag() {
        Path root = folder.resolve("runs");
        new SampleRuns(root)
                .finished(
                        "one",
                        SampleStudy.typical(),
                        SampleStudy.configuration(),
                        new Code("0.1.0", Optional.empty(), false));
        RunStore store = RunStore.open(root);
        store.note(RunId.parse("one"), Optional.of("look again"));
        Path bag = folder.resolve("bag");
        BagExport.write(
                StoredRun.all(store, Optional.empty()), bag, Instant.parse("2026-01-31T23:59:59Z"));
        return bag;
    }

    @Test
    void theDeclarationIsExactlyTwoLines() throws IOException { // 2.1.1
        assertEquals(
                List.of("BagIt-Version: 1.0", "Tag-File-Character-Encoding: UTF-8"),
                Files.readAllLines(bag().resolve("bagit.txt")));
    }

    @Test
    void theManifestNamesEveryFileOfThePayloadOnceWithItsDigest() throws IOException { // 2.1.3, 3
        Path bag = bag();
        Map<String, String> manifest = manifest(bag.resolve("manifest-sha256.txt"));
        assertEquals(payload(bag), manifest.keySet());
        for (Map.Entry<String, String> line : manifest.entrySet()) {
            assertEquals(sha256(bag.resolve(line.getKey())), line.getValue(), line.getKey());
        }
        assertTrue(manifest.containsKey("data/one/manifest.json"));
        assertTrue(manifest.containsKey("data/.events/one.jsonl"));
    }

    @Test
    void theTagManifestNamesEveryOtherFileButTagManifests() throws IOException { // 2.2.1
        Path bag = bag();
        Map<String, String> manifest = manifest(bag.resolve("tagmanifest-sha256.txt"));
        try (Stream<Path> files = Files.list(bag)) {
            assertEquals(
                    files.filter(Files::isRegularFile)
                            .map(file -> String.valueOf(file.getFileName()))
                            .filter(name -> !name.startsWith("tagmanifest-"))
                            .collect(Collectors.toCollection(TreeSet::new)),
                    new TreeSet<>(manifest.keySet()));
        }
        for (Map.Entry<String, String> line : manifest.entrySet()) {
            assertEquals(sha256(bag.resolve(line.getKey())), line.getValue(), line.getKey());
        }
    }

    @Test
    void theOxumIsBytesAndCountOfThePayload() throws IOException { // 2.2.2
        Path bag = bag();
        Map<String, String> info = new HashMap<>();
        for (String line : Files.readAllLines(bag.resolve("bag-info.txt"))) {
            int colon = line.indexOf(": ");
            assertTrue(colon > 0, line);
            info.put(line.substring(0, colon), line.substring(colon + 2));
        }
        long bytes = 0;
        for (String file : payload(bag)) {
            bytes += Files.size(bag.resolve(file));
        }
        assertEquals(bytes + "." + payload(bag).size(), info.get("Payload-Oxum"));
        assertEquals("2026-01-31", info.get("Bagging-Date"));
    }

    @Test
    void pythonsBagitAgreesWhereItIsInstalled() throws IOException, InterruptedException {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                exit("python3", "-c", "import bagit") == 0, "python3 has no module bagit");
        assertEquals(
                0,
                exit(
                        "python3",
                        "-c",
                        "import bagit, sys; bagit.Bag(sys.argv[1]).validate()",
                        bag() + ""));
    }

    private static int exit(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException _) {
            return -1; // there is no python3
        }
    }

    private static Set<String> payload(Path bag) throws IOException {
        try (Stream<Path> files = Files.walk(bag.resolve("data"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> bag.relativize(file).toString())
                    .collect(Collectors.toSet());
        }
    }

    private static Map<String, String> manifest(Path file) throws IOException {
        Map<String, String> manifest = new HashMap<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            String[] parts = line.split("[ \t]+", 2);
            assertTrue(parts[0].matches("[0-9a-f]{64}"), line);
            assertEquals(null, manifest.put(parts[1], parts[0]), line);
        }
        return manifest;
    }

    private static String sha256(Path file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return String.format("%064x", new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
