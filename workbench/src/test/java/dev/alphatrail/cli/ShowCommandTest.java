package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.artifacts.Provenance.Code;
import dev.alphatrail.artifacts.SampleStudy;
import dev.alphatrail.json.Json;
import dev.alphatrail.runstore.RunDraft;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.trail.SampleRuns;
import dev.alphatrail.trail.SampleRuns.Line;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class ShowCommandTest {
    private static final Code CODE = new Code("0.1.0", Optional.of("c0ffee".repeat(7)), false);

    @TempDir private Path root = Path.of("");

    private Store study() {
        new SampleRuns(root)
                .finished(
                        "one",
                        new SampleStudy()
                                .passed("a001", "rank(close)", 0.5)
                                .passed("a002", "rank(open)", 0.75)
                                .select("a001")
                                .result(),
                        SampleStudy.configuration(),
                        CODE);
        return new Store(root);
    }

    @Test
    void oneRunOnOnePage() {
        Store store = study();
        store.out("tag", "one", "team=eu");
        String page = store.out("show", "one");
        assertTrue(page.startsWith("run         one\n"), page);
        for (String line :
                new String[] {
                    "begun       2026-01-31 09:30:00 UTC, took 2.0 s",
                    "status      finished",
                    "thread      main",
                    "mode        p2",
                    "tags        team=eu",
                    "note        a note, with \"quotes\"",
                    "code        0.1.0, commit c0ffeec0ff",
                    "lies in     " + root.resolve("one")
                }) {
            assertTrue(page.contains(line + "\n"), line + "\n is missing in\n" + page);
        }
        int selected = page.indexOf("a001   selected");
        int passed = page.indexOf("a002   passed");
        assertTrue(selected > 0 && passed > selected, page);
        assertTrue(page.matches("(?s).*\n[0-9: -]{19}  tag    team=eu\n"), page);
    }

    @Test
    void filesAreListedWhenAsked() {
        Store store = study();
        assertFalse(store.out("show", "one").contains("alpha_metrics.csv\n"));
        assertTrue(store.out("show", "one", "--files").contains("  alpha_metrics.csv\n"));
    }

    @Test
    void aProgramGetsAllOfIt() {
        Json.Obj run = study().json("show", "one", "--files").asObject();
        assertEquals(Optional.of("store"), run.text("place"));
        assertEquals(Optional.of("finished"), run.text("state"));
        assertEquals(Optional.of("one"), run.find("entry").orElseThrow().asObject().text("run_id"));
        Json.Arr alphas = (Json.Arr) run.find("alphas").orElseThrow();
        assertEquals(Optional.of("selected"), alphas.items().get(0).asObject().text("verdict"));
        Json.Arr files = (Json.Arr) run.find("files").orElseThrow();
        assertEquals(64, files.items().get(0).asObject().text("sha256").orElse("").length());
    }

    @Test
    void aFailedRunTellsItsError() {
        new SampleRuns(root).failed("one", SampleStudy.configuration(), "no prices left");
        assertTrue(
                new Store(root).out("show", "o").contains("status      failed: no prices left\n"));
    }

    @Test
    void aRunInTheTrashSaysSo() {
        Store store = study();
        store.out("rm", "one");
        String page = store.out("show", "one");
        assertTrue(page.contains("in the trash since"), page);
        assertTrue(page.contains("`alphatrail restore one`"), page);
        assertTrue(page.contains("a001   selected"), page);
        assertEquals(Optional.of("trash"), store.json("show", "on").asObject().text("place"));
    }

    @Test
    void aRunUnderWayTellsHowFarItIs() {
        Store store = study();
        try (RunDraft draft =
                store.open()
                        .begin(
                                RunId.parse("live"),
                                Json.object().put("idea", "Reversal").build())) {
            draft.progress("evaluate", 3, 8);
            String page = store.out("show", "li");
            assertTrue(page.contains("status      running\nstage       evaluate 3/8\n"), page);
            assertTrue(page.contains("idea        Reversal\n"), page);
            assertFalse(page.contains("mend"), page);
        }
    }

    @Test
    void aKilledRunTellsWhatToDoWithIt() throws IOException {
        String page = study().killed("dead").out("show", "dead");
        assertTrue(page.contains("status      killed\n"), page);
        assertTrue(page.contains("`alphatrail doctor --salvage dead`"), page);
    }

    @Test
    void aCopyOutsideAnyStoreIsShownToo(@TempDir Path elsewhere) throws IOException {
        Store store = study();
        Store.copy(root.resolve("one"), elsewhere.resolve("one"));
        String path = elsewhere.resolve("one").toString();
        Json.Obj run = store.json("show", path).asObject();
        assertEquals(Optional.of("elsewhere"), run.text("place"));
        Cli tag = store.run("tag", path, "a=b");
        assertEquals(1, tag.exitCode());
        assertTrue(tag.err().contains("lies in no run store"), tag.err());
    }

    @Test
    void aRunOfAnotherProgramShowsWhatItSays() {
        try (RunDraft draft = new Store(root).open().begin(RunId.parse("foreign"))) {
            draft.put("model.bin", "x");
            draft.publish(
                    new dev.alphatrail.runstore.IndexEntry(
                            draft.id(),
                            java.time.Instant.parse("2026-01-31T09:30:00Z"),
                            dev.alphatrail.runstore.RunStatus.FINISHED,
                            Json.object().put("accuracy", 0.75).build()));
        }
        String page = new Store(root).out("show", "foreign");
        assertTrue(page.contains("accuracy    0.75\n"), page);
        assertFalse(page.contains("warning"), page);
    }

    @Test
    void aDamagedArtifactIsToldAndTheRestShown() throws IOException {
        Store store = study();
        Files.writeString(root.resolve("one/result.json"), "{");
        String page = store.out("show", "one");
        assertTrue(page.contains("warning     " + root.resolve("one/result.json")), page);
        assertTrue(page.contains("thread      main\n"), page);
    }

    @Test
    void whatATerminalWouldObeyIsShownAsText() {
        new SampleRuns(root).index("one", Line.of("main", "red\u001b[31m\r\nx", 1));
        Store store = new Store(root);
        store.open().note(RunId.parse("one"), Optional.of("\u009b31m\nsecond \u001b]0;line"));
        for (String form : new String[] {"--files", "--json"}) {
            String out = store.out("show", "one", form);
            assertTrue(
                    out.chars().allMatch(c -> c == '\n' || (c >= ' ' && (c < 0x7F || c > 0x9F))),
                    out);
        }
    }

    @Test
    void aNameThatNoRunHasIsOneLine() {
        Cli run = study().run("show", "nonsense\u001b[31m");
        assertEquals(1, run.exitCode());
        assertEquals(1, run.err().lines().count());
        assertFalse(run.err().contains("\u001b"), run.err());
        assertTrue(run.err().contains("check the id and --runs-root"), run.err());
    }
}
