package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.engine.FactorEngine;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;

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
        assertTrue(
                audit.out()
                        .matches(
                                "nothing moved: 22 experiments on 1 factor, [1-9][0-9]* values"
                                        + " compared, prices\n"),
                audit.out());
    }

    @Test
    void whatHasNoValueToCompareIsNotSaidNotToMove() throws IOException {
        String prices = SmallMarket.write(folder, 90, 12).toString();
        Cli never = Cli.run("factors", "audit", "log(-1) * close", "--data", prices);
        assertEquals(1, never.exitCode());
        assertEquals("", never.out());
        assertEquals(
                "alphatrail: nothing could be compared: formula has no value on any date before a"
                        + " cut of prices; mend the formula, or take data on which it has values"
                        + " (alphatrail factors values shows them)\n",
                never.err());
        Cli tooLong = Cli.run("factors", "audit", "ts_mean(close, 100)", "--data", prices);
        assertEquals(1, tooLong.exitCode());
        assertTrue(
                tooLong.err()
                        .endsWith(
                                "for it looks back 99 days and there are 90 dates; shorten the"
                                        + " window, or take a longer market\n"),
                tooLong.err());
        Cli constant = Cli.run("factors", "audit", "5", "--data", prices, "--cuts", "1", "--json");
        assertEquals(0, constant.exitCode(), constant.err());
        // 89 dates 6 times, and the last 2 dates 5 times, of 12 names
        assertTrue(constant.out().contains("\"values_compared\": 6528"), constant.out());
        Cli partly =
                Cli.run("factors", "audit", "delay(close, 88)", "--data", prices, "--cuts", "1");
        assertEquals(0, partly.exitCode(), partly.err());
        assertTrue(
                partly.out().startsWith("note: formula was compared in 6 of 11 experiments: "),
                partly.out());
    }

    @Test
    void anEngineThatKnowsTomorrowEndsWithExitCode3AndThePlace() throws IOException {
        String prices = SmallMarket.write(folder, 90, 12).toString();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        assertEquals(3, lookingAhead(out, err, "rank(close)", "--data", prices));
        String told = out.toString();
        assertTrue(
                told.matches(
                        "looks ahead: formula: value of N00 on 2020-[0-9-]+ was [0-9.]+, is NaN"
                                + " \\(the data end on 2020-[0-9-]+\\)\n"),
                told);
        assertEquals("", err.toString());
        StringWriter json = new StringWriter();
        assertEquals(3, lookingAhead(json, err, "rank(close)", "--data", prices, "--json"));
        Json.Obj report =
                JsonReader.parse(json.toString(), "report", JsonLimits.DEFAULT).asObject();
        assertEquals(Optional.of(new Json.Bool(true)), report.find("looks_ahead"));
        Json.Obj moved = report.find("moved").orElseThrow().asObject();
        assertEquals("formula", moved.text("factor").orElse(""));
        assertEquals("N00", moved.text("instrument").orElse(""));
        assertEquals(Optional.of(Json.Null.NULL), moved.find("after"));
    }

    @Test
    void aRunWhoseFactorsKnowTomorrowEndsWithExitCode3() throws IOException {
        String prices = SmallMarket.write(folder, 90, 30).toString();
        String root = folder.resolve("runs").toString();
        Cli run =
                Cli.run(
                        "run",
                        "--data",
                        prices,
                        "--no-generate",
                        "--factor",
                        "mine=rank(close)",
                        "--eval-mode",
                        "p0",
                        "--runs-root",
                        root,
                        "--quiet");
        assertEquals(0, run.exitCode(), run.err());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        assertEquals(3, lookingAhead(out, err, "@latest", "--runs-root", root));
        assertTrue(out.toString().startsWith("looks ahead: mine: value of N00 on "), out::toString);
        assertEquals(0, Cli.run("factors", "audit", "@latest", "--runs-root", root).exitCode());
    }

    /// The command with an engine whose values are those of tomorrow.
    private static int lookingAhead(StringWriter out, StringWriter err, String... words) {
        BiFunction<Panel, Formula, Matrix> engine =
                (panel, formula) -> {
                    Matrix values = new FactorEngine(panel).evaluate(formula.root());
                    double[] tomorrow = new double[values.dates() * values.instruments()];
                    Arrays.fill(tomorrow, Double.NaN);
                    System.arraycopy(
                            values.sharedValues(),
                            values.instruments(),
                            tomorrow,
                            0,
                            tomorrow.length - values.instruments());
                    return Matrix.copyOf(values.dates(), values.instruments(), tomorrow);
                };
        return new CommandLine(
                        new FactorsAuditCommand(new PrintWriter(out), new PrintWriter(err), engine))
                .execute(words);
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
        Cli word = Cli.run("factors", "audit", "nosuch", "--runs-root", folder.toString());
        assertEquals(1, word.exitCode());
        assertTrue(word.err().endsWith("and no run in " + folder + " is named so\n"), word.err());
    }

    @Test
    void theHelpOfACommandWithinACommandIsItsOwn() {
        Cli help = Cli.run("help", "factors", "values");
        assertEquals(0, help.exitCode(), help.err());
        assertEquals(Cli.run("factors", "values", "--help").out(), help.out());
        assertEquals(Cli.run("--help").out(), Cli.run("help").out());
        Cli none = Cli.run("help", "factors", "value");
        assertEquals(2, none.exitCode());
        assertTrue(none.err().contains("alphatrail factors has no command 'value'"), none.err());
    }

    @Test
    void withoutACommandAllThatThereAreAreNamed() {
        Cli none = Cli.run("factors");
        assertEquals(2, none.exitCode());
        assertTrue(
                none.err()
                        .contains(
                                "Missing command: alphatrail factors check, audit, similar, list,"
                                        + " import, values"),
                none.err());
    }
}
