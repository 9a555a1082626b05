package dev.alphatrail.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.alphatrail.json.Json;
import dev.alphatrail.runstore.IndexEntry;
import dev.alphatrail.runstore.RunDraft;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.runstore.RunStatus;
import dev.alphatrail.runstore.RunStore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// SQL and the store's own listing tell the same of a store that was written and changed by the
/// store itself.
class RealStoreTest {
    private static final Instant START = Instant.parse("2026-01-31T09:30:00Z");

    @TempDir private Path root = Path.of("");

    private static void publish(RunStore store, String id, RunStatus status) {
        Json.Obj summary =
                Json.object()
                        .put("tags", Json.object().put("team", "eu").put("old", "1").build())
                        .put("notes", "first")
                        .put("best_information_ratio", Double.NaN)
                        .build();
        Json.Obj alpha = Json.object().put("run_id", id).put("alpha_id", "a1").build();
        try (RunDraft draft = store.beginNamed(RunId.parse(id), Json.object().build())) {
            draft.put("daily/a1_oos_daily.csv", daily());
            draft.publish(
                    new IndexEntry(draft.id(), START, status, summary), List.of(alpha), Map.of());
        }
    }

    private static String daily() {
        return String.join(",", Columns.DAILY.keySet().stream().skip(2).toList())
                + "\n"
                + SampleStore.day("2024-01-02", "0.01")
                + "\n";
    }

    private static Map<String, String> tags(Json.Obj summary) {
        Map<String, String> tags = new java.util.TreeMap<>();
        if (summary.find("tags").orElseThrow() instanceof Json.Obj object) {
            object.members().forEach((name, _) -> tags.put(name, object.text(name).orElseThrow()));
        }
        return tags;
    }

    @Test
    void runsAreWhatTheListingSaysTheyAre() {
        RunStore store = RunStore.open(root);
        for (RunStatus status : RunStatus.values()) {
            publish(store, status.text(), status);
        }
        publish(store, "gone", RunStatus.FINISHED);
        publish(store, "back", RunStatus.FINISHED);
        publish(store, "purged", RunStatus.FINISHED);
        RunId finished = RunId.parse("finished");
        store.tag(finished, Map.of("team", Optional.of("us"), "old", Optional.empty()));
        store.tag(finished, Map.of("new", Optional.of("it's new")));
        store.note(finished, Optional.of("second"));
        store.note(RunId.parse("failed"), Optional.empty());
        store.delete(RunId.parse("gone"));
        store.delete(RunId.parse("back"));
        store.restore(RunId.parse("back"));
        store.delete(RunId.parse("purged"));
        store.purge(RunId.parse("purged"));

        var sample = new SampleStore(root);
        String listed =
                String.join(
                        "|",
                        store.list(Integer.MAX_VALUE).entries().stream()
                                .map(entry ->
                                        entry.runId()
                                                + ";"
                                                + entry.status().text()
                                                + ";"
                                                + entry.createdAt()
                                                + ";"
                                                + String.join(
                                                        " ",
                                                        tags(entry.summary()).entrySet().stream()
                                                                .map(Map.Entry::toString)
                                                                .toList())
                                                + ";"
                                                + entry.summary().text("notes").orElse("none"))
                                .sorted()
                                .toList());
        assertEquals(
                listed,
                sample.ask(
                        """
                        select concat_ws(';', run_id, status, strftime(created_at, '%Y-%m-%dT%H:%M:%SZ'),
                            array_to_string(list_transform(list_sort(map_entries(tags)),
                                lambda e: e.key || '=' || e.value), ' '), notes) as line
                        from runs order by 1
                        """));
        assertEquals(
                "back|failed|finished|killed",
                sample.ask("select run_id from daily join alphas using (run_id) order by 1"));
        assertEquals("", sample.err());
    }
}
