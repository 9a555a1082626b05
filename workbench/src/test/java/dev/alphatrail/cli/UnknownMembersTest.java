package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.runstore.IndexEntry;
import dev.alphatrail.runstore.Manifest;
import dev.alphatrail.runstore.Reindexer;
import dev.alphatrail.runstore.RunDraft;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.runstore.RunStatus;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.runstore.Verifier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Artifacts of a later version: what it added is kept or ignored, what it changed is refused.
class UnknownMembersTest {
    @TempDir private Path folder = Path.of("");

    private Path root = Path.of("");
    private RunStore store = RunStore.open(Path.of("no such store"));

    @BeforeEach
    void makeAStore() {
        root = folder.resolve("runs");
        store = RunStore.open(root);
    }

    @Test
    void whatALineOfTheIndexSaysMoreIsListedFilteredAndSorted() {
        for (int i = 1; i <= 3; i++) {
            Json.Obj summary =
                    Json.object()
                            .put("idea", "Reversal")
                            .put("capacity_usd", i * 1e6)
                            .put("reviewed", Json.object().put("by", "kim").build())
                            .build();
            publish("r" + i, summary);
        }
        String all = list("--json");
        assertTrue(all.contains("\"reviewed\": {\n      \"by\": \"kim\""), all);
        assertEquals(
                "run_id,capacity_usd\nr3,3000000\nr2,2000000\n",
                list(
                        "--where",
                        "capacity_usd > 1.5e6",
                        "--sort",
                        "capacity_usd desc",
                        "--columns",
                        "run_id,capacity_usd",
                        "--csv"));
    }

    @Test
    void anEventThatSaysMoreCountsAndStaysAsItIs() throws IOException {
        publish("run", Json.object().put("idea", "x").build());
        store.tag(RunId.parse("run"), Map.of("team", Optional.of("eu")));
        String tags = "\"tags\":{\"team\":\"eu\"}";
        UnaryOperator<String> more = text -> text.replace(tags, tags + ",\"by\":\"kim\"");
        rewrite(root.resolve("_index.jsonl"), more);
        rewrite(root.resolve(".events/run.jsonl"), more);
        assertTrue(list("--tag", "team=eu", "--json").contains("\"run\""));
        assertEquals(List.of(), new Verifier(store).everything(Optional.empty()).findings());

        String events = Files.readString(root.resolve(".events/run.jsonl"));
        Files.delete(root.resolve("_index.jsonl"));
        new Reindexer(store).reindex();
        assertTrue(Files.readString(root.resolve("_index.jsonl")).contains("\"by\":\"kim\""));
        assertEquals(events, Files.readString(root.resolve(".events/run.jsonl")));
    }

    @Test
    void aManifestThatSaysMoreIsReadAndItsBytesAreVouchedFor() throws IOException {
        publish("run", Json.object().put("idea", "x").build());
        rewrite(
                root.resolve("run/manifest.json"),
                text -> text.replaceFirst("\"schemas\"", "\"signed_by\": \"kim\",\n  \"schemas\""));
        Files.delete(root.resolve("_index.jsonl"));
        new Reindexer(store).reindex();
        assertEquals(List.of(), new Verifier(store).everything(Optional.empty()).findings());
        assertTrue(list("--json").contains("\"run\""));
        assertTrue(Files.readString(root.resolve("run/manifest.json")).contains("signed_by"));
    }

    @Test
    void aManifestOfANewerVersionIsRefusedWithOneLine() throws IOException {
        publish("run", Json.object().put("idea", "x").build());
        rewrite(root.resolve("run/manifest.json"), UnknownMembersTest::ofNextVersion);
        List<String> findings =
                new Verifier(store)
                        .everything(Optional.empty()).findings().stream()
                                .map(finding -> finding.line())
                                .filter(line -> line.contains("newer"))
                                .toList();
        assertEquals(1, findings.size(), findings::toString);
        assertTrue(
                findings.getFirst().contains("schema_version is newer than 1"), findings::toString);
    }

    @Test
    void artifactsThatSayMoreAreComparedAndAnUnknownSettingIsShown() throws IOException {
        run("one");
        run("two");
        add("two", "result.json", "later");
        add("two", "run.json", "later");
        rewrite(
                root.resolve("two/config.json"),
                text -> text.replace("\"top_k\":", "\"later\": true,\n    \"top_k\":"));
        Cli compare = Cli.run("compare", "one", "two", "--runs-root", root.toString());
        assertEquals(0, compare.exitCode(), compare.err());
        assertTrue(compare.out().contains("evaluation.later"), compare.out());
    }

    /// A setting that is not known here may have decided what the run found.
    @Test
    void aRunWithAnUnknownSettingIsNotReplayed() throws IOException {
        run("one");
        rewrite(
                root.resolve("one/config.json"),
                text -> text.replace("\"top_k\":", "\"later\": true,\n    \"top_k\":"));
        Cli replay = Cli.run("replay", "one", "--runs-root", root.toString(), "--quiet");
        assertEquals(1, replay.exitCode());
        assertEquals(1, replay.err().lines().count(), replay.err());
        assertTrue(replay.err().contains("unknown key 'evaluation.later'"), replay.err());
    }

    @Test
    void anArtifactOfANewerVersionIsRefusedWithOneLine() throws IOException {
        run("one");
        run("two");
        for (String name : List.of("config.json", "result.json", "run.json")) {
            Path file = root.resolve("two").resolve(name);
            String before = Files.readString(file);
            rewrite(file, UnknownMembersTest::ofNextVersion);
            for (String[] command :
                    new String[][] {
                        {"compare", "one", "two", "--runs-root", root.toString()},
                        {"replay", "two", "--runs-root", root.toString(), "--quiet"}
                    }) {
                Cli refused = Cli.run(command);
                String said = command[0] + " " + name + ": " + refused.err() + refused.out();
                assertEquals(1, refused.exitCode(), said);
                assertEquals(1, refused.err().lines().count(), said);
                assertTrue(refused.err().contains(name), said);
                assertTrue(refused.err().contains("reads up to 1"), said);
            }
            Files.writeString(file, before);
        }
    }

    private static String ofNextVersion(String text) {
        return text.replace("\"schema_version\": 1", "\"schema_version\": 2");
    }

    private void publish(String id, Json.Obj summary) {
        try (RunDraft draft = store.beginNamed(RunId.parse(id), summary)) {
            draft.put("note.txt", "x");
            draft.publish(
                    new IndexEntry(draft.id(), Instant.EPOCH, RunStatus.FINISHED, summary),
                    List.of(),
                    Map.of("note", Manifest.SCHEMA_VERSION));
        }
    }

    private void run(String id) {
        Cli run =
                Cli.run(
                        "run",
                        "--idea",
                        "Reversal",
                        "--runs-root",
                        root.toString(),
                        "--run-id",
                        id,
                        "--eval-mode",
                        "p0",
                        "--set",
                        "market.synthetic_instruments=25",
                        "--set",
                        "market.synthetic_days=60",
                        "--set",
                        "generator.alphas=2",
                        "--quiet");
        assertEquals(0, run.exitCode(), run.err());
    }

    private String list(String... more) {
        String[] words = new String[more.length + 3];
        words[0] = "list";
        words[1] = "--runs-root";
        words[2] = root.toString();
        System.arraycopy(more, 0, words, 3, more.length);
        Cli list = Cli.run(words);
        assertEquals("", list.err());
        return list.out();
    }

    private void add(String run, String name, String member) throws IOException {
        rewrite(
                root.resolve(run).resolve(name),
                text ->
                        JsonWriter.pretty(
                                Json.object()
                                        .putAll(SampleRoot.parsed(text))
                                        .put(member, "x")
                                        .build()));
    }

    private static void rewrite(Path file, UnaryOperator<String> change) throws IOException {
        String before = Files.readString(file);
        String after = change.apply(before);
        assertTrue(!before.equals(after), () -> "nothing changed in " + file);
        Files.writeString(file, after);
    }
}
