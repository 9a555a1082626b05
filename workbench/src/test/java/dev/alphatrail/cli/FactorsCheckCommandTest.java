package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.formula.Formula;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class FactorsCheckCommandTest {
    @Test
    void aFormulaThatBeginsWithAMinusIsToldFromAnOption() {
        for (String formula : List.of("-close", "-rank(close)")) {
            Cli taken = Cli.run("factors", "check", formula);
            assertEquals(2, taken.exitCode());
            assertTrue(
                    taken.err().strip().endsWith("begins with a minus stands behind --"),
                    taken.err());
            assertEquals(0, Cli.run("factors", "check", "--", formula).exitCode());
        }
        assertTrue(Cli.run("factors", "check", "--bogus", "close").err().contains("try "));
    }

    private static final String FORMULA = "rank(returns(close, 20)) * volume";

    @Test
    void aGoodFormulaIsExplained() {
        Cli run = Cli.run("factors", "check", FORMULA);
        assertEquals(0, run.exitCode(), run.err());
        Formula formula = Formula.parse(FORMULA);
        assertTrue(run.out().contains("canonical  " + formula.canonical() + "\n"), run.out());
        assertTrue(run.out().contains("sha256     " + formula.hash() + "\n"), run.out());
        assertTrue(run.out().contains("look-back  20 trading days\n"), run.out());
        assertTrue(run.out().contains("measured   volume\n"), run.out());
        assertTrue(run.out().contains("fields     close, volume\n"), run.out());
        assertTrue(run.out().contains("\n" + formula.explain()), run.out());
    }

    @Test
    void aTextThatIsNoFormulaIsRefusedWithACaret() {
        Cli run = Cli.run("factors", "check", "rank(clos)");
        assertEquals(1, run.exitCode());
        assertEquals("", run.out());
        String[] lines = run.err().lines().toArray(String[]::new);
        assertEquals(3, lines.length, run.err());
        assertTrue(lines[0].contains("close") && lines[0].endsWith("(column 6)"), lines[0]);
        assertEquals("  rank(clos)", lines[1]);
        assertEquals("       ^^^^", lines[2]);
    }

    @Test
    void aFormulaThatCannotBeAFactorIsExplainedAndRefused() {
        Cli run = Cli.run("factors", "check", "close / 0");
        assertEquals(1, run.exitCode());
        assertTrue(run.out().contains("\nerror: divides by zero"), run.out());
    }

    @Test
    void aWarningRefusesNothingUnlessWarningsShall() {
        Cli run = Cli.run("factors", "check", "rank(close + volume)");
        assertEquals(0, run.exitCode());
        assertTrue(run.out().contains("\nwarning: '+' mixes price and volume"), run.out());
        Cli strict = Cli.run("factors", "check", "rank(close + volume)", "--strict");
        assertEquals(1, strict.exitCode());
        assertEquals(run.out(), strict.out());
        Cli set =
                Cli.run("factors", "check", "rank(close + volume)", "--set", "factors.strict=true");
        assertEquals(1, set.exitCode());
        assertEquals(0, Cli.run("factors", "check", FORMULA, "--strict").exitCode());
    }

    @Test
    void divisorsThatAreMostlyZeroInTheDataAreTold(@TempDir Path dir) throws IOException {
        Path prices =
                Files.writeString(
                        dir.resolve("prices.csv"),
                        """
                        date,ticker,open,high,low,close,volume
                        2020-01-02,A,1,2,1,1,10
                        2020-01-02,B,1,2,1,1,10
                        2020-01-03,A,1,2,1,1,10
                        2020-01-03,B,1,2,1,2,10
                        """);
        String formula = "volume / (close - open) + volume / (high - low)";
        Cli run = Cli.run("factors", "check", formula, "--data", prices.toString());
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(
                run.out()
                        .contains(
                                "warning: the divisor is 0 in 75% of the cells where it has a"
                                        + " value, so there is no quotient there: "),
                run.out());
        assertTrue(run.out().contains("(column 11)\n"), run.out());
        assertEquals(1, run.out().lines().filter(line -> line.startsWith("warning")).count());
    }

    @Test
    void aFormulaThatTellsNoNamesApartInTheDataIsTold(@TempDir Path dir) throws IOException {
        String prices = SmallMarket.write(dir, 30, 3).toString();
        Cli run = Cli.run("factors", "check", "rank(sign(close))", "--data", prices);
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(
                run.out()
                        .contains(
                                "\nwarning: the formula has the same value for every name on all of"
                                        + " the last 30 dates"),
                run.out());
        assertTrue(run.out().endsWith("(column 6)\n"), run.out());
        assertEquals(
                1,
                Cli.run("factors", "check", "rank(sign(close))", "--data", prices, "--strict")
                        .exitCode());
        assertEquals(
                0,
                Cli.run("factors", "check", "rank(close)", "--data", prices, "--strict")
                        .exitCode());
    }

    @Test
    void theMendOfAConstantNamesWhatMakesItOne() {
        assertTrue(mend("rank(close) * 0").contains("a factor 0 makes it so"));
        assertTrue(mend("close ** 0").contains("an exponent 0 makes it so"));
        assertTrue(mend("rank(close - close)").contains("whose two sides are the same"));
    }

    private static String mend(String formula) {
        Cli run = Cli.run("factors", "check", formula);
        assertEquals(1, run.exitCode(), run.err());
        return run.out();
    }

    @Test
    void theJsonSaysTheSame() {
        Cli good = Cli.run("factors", "check", FORMULA, "--json");
        assertEquals(0, good.exitCode());
        assertTrue(good.out().contains("\"accepted\": true"), good.out());
        assertTrue(good.out().contains("\"lookback_days\": 20"), good.out());
        Cli bad = Cli.run("factors", "check", "rank(", "--json");
        assertEquals(1, bad.exitCode());
        assertEquals("", bad.err());
        assertTrue(
                bad.out().contains("\"accepted\": false") && bad.out().contains("\"column\": "),
                bad.out());
    }

    @Test
    void withDataItChecksAgainstTheFieldsAndDatesOfTheFile(@TempDir Path dir) throws IOException {
        Path prices =
                Files.writeString(
                        dir.resolve("prices.csv"),
                        """
                        date,ticker,open,high,low,close,volume,pe
                        2020-01-02,A,1,2,1,2,10,5
                        2020-01-02,B,1,2,1,2,10,6
                        2020-01-03,A,1,2,1,1,10,5
                        2020-01-03,B,1,2,1,2,10,6
                        """);
        String data = prices.toString();
        assertEquals(1, Cli.run("factors", "check", "rank(pe)").exitCode());
        Cli known = Cli.run("factors", "check", "rank(pe)", "--data", data);
        assertEquals(0, known.exitCode(), known.err());
        Cli tooFar = Cli.run("factors", "check", "delay(close, 2)", "--data", data);
        assertEquals(1, tooFar.exitCode());
        assertTrue(tooFar.out().contains("the data has 2 dates"), tooFar.out());
        Cli missing = Cli.run("factors", "check", "rank(pe)", "--data", data + ".gone");
        assertEquals(1, missing.exitCode());
        assertEquals(1, missing.err().lines().count(), missing.err());
    }

    @Test
    void theLimitsOfTheConfigurationHold() {
        Cli run = Cli.run("factors", "check", FORMULA, "--set", "factors.max_lookback=19");
        assertEquals(1, run.exitCode());
        assertTrue(run.err().contains("max_lookback"), run.err());
    }
}
