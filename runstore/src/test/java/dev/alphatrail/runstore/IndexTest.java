package dev.alphatrail.runstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

final class IndexTest {
    @TempDir private Path root = Path.of("");

    @Test
    void theLastRunsComeFirstAndTheLimitHolds() throws IOException {
        writeRuns(1_000);

        assertEquals(List.of("run-999", "run-998", "run-997"), ids(list(3)));
        assertEquals(1_000, list(Integer.MAX_VALUE).entries().size());
        assertEquals(List.of(), ids(list(0)));
    }

    @Test
    void aFilterLooksAsFarBackAsItMust() throws IOException {
        writeRuns(1_000);

        Listing hundreds =
                RunStore.open(root).list(entry -> entry.summary().number("n") % 100 == 0, 3);

        assertEquals(List.of("run-900", "run-800", "run-700"), ids(hundreds));
    }

    @Test
    void aDamagedLineIsSkippedAndNamed() throws IOException {
        write(
                line(1)
                        + "\n{\"schema_version\":1,\"run\n\n[1]\n"
                        + line(2)
                        + "\n{\"schema_version\":3}\n"
                        + line(3).replace("finished", "great")
                        + "\n"
                        + line(4).replace("2026-01", "2026-13")
                        + "\n"
                        + line(5).replace("run-5", "../x")
                        + "\n"
                        + "\0\0\0\n"
                        + line(6)
                        + "\n");

        Listing listing = list(100);

        assertEquals(List.of("run-6", "run-2", "run-1"), ids(listing));
        assertEquals(
                List.of(10L, 9L, 8L, 7L, 6L, 4L, 2L),
                listing.damages().stream().map(Damage::lineNumber).toList());
        assertEquals(
                root.resolve("_index.jsonl")
                        + ", line 6: skipped, schema_version is newer than 2: written by a later"
                        + " version",
                listing.damages().get(4).toString());
        assertTrue(
                listing.damages().stream()
                        .allMatch(damage -> damage.toString().lines().count() == 1));
    }

    @Test
    void damageBehindTheLimitIsNotLookedFor() throws IOException {
        write("damaged\n" + line(1) + "\n" + line(2) + "\n");

        assertEquals(List.of(), list(2).damages());
        assertEquals(1, list(3).damages().size());
    }

    @Test
    void aTornTailIsNoEntryAndGoesToTheQuarantine() throws IOException {
        Runs.publish(RunStore.open(root), Runs.ID);
        Files.writeString(root.resolve("_index.jsonl"), "{\"schema_ver", StandardOpenOption.APPEND);
        assertEquals(List.of(Runs.ID.value()), ids(list(100)));

        Runs.publish(RunStore.open(root), Runs.ID);

        assertEquals(List.of(Runs.ID + "-2", Runs.ID.value()), ids(list(100)));
        assertEquals(List.of(), list(100).damages());
        try (Stream<Path> kept = Files.list(root.resolve(".quarantine"))) {
            assertEquals("{\"schema_ver", Files.readString(kept.findFirst().orElseThrow()));
        }
        Runs.check(root, true);
    }

    @Test
    void linesOfVersion1AreRead() throws IOException {
        write(
                line(1).replace("\"schema_version\":2", "\"schema_version\":1")
                        + "\n"
                        + line(2)
                        + "\n");

        assertEquals(List.of("run-2", "run-1"), ids(list(100)));
    }

    @Test
    void aLineBeyondAllMeasureIsSkippedWithoutKeepingIt() throws IOException {
        write(line(1) + "\n" + "x".repeat(5 << 20) + "\n" + line(2) + "\n");

        Listing listing = list(100);

        assertEquals(List.of("run-2", "run-1"), ids(listing));
        assertEquals("it is longer than 1048576 bytes", listing.damages().getFirst().reason());
        assertEquals(2, listing.damages().getFirst().lineNumber());
    }

    @Property(tries = 200)
    void linesReadBackwardsAreTheLinesReadForwards(
            @ForAll @Size(max = 12) List<@IntRange(max = 150_000) Integer> lengths,
            @ForAll boolean terminated)
            throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < lengths.size(); i++) {
            lines.add(Character.toString('a' + i).repeat(lengths.get(i)));
        }
        if (!lines.isEmpty() && !terminated && lines.getLast().isEmpty()) {
            lines.removeLast(); // nothing stands behind the last newline
            terminated = !lines.isEmpty();
        }
        Path file = Files.createTempFile("lines", ".txt");
        try {
            Files.writeString(
                    file, String.join("\n", lines) + (terminated && !lines.isEmpty() ? "\n" : ""));
            List<String> backwards = backwards(file);
            Collections.reverse(backwards);
            assertEquals(lines.stream().filter(line -> !line.isEmpty()).toList(), backwards);
        } finally {
            Files.delete(file);
        }
    }

    private static List<String> backwards(Path file) throws IOException {
        List<String> found = new ArrayList<>();
        try (BackwardLines lines = new BackwardLines(file)) {
            while (lines.next()) {
                if (lines.to() > lines.from()) {
                    found.add(
                            new String(
                                    lines.buffer(),
                                    lines.from(),
                                    lines.to() - lines.from(),
                                    StandardCharsets.UTF_8));
                }
            }
        }
        return found;
    }

    private void writeRuns(int count) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < count; n++) {
            text.append(line(n)).append('\n');
        }
        write(text.toString());
    }

    private static String line(int n) {
        Json.Obj summary = Json.object().put("n", n).put("idea", "ä".repeat(n % 300)).build();
        return JsonWriter.compact(
                new IndexEntry(RunId.parse("run-" + n), Runs.START, RunStatus.FINISHED, summary)
                        .toJson());
    }

    private void write(String text) throws IOException {
        Files.writeString(root.resolve("_index.jsonl"), text);
    }

    private Listing list(int limit) {
        return RunStore.open(root).list(limit);
    }

    private static List<String> ids(Listing listing) {
        return listing.entries().stream().map(entry -> entry.runId().value()).toList();
    }
}
