package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.runstore.RunDraft;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.trail.SampleRuns;
import dev.alphatrail.trail.SampleRuns.Line;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ListCommandTest {
    @TempDir private Path root = Path.of("");

    private Cli list(String... args) {
        List<String> words = new ArrayList<>(List.of("list", "--runs-root", root.toString()));
        words.addAll(List.of(args));
        return Cli.run(words.toArray(String[]::new));
    }

    private static List<String> ids(Cli run) {
        assertEquals(0, run.exitCode(), run.err());
        return run.out().lines().skip(1).map(line -> line.split(" ")[0]).toList();
    }

    private SampleRuns store() {
        return new SampleRuns(root);
    }

    @Test
    void showsTheRunsNewestFirstWithTheirBestAlpha() {
        store().index("one", Line.of("main", "Momentum + liquidity", 1.234))
                .index("two", Line.of("gaps", "Overnight gaps revert", -0.5));
        Cli run = list();
        assertEquals("", run.err());
        assertEquals(
                """
                run_id  when (UTC)        thread  mode  idea                   data  alphas  best     IR
                two     2026-01-31 09:31  gaps    p2    Overnight gaps revert  us88     3/8  a004  -0.50
                one     2026-01-31 09:30  main    p2    Momentum + liquidity   us88     3/8  a004   1.23
                """,
                run.out());
    }

    @Test
    void saysHowToStartWhereThereAreNoRuns() {
        String start =
                "no runs in "
                        + root
                        + "; start with: alphatrail run --idea \"Momentum + liquidity\"\n";
        assertEquals(new Cli(0, start, ""), list());
        root = root.resolve("missing");
        assertEquals(new Cli(0, start.replace("; start", "/missing; start"), ""), list());
        assertFalse(Files.exists(root), "listing makes no directory");
    }

    @Test
    void anEmptyListIsStillJsonAndCsv() {
        assertEquals("[]\n", list("--json").out());
        assertEquals(1, list("--csv").out().lines().count());
    }

    @Test
    void refusesARootThatIsAFile() throws IOException {
        root = Files.writeString(root.resolve("runs"), "");
        Cli run = list();
        assertEquals(1, run.exitCode());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count());
        assertTrue(run.err().contains(root + " is a file"), run.err());
    }

    @Test
    void skipsADamagedLineAndNamesIt() {
        store().index("one", Line.of("main", "x", 1))
                .scribble("{\"run_id\": \"hal\n")
                .index("three", Line.of("main", "x", 1));
        Cli run = list();
        assertEquals(List.of("three", "one"), ids(run));
        assertEquals(1, run.err().lines().count());
        assertTrue(
                run.err()
                        .startsWith(
                                "warning: " + root.resolve("_index.jsonl") + ", line 2: skipped, "),
                run.err());
    }

    @Test
    void readsOnlyTheTailOfTheIndexWithoutFilterAndOrder() {
        store().scribble("damage that would be told if it were read\n")
                .scribbleLines(30, Line.of("main", "x", 1));
        assertEquals("", list("--limit", "5").err());
        assertFalse(list("--limit", "5", "--sort", "ir").err().isEmpty());
    }

    @Test
    void showsTwentyRunsUnlessToldOtherwise() {
        store().scribbleLines(25, Line.of("main", "x", 1));
        assertEquals(20, ids(list()).size());
        assertEquals(List.of("r24", "r23"), ids(list("--limit", "2")));
        assertEquals(25, ids(list("--limit", "0")).size());
    }

    @Test
    void aThreadIsFoundByItsNameAndByWhatRunIdsMakeOfIt() {
        String one = "20260131T093000Z_value-line-2_0123456789";
        store().index(one, Line.of("value line/2", "x", 1)).index("two", Line.of("main", "x", 1));
        assertEquals(List.of(one), ids(list("--thread", "value line/2")));
        assertEquals(List.of(one), ids(list("--thread", "value-line-2")));
    }

    @Test
    void filtersByThreadTagsAndStatus() {
        store().index("plain", Line.of("main", "x", 1))
                .index("tagged", Line.of("main", "x", 1).tagged("desk", "eu"))
                .index("gap", Line.of("gaps", "x", 1).tagged("desk", "us"))
                .index("broken", Line.of("gaps", "x", 1).failed("no such file"));
        assertAll(
                () -> assertEquals(List.of("broken", "gap"), ids(list("--thread", "gaps"))),
                () -> assertEquals(List.of("tagged"), ids(list("--tag", "desk=eu"))),
                () -> assertEquals(List.of(), ids(list("--tag", "desk=eu", "--thread", "gaps"))),
                () -> assertEquals(List.of("broken"), ids(list("--status", "failed"))),
                () ->
                        assertEquals(
                                List.of("gap"), ids(list("--status", "finished", "--limit", "1"))));
        Cli nothing = list("--tag", "desk=mars");
        assertEquals(0, nothing.exitCode());
        assertEquals(
                "no runs in "
                        + root
                        + " match; leave out --where, --thread, --tag or --status to see others\n",
                nothing.out());
    }

    @Test
    void sortsDescendingWithWhatIsMissingLast() {
        store().index("low", Line.of("b", "x", -1).tried(30))
                .index("none", Line.of("a", "x", Double.NaN).tried(20))
                .index("high", Line.of("c", "x", 2).tried(10))
                .index(
                        "late",
                        Line.of("d", "x", 1).tried(5),
                        Instant.parse("2020-01-01T00:00:00Z"));
        assertAll(
                () ->
                        assertEquals(
                                List.of("high", "late", "low", "none"), ids(list("--sort", "ir"))),
                () ->
                        assertEquals(
                                List.of("high", "late"), ids(list("--sort", "ir", "--limit", "2"))),
                () ->
                        assertEquals(
                                List.of("low", "none", "high", "late"),
                                ids(list("--sort", "alphas"))),
                () ->
                        assertEquals(
                                List.of("high", "none", "low", "late"),
                                ids(list("--sort", "created"))),
                () ->
                        assertEquals(
                                List.of("none", "low", "high", "late"),
                                ids(list("--sort", "thread"))),
                () ->
                        assertEquals(
                                List.of("late", "high", "none", "low"),
                                ids(list("--sort", "passed"))));
    }

    @Test
    void filtersByAnyFieldAndByWhatEventsSay() {
        SampleRuns runs =
                store().index("low", Line.of("main", "x", 0.5))
                        .index("high", Line.of("main", "x", 2))
                        .index("none", Line.of("main", "x", Double.NaN));
        RunStore.open(root).tag(RunId.parse("low"), Map.of("team", Optional.of("eu")));
        assertAll(
                () ->
                        assertEquals(
                                List.of("high"),
                                ids(list("--where", "best_information_ratio > 1"))),
                () ->
                        assertEquals(
                                List.of("low"),
                                ids(list("--where", "best_information_ratio < 1")),
                                "a missing value is not small"),
                () -> assertEquals(List.of("low"), ids(list("--where", "tag.team = 'eu'"))),
                () ->
                        assertEquals(
                                List.of("high", "low", "none"),
                                ids(list("--sort", "best_information_ratio desc"))));
        assertEquals(
                """
                run_id  n_alphas  tag.team
                low            8  eu
                """,
                list("--columns", "run_id,n_alphas,tag.team", "--tag", "team=eu").out());
        assertEquals(
                "run_id,tag.team\nlow,eu\n",
                list("--csv", "--columns", "run_id,tag.team", "--tag", "team=eu").out());
        Cli wrong = list("--where", "best_information_ration > 1");
        assertEquals(2, wrong.exitCode());
        assertTrue(wrong.err().contains("best_information_ratio"), wrong.err());
        runs.index("again", Line.of("main", "x", 3));
    }

    @Test
    void showsRunsUnderWayFirst() {
        store().index("done", Line.of("main", "x", 1));
        Json.Obj about = Json.object().put("thread_id", "main").put("idea", "wait").build();
        try (RunDraft draft = RunStore.open(root).begin(RunId.parse("live"), about)) {
            draft.progress("evaluate", 3, 8);
            assertEquals(List.of("live", "done"), ids(list()));
            assertTrue(list().out().contains("running: evaluate 3/8"), list().out());
            assertEquals(List.of("live"), ids(list("--status", "running")));
            assertEquals(List.of("done"), ids(list("--status", "finished")));
            assertTrue(list("--json").out().contains("\"status\": \"running\""));
        }
        assertEquals(List.of("done"), ids(list()));
    }

    @Test
    void aFailedRunSaysWhy() {
        store().index("broken", Line.of("main", "x", 1).failed("prices.csv: no such file"));
        assertTrue(
                list().out()
                        .lines()
                        .toList()
                        .getLast()
                        .endsWith("failed: prices.csv: no such file"));
    }

    @Test
    void neutralisesWhatATerminalWouldObey() {
        String hostile = "a\u001b[31mred\u001b]0;title\u0007 b\r\nc\u009b2J\u202Ed";
        store().index("one", Line.of("main", hostile, 1).tagged("k", hostile));
        for (Cli run : List.of(list(), list("--csv"), list("--json"))) {
            assertEquals(
                    List.of(),
                    run.out()
                            .chars()
                            .filter(c -> Character.isISOControl(c) && c != '\n')
                            .boxed()
                            .toList());
        }
        assertEquals(2, list().out().lines().count());
        assertTrue(
                list().out().contains("a\uFFFD[31mred\uFFFD]0;title\uFFFD b c\uFFFD2J\uFFFDd"),
                list().out());
    }

    @Test
    void printsTheLinesOfTheIndexAsJson() {
        store().index("one", Line.of("main", "c\u009b2J", 1.5))
                .index("two", Line.of("main", "x", Double.NaN));
        Json.Arr runs =
                (Json.Arr) JsonReader.parse(list("--json").out(), "stdout", JsonLimits.DEFAULT);
        assertEquals(2, runs.items().size());
        Json.Obj one = runs.items().getLast().asObject();
        assertEquals("one", one.text("run_id").orElseThrow());
        assertEquals("2026-01-31T09:30:00Z", one.text("created_at").orElseThrow());
        assertEquals("c\u009b2J", one.text("idea").orElseThrow());
        assertEquals(1.5, one.number("best_information_ratio"));
        assertEquals(
                Json.Null.NULL,
                runs.items().getFirst().asObject().find("best_information_ratio").orElseThrow());
    }

    @Test
    void printsCsvThatReadsBack() {
        store().index(
                        "one",
                        Line.of("main", "Buy \"low\", sell high", 0.1 + 0.2).tagged("desk", "eu"))
                .index("two", Line.of("main", "x", Double.NaN));
        List<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(list("--csv").out()).stream().toList();
        NamedCsvRecord one = rows.getLast();
        assertEquals("one", one.getField("run_id"));
        assertEquals("Buy \"low\", sell high", one.getField("idea"));
        assertEquals("0.30000000000000004", one.getField("best_information_ratio"));
        assertEquals("desk=eu", one.getField("tags"));
        assertEquals("a note, with \"quotes\"", one.getField("notes"));
        assertEquals("", rows.getFirst().getField("best_information_ratio"));
    }

    @Test
    void refusesWordsItDoesNotKnow() {
        for (String words :
                List.of(
                        "--status broken",
                        "--limit -1",
                        "--limit many",
                        "--sort beauty",
                        "--tag desk",
                        "--json --csv",
                        "extra")) {
            Cli run = list(words.split(" "));
            assertEquals(2, run.exitCode(), words);
            assertEquals("", run.out(), words);
        }
        assertTrue(
                list("--status", "broken")
                        .err()
                        .contains("must be finished, failed, killed, running or silent"));
        String sort = "--sort is 'beauty', must be created, ir, alphas, passed, thread or data";
        assertTrue(list("--sort", "beauty").err().contains(sort));
    }
}
