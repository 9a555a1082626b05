package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class FactorLibraryCommandsTest {
    @TempDir private Path dir;

    @Test
    void aPlaceThatCannotBeWrittenIsToldInOneLine() throws IOException {
        Path list = Files.writeString(dir.resolve("list.txt"), "a = close\n");
        Path nowhere = dir.resolve("nowhere/o.yaml");
        Cli missing = Cli.run("factors", "import", list.toString(), "-o", nowhere.toString());
        assertEquals(1, missing.exitCode());
        assertEquals(
                "alphatrail: cannot write "
                        + nowhere
                        + ": there is no such directory; name another place with -o\n",
                missing.err());
        Cli directory = Cli.run("factors", "import", list.toString(), "-o", dir.toString());
        assertEquals(1, directory.exitCode());
        assertEquals(1, directory.err().lines().count(), directory.err());
        assertTrue(directory.err().startsWith("alphatrail: cannot write " + dir), directory.err());
        String data = SmallMarket.write(dir, 10, 3).toString();
        Cli file = Cli.run("factors", "values", "close", "--data", data, "-o", list.toString());
        assertEquals(1, file.exitCode());
        assertEquals(
                "alphatrail: cannot write "
                        + list
                        + (": " + list + " is no directory; name another place with -o\n"),
                file.err());
        Files.createDirectories(dir.resolve("values/x.csv"));
        String values = dir.resolve("values").toString();
        Cli taken = Cli.run("factors", "values", "x=close", "--data", data, "-o", values);
        assertEquals(1, taken.exitCode());
        assertEquals(1, taken.err().lines().count(), taken.err());
        assertTrue(taken.err().startsWith("alphatrail: cannot write " + values), taken.err());
    }

    @Test
    void theLibrariesAreListedWithTheirSources() {
        Cli run = Cli.run("factors", "list");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("alpha101, 101 formulas. The 101 formulaic"), run.out());
        assertTrue(run.out().contains("alpha158, 158 formulas. "), run.out());
    }

    @Test
    void aLibraryIsListedWithWhatCannotBeComputedAndWhy() {
        Cli run = Cli.run("factors", "list", "alpha101");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(
                run.out().contains("alpha006  (-1 * correlation(open, volume, 10))\n"), run.out());
        assertTrue(
                run.out()
                        .contains(
                                "alpha048  not computable: there is no grouping 'subindustry': add"
                                        + " a column of this name to the sector file"
                                        + " (market.sectors) (column 108)\n"),
                run.out());
        assertTrue(run.out().endsWith("\n101 formulas, 86 computable\n"), run.out());
    }

    @Test
    void anUnknownLibraryIsRefusedWithTheNearest() {
        Cli run = Cli.run("factors", "list", "alpha11");
        assertEquals(2, run.exitCode());
        assertTrue(
                run.err().contains("there is no library or file 'alpha11': did you mean alpha101?"),
                run.err());
    }

    @Test
    void anImportTellsLineByLineWhatWasReadAndWhatWasNot() throws IOException {
        Path file =
                Files.writeString(
                        dir.resolve("mine.txt"),
                        """
                        # from elsewhere
                        mom = Ref($close, 20)/$close
                        Alpha#6: (-1 * correlation(open, volume, 10))
                        Ref($close, -1)
                        same = delay(close, 20) / close
                        """);
        Path written = dir.resolve("read.yaml");
        Cli run = Cli.run("factors", "import", file.toString(), "--output", written.toString());
        assertEquals(1, run.exitCode());
        assertEquals(
                """
                line 2  mom  delay(close, 20) / close
                line 3  Alpha6  -1 * ts_corr(open, volume, 10)
                line 4  f003  not read
                  error: Ref would look ahead here, and a factor knows the past only: write a whole number of days, at least 1 (column 13)
                    Ref($close, -1)
                                ^^
                line 5  same  delay(close, 20) / close
                  note: the same factor as mom

                4 formulas: 3 read, 1 not; 3 computable
                """
                        + "written to "
                        + written
                        + "\n",
                run.out());
        assertEquals(
                """
                factors:
                  formulas:
                    mom: 'delay(close, 20) / close'
                    Alpha6: '-1 * ts_corr(open, volume, 10)'
                    same: 'delay(close, 20) / close'
                """,
                Files.readString(written));
    }

    @Test
    void anImportInJsonHasEveryFormulaWithItsReason() throws IOException {
        Path file = Files.writeString(dir.resolve("a.json"), "[\"rank(clos)\", \"rank(close)\"]");
        Cli run = Cli.run("factors", "import", file.toString(), "--json");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("\"computable\": false"), run.out());
        assertTrue(run.out().contains("did you mean close? (column 6)"), run.out());
        assertTrue(run.out().contains("\"canonical\": \"rank(close)\""), run.out());
    }

    @Test
    void anImportTellsWhatTheFormulaCheckFindsAndStrictRefusesWarnings() throws IOException {
        Path file =
                Files.writeString(
                        dir.resolve("mine.txt"),
                        """
                        c = close + volume
                        d = rank(rank(close)) * (close + volume)
                        e = rank(close)
                        """);
        Cli run = Cli.run("factors", "import", file.toString());
        assertEquals(0, run.exitCode(), run.err());
        String mend =
                "make both pure numbers first, as rank(...), zscore(...) or close / delay(close, 1)"
                        + " do";
        assertEquals(
                """
                line 1  c  close + volume
                  warning: '+' mixes price and volume: MEND (column 1)
                line 2  d  rank(rank(close)) * (close + volume)
                  warning: '+' mixes price and volume: MEND (column 22), and 1 other finding
                line 3  e  rank(close)

                3 formulas: 3 read, 0 not; 3 computable, 2 with warnings
                """
                        .replace("MEND", mend),
                run.out());
        Cli strict = Cli.run("factors", "import", file.toString(), "--strict");
        assertEquals(1, strict.exitCode());
        assertEquals(run.out(), strict.out());
        Cli json = Cli.run("factors", "import", file.toString(), "--json");
        assertTrue(json.out().contains("\"message\": \"'+' mixes price and volume\""), json.out());
        Path wrapped = Files.writeString(dir.resolve("wrapped.txt"), "g = rank(\n close + volume)");
        String told = Cli.run("factors", "import", wrapped.toString()).out();
        assertTrue(told.contains("(line 2 of the formula, column 2)"), told);
        Path nothing = Files.writeString(dir.resolve("nothing.txt"), "f = close - close");
        assertEquals(0, Cli.run("factors", "import", nothing.toString()).exitCode());
        assertEquals(1, Cli.run("factors", "import", nothing.toString(), "--strict").exitCode());
        Path clean = Files.writeString(dir.resolve("clean.txt"), "e = rank(rank(close))");
        assertEquals(0, Cli.run("factors", "import", clean.toString(), "--strict").exitCode());
    }

    @Test
    void valuesAreWrittenAsCsvAndForNumpy() throws IOException {
        Path prices =
                Files.writeString(
                        dir.resolve("p.csv"),
                        """
                        date,ticker,open,high,low,close,volume
                        2020-01-02,A,1,2,1,2,10
                        2020-01-02,B,1,2,1,1,10
                        2020-01-03,A,1,3,1,3,10
                        2020-01-03,B,1,2,1,1,10
                        """);
        String out = dir.resolve("values").toString();
        List<String> words = List.of("factors", "values", "r=returns", "--output", out, "--data");
        assertEquals(0, run(words, prices.toString()).exitCode());
        assertEquals(
                """
                datetime,instrument,value
                2020-01-03,A,0.5
                2020-01-03,B,0
                """,
                Files.readString(dir.resolve("values/r.csv")));
        Cli npy = run(words, prices.toString(), "--format", "npy");
        assertEquals(0, npy.exitCode(), npy.err());
        ByteBuffer bytes =
                ByteBuffer.wrap(Files.readAllBytes(dir.resolve("values/r.npy")))
                        .order(ByteOrder.LITTLE_ENDIAN);
        int header = bytes.getShort(8);
        assertEquals(0, (10 + header) % 64);
        assertTrue(
                StandardCharsets.US_ASCII
                        .decode(bytes.slice(10, header))
                        .toString()
                        .startsWith("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }"));
        assertTrue(Double.isNaN(bytes.getDouble(10 + header)));
        assertEquals(0.5, bytes.getDouble(10 + header + 16));
        assertEquals(
                "datetime\n2020-01-02\n2020-01-03\n",
                Files.readString(dir.resolve("values/dates.csv")));
        assertEquals("instrument\nA\nB\n", Files.readString(dir.resolve("values/instruments.csv")));
    }

    @Test
    void whatCannotBeComputedIsNamedAndTheRestIsWritten() {
        Path out = dir.resolve("v");
        Cli run =
                Cli.run(
                        "factors",
                        "values",
                        "a=close",
                        "b=rank(cap)",
                        "--output",
                        out.toString(),
                        "--set",
                        "market.synthetic_days=20");
        assertEquals(1, run.exitCode(), run.err());
        assertTrue(run.out().contains("b: not computable, there is no field 'cap'"), run.out());
        assertTrue(Files.exists(out.resolve("a.csv")) && !Files.exists(out.resolve("b.csv")));
    }

    @Test
    void aRunEvaluatesALibraryAndKeepsWhatItCannotComputeWithTheReason() throws IOException {
        Path prices = SmallMarket.write(dir, 300, 25);
        Path mine = Files.writeString(dir.resolve("mine.txt"), "mom = $close/Ref($close, 20)\n");
        Cli run =
                Cli.run(
                        "run",
                        "--no-generate",
                        "--eval-mode",
                        "p0",
                        "--factor-library",
                        "alpha101",
                        "--factor-library",
                        mine.toString(),
                        "--data",
                        prices.toString(),
                        "--runs-root",
                        dir.resolve("runs").toString(),
                        "--run-id",
                        "r");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(
                run.out().contains("the typical price (high + low + close) / 3 stands for it"),
                run.out());
        String csv = Files.readString(dir.resolve("runs/r/alpha_metrics.csv"));
        assertEquals(103, csv.lines().count());
        assertTrue(csv.contains("\nmom,"), csv);
        assertTrue(csv.contains("there is no grouping 'industry'"), csv);
        String config = Files.readString(dir.resolve("runs/r/config.json"));
        assertTrue(config.contains("alpha101") && config.contains("Ref($close, 20)"), config);
        Cli replay =
                Cli.run(
                        "replay",
                        dir.resolve("runs/r").toString(),
                        "--runs-root",
                        dir.resolve("runs").toString());
        assertEquals(0, replay.exitCode(), replay.out() + replay.err());
    }

    private static Cli run(List<String> words, String... more) {
        String[] all = new String[words.size() + more.length];
        words.toArray(all);
        System.arraycopy(more, 0, all, words.size(), more.length);
        return Cli.run(all);
    }
}
