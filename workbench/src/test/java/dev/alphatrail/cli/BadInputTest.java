package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Whatever a user gets wrong is answered in one line, with an exit code that says whose turn it
/// is.
class BadInputTest {
    private static final String HEADER = "datetime,instrument,open,high,low,close,volume\n";

    @TempDir private Path folder = Path.of("");

    private Path runs = Path.of("");

    @BeforeEach
    void nameTheRoot() {
        runs = folder.resolve("runs");
    }

    @Test
    void noSuchFile() {
        refused(1, "no such file", "--data", folder.resolve("nowhere.csv").toString());
        assertFalse(Files.exists(runs), "a run that never began leaves nothing");
    }

    @Test
    void emptyFile() throws IOException {
        refusedData("", "empty");
    }

    @Test
    void headerWithoutRows() throws IOException {
        refusedData(HEADER, "prices.csv");
    }

    @Test
    void wrongColumns() throws IOException {
        refusedData("a,b\n1,2\n", "column");
    }

    @Test
    void oneInstrument() throws IOException {
        refusedData(HEADER + "2020-01-02,A,1,1,1,1,1\n2020-01-03,A,1,1,1,1,1\n", "instrument");
    }

    @Test
    void oneDay() throws IOException {
        refusedData(HEADER + "2020-01-02,A,1,1,1,1,1\n2020-01-02,B,1,1,1,1,1\n", "date");
    }

    @Test
    void nothingButMissingCloses() throws IOException {
        refusedData(HEADER + "2020-01-02,A,1,1,1,,1\n2020-01-03,B,1,1,1,NaN,1\n", "close");
    }

    @Test
    void textInANumberColumnIsRefusedWithItsPlace() throws IOException {
        refusedData(
                HEADER + "2020-01-02,A,1,1,1,1,1\n2020-01-03,B,1,1,1,dear,1\n", "prices.csv:3:6");
    }

    @Test
    void aFileThatIsRefusedIsKeptAsAFailedRun() throws IOException {
        refusedData(HEADER, "prices.csv");
        Cli listed = Cli.run("list", "--runs-root", runs.toString(), "--status", "failed");
        assertEquals(0, listed.exitCode());
        assertEquals(2, listed.out().lines().count(), listed.out());
    }

    @Test
    void anIdeaThatIsEmptyTooLongOrFullOfControlCharacters() {
        refusedIdea("", "generator.idea");
        refusedIdea("   ", "generator.idea");
        refusedIdea("x".repeat(10_000), "2000");
        refusedIdea("mom\u0007entum\u001b[31m", "control");
    }

    @Test
    void aThreadIdThatLooksLikeAPathBecomesAHarmlessName() throws IOException {
        Path data = SmallMarket.write(folder, 60, 25);
        Cli run =
                run(
                        "--data",
                        data.toString(),
                        "--thread-id",
                        "../../x",
                        "--eval-mode",
                        "p0",
                        "--quiet");
        assertEquals(0, run.exitCode(), run.err());
        try (Stream<Path> children = Files.list(runs)) {
            assertEquals(
                    1,
                    children.filter(path -> path.getFileName().toString().contains("Z_x_"))
                            .count());
        }
        assertFalse(Files.exists(folder.resolve("../x")));
    }

    @Test
    void aRunsRootThatIsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");
        Cli run = Cli.run("run", "--idea", "Momentum", "--runs-root", file.toString());
        assertOneLine(run, 1, "is a file");
    }

    @Test
    void aRunDirectoryWithoutConfig() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertOneLine(Cli.run("replay", empty.toString()), 1, "config.json");
        assertOneLine(Cli.run("compare", empty.toString(), empty.toString()), 1, "config.json");
    }

    @Test
    void aConfigOfANewerSchemaVersion() throws IOException {
        Path data = SmallMarket.write(folder, 60, 25);
        assertEquals(
                0,
                run("--data", data.toString(), "--eval-mode", "p0", "--run-id", "first", "--quiet")
                        .exitCode());
        Path config = runs.resolve("first/config.json");
        Files.writeString(
                config,
                Files.readString(config)
                        .replace("\"schema_version\": 1", "\"schema_version\": 99"));
        assertOneLine(Cli.run("replay", runs.resolve("first").toString()), 1, "newer");
    }

    @Test
    void formulasThatFailAreKeptWithTheirReason() throws IOException {
        Path data = SmallMarket.write(folder, 60, 25);
        Cli run =
                run(
                        "--data",
                        data.toString(),
                        "--eval-mode",
                        "p0",
                        "--run-id",
                        "r",
                        "--no-generate",
                        "--factor",
                        "unknown=rnak(close)",
                        "--factor",
                        "deep=" + "-".repeat(100) + "close",
                        "--factor",
                        "zero=close / 0",
                        "--factor",
                        "long=ts_mean(close, 200)",
                        "--factor",
                        "constant=sign(close)",
                        "--factor",
                        "fine=rank(close)");
        assertEquals(0, run.exitCode(), run.err());
        String csv = Files.readString(runs.resolve("r/alpha_metrics.csv"));
        assertError(csv, "unknown", "did you mean rank");
        assertError(csv, "deep", "deep");
        assertError(csv, "zero", "zero");
        assertError(csv, "long", "60");
        assertError(csv, "constant", "constant");
        assertTrue(run.out().contains("fine"), run.out());
        assertTrue(
                run.out().contains("failed    unknown: there is no operator or field 'rnak'")
                        || run.out().contains("failed    unknown: there is no operator 'rnak'"),
                run.out());
    }

    @Test
    void tooLittleDataForASplitFallsBackLoudly() throws IOException {
        Path data = SmallMarket.write(folder, 100, 25);
        Cli run = run("--data", data.toString(), "--run-id", "r", "--quiet");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("fell back from p2 to p0"), run.out());
        assertTrue(
                Files.readString(runs.resolve("r/SUMMARY.md")).contains("fell back"),
                "the summary says so too");
        assertTrue(
                Files.readString(runs.resolve("r/result.json")).contains("fell back"),
                "and the result");
    }

    @Test
    void aFactorNameThatCouldNotNameAFileIsRefused() {
        assertOneLine(Cli.run("run", "--no-generate", "--factor", "-x=close"), 2, "-x");
    }

    @Test
    void anUnknownFlagNamesTheNearestOne() {
        assertOneLine(Cli.run("run", "--idea", "x", "--horizonn", "3"), 2, "--horizon");
    }

    private static void assertError(String csv, String alpha, String reason) {
        String line =
                csv.lines().filter(row -> row.startsWith(alpha + ",")).findFirst().orElseThrow();
        assertTrue(line.contains(reason), line);
    }

    private void refusedData(String content, String saying) throws IOException {
        Path file = Files.writeString(folder.resolve("prices.csv"), content);
        refused(1, saying, "--data", file.toString());
    }

    private void refusedIdea(String idea, String saying) {
        Cli run = Cli.run("run", "--idea", idea, "--runs-root", runs.toString());
        assertOneLine(run, 2, saying);
    }

    private void refused(int exitCode, String saying, String... words) {
        assertOneLine(run(words), exitCode, saying);
    }

    private Cli run(String... words) {
        List<String> all =
                new ArrayList<>(
                        List.of("run", "--idea", "Momentum", "--runs-root", runs.toString()));
        all.addAll(Arrays.asList(words));
        return Cli.run(all.toArray(String[]::new));
    }

    private static void assertOneLine(Cli run, int exitCode, String saying) {
        assertEquals(exitCode, run.exitCode(), run.err());
        assertEquals(1, run.complaint().lines().count(), run.err());
        assertTrue(run.complaint().contains(saying), run.err());
    }
}
