package dev.alphatrail.runstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// A crash at each step between noting a publication and completing it; the next run to begin sets
/// it right.
final class InterruptedPublicationTest {
    @TempDir private Path root = Path.of("");

    private RunDraft draft = new RunDraft(root, root, Runs.ID);
    private Publication publication = new Publication(Runs.ID, 0, "", 0, List.of());

    @BeforeEach
    void noteAPublication() throws IOException {
        Runs.publish(RunStore.open(root), RunId.parse("earlier"));
        draft = RunStore.open(root).begin(Runs.ID);
        for (String name : List.of("config.json", "daily/a1.csv", "result.json")) {
            draft.put(name, Runs.ID + " " + name + "\n");
        }
        publication =
                Publication.prepare(
                        root,
                        Runs.entry(Runs.ID),
                        List.of(Runs.registryLine(Runs.ID, 1), Runs.registryLine(Runs.ID, 2)));
    }

    @Test
    void beforeTheMoveThereIsNoRun() throws IOException {
        beginAnother();

        assertEquals(1, Runs.check(root, true));
        assertEquals(Optional.of(RunId.parse("earlier")), RunStore.open(root).latest());
    }

    @Test
    void afterTheMoveTheRunIsIndexed() throws IOException {
        move();
        beginAnother();

        assertCompleted();
    }

    @Test
    void anIndexLineThatIsThereIsNotWrittenTwice() throws IOException {
        move();
        append("_index.jsonl", publication.indexLine() + "\n");
        append("factor_registry.jsonl", publication.registryLines().getFirst() + "\n");
        beginAnother();

        assertCompleted();
    }

    @Test
    void aLineThatLacksItsNewlineOnlyGetsIt() throws IOException {
        move();
        append("_index.jsonl", publication.indexLine());
        append("factor_registry.jsonl", String.join("\n", publication.registryLines()));
        beginAnother();

        assertCompleted();
    }

    @Test
    void aTornLineIsWrittenAgainWhole() throws IOException {
        move();
        append("_index.jsonl", publication.indexLine().substring(0, 9_000));
        append("factor_registry.jsonl", publication.registryLines().getFirst().substring(0, 9_000));
        beginAnother();

        Listing listing = RunStore.open(root).list(100);
        assertEquals(Runs.ID, listing.entries().getFirst().runId());
        assertEquals(2, listing.entries().size());
        assertEquals(1, listing.damages().size());
        assertEquals(5, Files.readAllLines(root.resolve("factor_registry.jsonl")).size());
    }

    @Test
    void aCrashBeforeTheNoteIsRemovedChangesNothing() throws IOException {
        move();
        byte[] note = Files.readAllBytes(root.resolve(".pending"));
        publication.finish(root);
        Files.write(root.resolve(".pending"), note);
        beginAnother();

        assertCompleted();
    }

    private void assertCompleted() throws IOException {
        assertEquals(2, Runs.check(root, true));
        assertEquals(Optional.of(Runs.ID), RunStore.open(root).latest());
        assertFalse(Files.exists(root.resolve(".pending")));
    }

    private void move() throws IOException {
        Files.move(
                root.resolve(".staging").resolve(Runs.ID.value()), root.resolve(Runs.ID.value()));
    }

    private void append(String file, String text) throws IOException {
        Files.writeString(root.resolve(file), text, StandardOpenOption.APPEND);
    }

    private void beginAnother() {
        RunStore.open(root).begin(RunId.parse("another")).close();
    }
}
