package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

class FactorsAuditCommandTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void aFormulaIsAuditedOnTheDataGiven() throws IOException {
        String prices = SmallMarket.write(folder, 90, 12).toString();
        Cli audit =
                Cli.run(
                        "factors",
                        "audit",
                        "rank(returns(close, 5)) * volume",
                        "--data",
                        prices,
                        "--cuts",
                        "2");
        assertEquals(0, audit.exitCode(), audit.err());
        assertEquals("nothing moved: 22 experiments on 1 factor, prices\n", audit.out());
    }

    @Test
    void aRunIsAuditedWithItsBooks() throws IOException {
        String prices = SmallMarket.write(folder, 160, 30).toString();
        String root = folder.resolve("runs").toString();
        Cli run =
                Cli.run(
                        "run",
                        "--data",
                        prices,
                        "--no-generate",
                        "--factor",
                        "mine=-returns(close, 5)",
                        "--factor",
                        "slow=ewm_mean(returns(close, 1), 10)",
                        "--factor",
                        "bad=rank(",
                        "--set",
                        "walk_forward.train_days=40",
                        "--set",
                        "walk_forward.valid_days=10",
                        "--set",
                        "walk_forward.test_days=20",
                        "--set",
                        "walk_forward.step_days=20",
                        "--runs-root",
                        root,
                        "--run-id",
                        "one",
                        "--quiet");
        assertEquals(0, run.exitCode(), run.err());
        Cli audit =
                Cli.run(
                        "factors",
                        "audit",
                        "@latest",
                        "--runs-root",
                        root,
                        "--cuts",
                        "2",
                        "--json");
        assertEquals(0, audit.exitCode(), audit.err());
        assertTrue(audit.out().contains("\"looks_ahead\": false"), audit.out());
        // of values 22 and 12, of books 2 cuts, 6 ways, 2 factors
        assertTrue(audit.out().contains("\"experiments\": 58"), audit.out());
        assertTrue(audit.out().contains("slow uses all history"), audit.out());
        assertEquals(
                audit.out(),
                Cli.run("factors", "audit", root + "/one", "--cuts", "2", "--json").out());
    }

    @Test
    void whatIsNoFormulaAndNoRunIsToldInOneLineWithACaret() {
        Cli audit = Cli.run("factors", "audit", "rank(", "--runs-root", folder.toString());
        assertEquals(1, audit.exitCode());
        assertEquals("", audit.out());
        assertEquals(3, audit.err().lines().count(), audit.err());
        assertEquals(2, Cli.run("factors", "audit", "close", "--cuts", "0").exitCode());
    }
}
