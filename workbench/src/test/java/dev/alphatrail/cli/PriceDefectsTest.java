package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a price file may have wrong with it is repaired, counted and told, or refused: as the
/// configuration says.
class PriceDefectsTest {
    private static final int NAMES = 25;

    @TempDir private Path folder = Path.of("");

    private Path data = Path.of("");
    private List<String> lines = List.of();

    @BeforeEach
    void writeAMarket() throws IOException {
        data = SmallMarket.write(folder, 60, NAMES);
        lines = new ArrayList<>(Files.readAllLines(data));
    }

    @Test
    void duplicateRowsCountOnceAndAreTold() throws IOException {
        lines.add(11, lines.get(10));
        Cli run = run("--run-id", "r");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("warning: 1 row"), run.out());
        assertTrue(counted("r", "duplicate rows"), "the summary counts it");
    }

    @Test
    void rowsOutOfOrderAreSortedAndCounted() throws IOException {
        lines.add(lines.remove(3));
        Cli run = run("--run-id", "r");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(counted("r", "unsorted rows"), "the summary counts it");
    }

    /// The message tells which setting would let the file pass, and that setting does.
    @ParameterizedTest
    @CsvSource({
        "on_duplicate,          repair, twice",
        "on_unsorted,           repair, late",
        "on_non_positive_price, repair, ',-1,'",
        "on_high_below_low,     repair, ',1,0.01,'",
        "on_missing_close,      repair, ',,'",
        "on_negative_volume,    repair, ',-5'",
        "on_bad_date,           drop,   2020-13-45",
    })
    void aRefusedDefectNamesTheSettingThatLetsItPass(String key, String mend, String defect)
            throws IOException {
        spoil(defect);
        Cli refused = run("--set", "market." + key + "=refuse");
        assertEquals(1, refused.exitCode(), refused.err());
        assertEquals(1, refused.complaint().lines().count(), refused.err());
        assertTrue(refused.err().contains("market." + key + " to "), refused.err());
        assertTrue(refused.err().contains("prices.csv:12:"), refused.err());
        Cli mended = run("--set", "market." + key + "=" + mend);
        assertEquals(0, mended.exitCode(), mended.err());
    }

    private void spoil(String defect) {
        String[] cells = lines.get(11).split(",");
        switch (defect) {
            case "twice" -> lines.set(11, lines.get(10));
            case "late" -> lines.add(10, lines.remove(11));
            case ",-1," -> cells[2] = "-1";
            case ",1,0.01," -> cells[3] = "0.01";
            case ",," -> cells[5] = "";
            case ",-5" -> cells[6] = "-5";
            default -> cells[0] = defect;
        }
        if (!defect.equals("twice") && !defect.equals("late")) {
            lines.set(11, String.join(",", cells));
        }
    }

    private boolean counted(String run, String what) throws IOException {
        return Files.readString(folder.resolve("runs").resolve(run).resolve("SUMMARY.md"))
                .lines()
                .anyMatch(line -> line.matches("\\| " + what + " *\\| *1 \\|"));
    }

    private Cli run(String... more) throws IOException {
        Files.write(data, lines);
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "run",
                                "--idea",
                                "Reversal",
                                "--data",
                                data.toString(),
                                "--runs-root",
                                folder.resolve("runs").toString(),
                                "--eval-mode",
                                "p0",
                                "--set",
                                "generator.alphas=2",
                                "--quiet"));
        words.addAll(List.of(more));
        return Cli.run(words.toArray(String[]::new));
    }
}
