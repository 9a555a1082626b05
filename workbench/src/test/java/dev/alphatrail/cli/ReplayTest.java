package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

class ReplayTest {
    @TempDir private Path folder = Path.of("");

    private Path data = Path.of("");
    private Path runs = Path.of("");
    private Path saved = Path.of("");

    @BeforeEach
    void runOnce() throws IOException {
        data = SmallMarket.write(folder, 300, 30);
        runs = folder.resolve("runs");
        saved = runs.resolve("first");
        Cli run =
                Cli.run(
                        "run",
                        "--idea",
                        "Reversal",
                        "--data",
                        data.toString(),
                        "--runs-root",
                        runs.toString(),
                        "--run-id",
                        "first",
                        "--set",
                        "generator.alphas=3",
                        "--quiet");
        assertEquals(0, run.exitCode(), run.err());
    }

    @Test
    void anUntouchedRunIsIdentical() {
        Cli replay = Cli.run("replay", saved.toString(), "--quiet");
        assertEquals(0, replay.exitCode(), replay.out() + replay.err());
        assertTrue(replay.out().startsWith("identical: alpha_metrics.csv, daily/"), replay.out());
    }

    @Test
    void anEditedFigureIsFoundWithItsPlace() throws IOException {
        Path result = saved.resolve("result.json");
        Files.writeString(
                result,
                Files.readString(result).replaceFirst("\"rank_ic\": [^,]+,", "\"rank_ic\": 0.5,"));
        Cli replay = Cli.run("replay", saved.toString(), "--quiet");
        assertEquals(3, replay.exitCode());
        assertTrue(replay.out().contains("result.json at "), replay.out());
        assertTrue(replay.out().contains("rank_ic: saved 0.5"), replay.out());
    }

    @Test
    void aMissingArtifactIsADifference() throws IOException {
        Files.delete(saved.resolve("alpha_metrics.csv"));
        Cli replay = Cli.run("replay", saved.toString(), "--quiet");
        assertEquals(3, replay.exitCode());
        assertTrue(replay.out().contains("alpha_metrics.csv"), replay.out());
    }

    @Test
    void otherDataAreToldBeforeAnythingIsRun() throws IOException {
        SmallMarket.write(data, 300, 30, 2);
        Cli replay = Cli.run("replay", saved.toString());
        assertEquals(3, replay.exitCode());
        assertTrue(replay.out().startsWith("differs: data at panel_sha256"), replay.out());
        assertTrue(!replay.err().contains("evaluate"), replay.err());
    }

    @Test
    void dataThatMovedAreNamedAnew() throws IOException {
        Path moved = Files.move(data, folder.resolve("moved.csv"));
        assertEquals(1, Cli.run("replay", saved.toString(), "--quiet").exitCode());
        Cli replay = Cli.run("replay", saved.toString(), "--data", moved.toString(), "--quiet");
        assertEquals(0, replay.exitCode(), replay.out() + replay.err());
    }

    @Test
    void filesBesideThePricesThatMovedAreNamedAnewToReplayAndAudit() throws IOException {
        Path sectors = folder.resolve("sectors.csv");
        Path shorts = folder.resolve("shorts.csv");
        StringBuilder rows = new StringBuilder("instrument,sector\n");
        for (int i = 0; i < 30; i++) {
            rows.append(String.format("N%02d,%s%n", i, i % 2 == 0 ? "even" : "odd"));
        }
        Files.writeString(sectors, rows);
        Files.writeString(shorts, "instrument\nN03\n");
        Cli run =
                Cli.run(
                        "run",
                        "--no-generate",
                        "--factor",
                        "mine=group_rank(close, sector)",
                        "--eval-mode",
                        "p0",
                        "--data",
                        data.toString(),
                        "--sectors",
                        sectors.toString(),
                        "--set",
                        "market.hard_to_borrow=" + shorts,
                        "--runs-root",
                        runs.toString(),
                        "--run-id",
                        "grouped",
                        "--quiet");
        assertEquals(0, run.exitCode(), run.err());
        String grouped = runs.resolve("grouped").toString();
        String moved = Files.move(sectors, folder.resolve("moved.csv")).toString();
        String shortsMoved = Files.move(shorts, folder.resolve("other.csv")).toString();
        String hint = "(if it has moved, name it with --sectors and --hard-to-borrow)\n";
        Cli lost = Cli.run("replay", grouped, "--quiet");
        assertEquals(1, lost.exitCode());
        assertTrue(lost.err().endsWith(hint), lost.err());
        Cli unaudited = Cli.run("factors", "audit", grouped);
        assertEquals(1, unaudited.exitCode());
        assertTrue(unaudited.err().endsWith(hint), unaudited.err());
        String[] files = {"--sectors", moved, "--hard-to-borrow", shortsMoved};
        Cli replay = Cli.run(words(files, "replay", grouped, "--quiet"));
        assertEquals(0, replay.exitCode(), replay.out() + replay.err());
        Cli audit = Cli.run(words(files, "factors", "audit", grouped, "--cuts", "1"));
        assertEquals(0, audit.exitCode(), audit.out() + audit.err());
        // another file is no moved one
        Files.writeString(Path.of(moved), rows.toString().replace("N04,even", "N04,odd"));
        Cli other = Cli.run(words(files, "replay", grouped, "--quiet"));
        assertEquals(3, other.exitCode(), other.out() + other.err());
        Cli refused = Cli.run(words(files, "factors", "audit", grouped));
        assertEquals(1, refused.exitCode());
        assertTrue(
                refused.err().endsWith("; name the file it was made on with --sectors\n"),
                refused.err());
    }

    private static String[] words(String[] last, String... first) {
        return Stream.concat(Stream.of(first), Stream.of(last)).toArray(String[]::new);
    }

    @Test
    void anOptionThatAnAuditOfARunCannotHeedIsRefused() {
        String run = saved.toString();
        assertEquals(2, Cli.run("factors", "audit", run, "--config", "nosuch.yaml").exitCode());
        assertEquals(2, Cli.run("factors", "audit", run, "--set", "costs.bps=1").exitCode());
        Cli formula = Cli.run("factors", "audit", "close", "--borrow-rates", "rates.csv");
        assertEquals(2, formula.exitCode());
        assertTrue(formula.err().contains("are for a run, and close is none"), formula.err());
    }

    @Test
    void aRunWithoutAFigureIsKeptButFails() {
        Cli run =
                Cli.run(
                        "run",
                        "--no-generate",
                        "--factor",
                        "x=rank(clos)",
                        "--data",
                        data.toString(),
                        "--runs-root",
                        runs.toString(),
                        "--run-id",
                        "empty",
                        "--quiet");
        assertEquals(1, run.exitCode());
        assertEquals(
                "alphatrail: no alpha could be evaluated, of 1 tried: mend the formulas by what is"
                        + " told of each that failed\n",
                run.err());
        assertTrue(run.out().contains("failed    x: "), run.out());
        assertTrue(Files.isRegularFile(runs.resolve("empty/result.json")));
    }

    @Test
    void aRunWhoseAlphasAreAlikeButWithoutAFigureFailsToo() {
        Cli run =
                Cli.run(
                        "run",
                        "--no-generate",
                        "--factor",
                        "x=rank(log(-1) * close)",
                        "--factor",
                        "y=rank(log(-2) * close)",
                        "--set",
                        "factors.max_similarity=1",
                        "--data",
                        data.toString(),
                        "--runs-root",
                        runs.toString(),
                        "--run-id",
                        "alike",
                        "--quiet");
        assertEquals(1, run.exitCode(), run.out());
    }

    @Test
    void aSavedReplayNamesTheRunItRepeats() {
        Cli replay =
                Cli.run("replay", "first", "--runs-root", runs.toString(), "--save", "--quiet");
        assertEquals(0, replay.exitCode(), replay.out() + replay.err());
        Cli listed = Cli.run("list", "--runs-root", runs.toString(), "--json");
        assertTrue(listed.out().contains("\"replay_of\": \"first\""), listed.out());
        assertTrue(
                listed.out()
                        .matches("(?s).*\"run_id\": \"[0-9]{8}T[0-9]{6}Z_main_[0-9a-f]{10}\".*"),
                () -> "the id of the first run is taken, so it gets one of its own: " + listed);
    }
}
