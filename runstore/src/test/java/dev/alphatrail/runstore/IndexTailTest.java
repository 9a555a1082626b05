package dev.alphatrail.runstore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.alphatrail.runstore.IndexTail.News;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class IndexTailTest {
    @TempDir private Path root = Path.of("");

    private RunStore store = RunStore.open(root);

    @BeforeEach
    void open() {
        store = RunStore.open(root);
    }

    private Path index() {
        return root.resolve("_index.jsonl");
    }

    private void publish(String id) {
        Runs.publish(store, RunId.parse(id));
    }

    private static List<String> told(IndexTail tail) {
        return tail.poll().stream()
                .map(news ->
                        switch (news) {
                            case News.Published(IndexEntry entry) -> entry.runId().value();
                            case News.Happened(Event event) -> event.word() + " " + event.runId();
                            case News.Unreadable _ -> "unreadable";
                            case News.Replaced _ -> "replaced";
                        })
                .toList();
    }

    @Test
    void whatWasThereBeforeIsNotToldAndWhatIsAddedIsToldOnceInItsOrder() {
        publish("one");
        IndexTail tail = new IndexTail(store);
        assertEquals(List.of(), told(tail));

        publish("two");
        store.tag(RunId.parse("one"), Map.of("team", Optional.of("eu")));
        publish("three");

        assertEquals(List.of("two", "tag one", "three"), told(tail));
        assertEquals(List.of(), told(tail));
    }

    @Test
    void anIndexThatIsMadeLaterIsToldFromItsBeginning() {
        IndexTail tail = new IndexTail(store);
        assertEquals(List.of(), told(tail));
        publish("one");
        assertEquals(List.of("one"), told(tail));
    }

    @Test
    void aLineIsToldWhenItIsWhole() throws IOException {
        publish("one");
        publish("two");
        List<String> lines = Files.readAllLines(index());
        Files.writeString(index(), lines.get(0) + "\n");
        IndexTail tail = new IndexTail(store);
        String line = lines.get(1);

        Files.writeString(index(), line.substring(0, 50), StandardOpenOption.APPEND);
        assertEquals(List.of(), told(tail));
        Files.writeString(index(), line.substring(50) + "\n", StandardOpenOption.APPEND);
        assertEquals(List.of("two"), told(tail));
    }

    @Test
    void aDamagedLineHidesNoOther() throws IOException {
        publish("one");
        publish("two");
        String second = Files.readAllLines(index()).get(1);
        Files.writeString(index(), "");
        IndexTail tail = new IndexTail(store);
        Files.writeString(index(), "{nonsense\n\n" + second + "\n", StandardOpenOption.APPEND);
        assertEquals(List.of("unreadable", "two"), told(tail));
    }

    @Test
    void aLineLongerThanAnyIsSkippedAndTheNextOneTold() throws IOException {
        publish("one");
        IndexTail tail = new IndexTail(store);
        Files.writeString(index(), "x".repeat(3 << 20), StandardOpenOption.APPEND);
        assertEquals(List.of("unreadable"), told(tail));
        Files.writeString(index(), "\n", StandardOpenOption.APPEND);
        told(tail);
        publish("two");
        assertEquals(List.of("two"), told(tail));
    }

    @Test
    void ofAnIndexMadeAnewOnlyTheRunsThatWereNotKnownAreTold() throws IOException {
        publish("one");
        IndexTail tail = new IndexTail(store);
        publish("two");
        assertEquals(List.of("two"), told(tail));

        Files.delete(index());
        publish("three");
        new Reindexer(store).reindex();

        assertEquals(List.of("replaced", "three"), told(tail));
        publish("four");
        assertEquals(List.of("four"), told(tail));
    }

    @Test
    void aCutIndexIsNoticed() throws IOException {
        publish("one");
        publish("two");
        IndexTail tail = new IndexTail(store);
        Files.writeString(index(), Files.readAllLines(index()).get(0) + "\n");
        assertEquals(List.of("replaced"), told(tail));
    }
}
