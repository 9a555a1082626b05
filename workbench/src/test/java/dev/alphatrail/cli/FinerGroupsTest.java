package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A sector file with more groupings than sectors, through the commands.
class FinerGroupsTest {
    @TempDir private Path dir = Path.of("");
    private Path prices = Path.of("");
    private Path groups = Path.of("");

    @BeforeEach
    void writeMarket() throws IOException {
        prices = SmallMarket.write(dir, 320, 25);
        StringBuilder csv = new StringBuilder("instrument,sector,Industry,subindustry\n");
        for (int i = 0; i < 25; i++) {
            csv.append("N%02d,s%d,i%d,%s\n".formatted(i, i % 2, i % 3, i == 0 ? "" : "u" + i % 4));
        }
        groups = Files.writeString(dir.resolve("groups.csv"), csv);
    }

    private Cli on(Path sectors, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", prices.toString(), "--sectors", sectors.toString()));
        return Cli.run(all.toArray(String[]::new));
    }

    @Test
    void withIndustryAndSubindustryOnlyTheAlphaThatNeedsMarketValuesIsLeftOut() throws IOException {
        Cli list = on(groups, "factors", "list", "alpha101");
        assertEquals(0, list.exitCode(), list.err());
        assertTrue(list.out().endsWith("\n101 formulas, 100 computable\n"), list.out());
        assertTrue(list.out().contains("alpha056  not computable"), list.out());

        Path out = dir.resolve("values");
        Cli values =
                on(
                        groups,
                        "factors",
                        "values",
                        "--factor-library",
                        "alpha101",
                        "--output",
                        out.toString());
        assertEquals(1, values.exitCode(), values.err());
        for (String number :
                List.of(
                        "048", "059", "063", "067", "069", "070", "080", "087", "089", "090", "091",
                        "093", "097", "100")) {
            long rows =
                    Files.readString(out.resolve("alpha" + number + ".csv")).lines().count() - 1;
            assertTrue(rows > 0, "alpha" + number + " has no value");
        }
    }

    @Test
    void aRunByIndustryIsReplayedAndAnotherIndustryMakesAnotherMarket() throws IOException {
        String root = dir.resolve("runs").toString();
        Cli run =
                on(
                        groups,
                        "run",
                        "--no-generate",
                        "--eval-mode",
                        "p0",
                        "--factor",
                        "by_industry=group_rank(returns(close, 5), industry)",
                        "--runs-root",
                        root,
                        "--run-id",
                        "r");
        assertEquals(0, run.exitCode(), run.out() + run.err());
        Cli same = Cli.run("replay", "r", "--runs-root", root);
        assertEquals(0, same.exitCode(), same.out() + same.err());
        Cli audit = Cli.run("factors", "audit", "r", "--runs-root", root);
        assertEquals(0, audit.exitCode(), audit.out() + audit.err());

        Files.writeString(groups, Files.readString(groups).replace("N03,s1,i0", "N03,s1,i1"));
        Cli other = Cli.run("replay", "r", "--runs-root", root);
        assertEquals(3, other.exitCode(), other.out() + other.err());
    }
}
