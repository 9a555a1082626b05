package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
