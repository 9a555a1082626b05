package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way of a run, from the command line to its files.
///
/// The golden tables were held against the independent program before they were checked in
/// (`bench/oracle/check.py run`: 1,735 numbers, largest deviation 5e-15). When a change moves them, do that again.
class GoldenRunTest {
    private static final Path OWN = Path.of("src/test/resources/dev/alphatrail/cli");
    private static final Path MARKET = Path.of("../research/src/test/resources/dev/alphatrail/evaluation");

    @TempDir
    private Path runs = Path.of("");

    @Test
    void aRunLeavesExactlyTheGoldenTablesAndEveryFileItPromises() throws IOException {
        Cli run = Cli.run(
                "run",
                "--config",
                OWN.resolve("golden.yaml").toString(),
                "--data",
                MARKET.resolve("prices.csv").toString(),
                "--sectors",
                MARKET.resolve("sectors.csv").toString(),
                "--set",
                "market.hard_to_borrow=" + MARKET.resolve("hard_to_borrow.csv"),
                "--set",
                "market.borrow_rates=" + MARKET.resolve("borrow_rates.csv"),
                "--runs-root",
                runs.toString(),
                "--run-id",
                "golden");
        assertEquals(0, run.exitCode(), run.err());
        Path golden = runs.resolve("golden");
        assertSame("golden_alpha_metrics.csv", golden.resolve("alpha_metrics.csv"));
        assertSame("golden_daily.csv", golden.resolve("daily/reversal_oos_daily.csv"));
        for (String name : List.of("config.json", "result.json", "run.json", "sota_alphas.json", "SUMMARY.md", "REPORT.md")) {
            assertTrue(Files.size(golden.resolve(name)) > 0, name);
        }
        assertEquals("golden\n", Files.readString(runs.resolve("LATEST")));
        assertEquals(1, Files.readAllLines(runs.resolve("_index.jsonl")).size());
        assertEquals(3, Files.readAllLines(runs.resolve("factor_registry.jsonl")).size());
        assertTrue(run.out().contains("replay    alphatrail replay " + golden), run.out());
    }

    @Test
    void aRunThatIsNotSavedWritesNothing() throws IOException {
        Path root = runs.resolve("none");
        Cli run = Cli.run(
                "run", "--idea", "Reversal", "--save-run", "false", "--runs-root", root.toString(), "--quiet", "--set",
                "market.synthetic_days=100", "--set", "generator.alphas=2");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("not saved"), run.out());
        assertTrue(!Files.exists(root), "the root is not even made");
    }

    private static void assertSame(String golden, Path written) throws IOException {
        assertEquals(Files.readString(OWN.resolve(golden)), Files.readString(written), written.toString());
    }
}
