package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// An index written by another version, or by something else.
class ForeignIndexTest {
    private static final String NEWER =
            "{\"schema_version\":3,\"run_id\":\"later\",\"when\":\"2030-01-01\"}\n";

    @TempDir private Path folder = Path.of("");

    @Test
    void aLineOfANewerVersionIsNamedAndTheRestIsListed() throws IOException {
        Path root = folder.resolve("runs");
        run(root, "mine");
        Path index = root.resolve("_index.jsonl");
        Files.writeString(index, NEWER + Files.readString(index) + NEWER);
        Cli list = Cli.run("list", "--runs-root", root.toString());
        assertEquals(0, list.exitCode());
        assertEquals(2, list.out().lines().count(), list.out());
        assertTrue(list.out().contains("mine"), list.out());
        assertEquals(2, list.err().lines().count(), list.err());
        assertTrue(
                list.err()
                        .startsWith(
                                "warning: "
                                        + index
                                        + ", line 3: skipped, schema_version is newer than 2"),
                list.err());
    }

    @Test
    void runsAreAddedToAnIndexOfANewerVersionWithoutTouchingItsLines() throws IOException {
        Path root = Files.createDirectory(folder.resolve("runs"));
        Path index = Files.writeString(root.resolve("_index.jsonl"), NEWER);
        run(root, "mine");
        assertTrue(Files.readString(index).startsWith(NEWER), "its line is as it was");
        assertEquals(2, Files.readAllLines(index).size());
    }

    @Test
    void anIndexWithoutAnyLineThatCanBeReadIsNotCalledEmpty() throws IOException {
        Path root = Files.createDirectory(folder.resolve("runs"));
        Files.writeString(root.resolve("_index.jsonl"), NEWER.repeat(1000));
        Cli list = Cli.run("list", "--runs-root", root.toString());
        assertEquals(0, list.exitCode());
        assertEquals(
                "no runs in " + root + " that can be read; its index has other lines\n",
                list.out());
        assertEquals(21, list.err().lines().count(), "so many warnings tell all there is to tell");
        assertTrue(list.err().endsWith("warning: 980 more lines skipped\n"), list.err());
    }

    private static void run(Path root, String id) {
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
}
