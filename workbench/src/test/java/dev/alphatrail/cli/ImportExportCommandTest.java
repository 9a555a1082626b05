package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.exchange.mlflow.Mlruns;
import dev.alphatrail.trail.SampleRuns;
import dev.alphatrail.trail.SampleRuns.Line;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ImportExportCommandTest {
    @TempDir private Path folder = Path.of("");

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private Cli imported(String... words) {
        return Cli.run(
                java.util.stream.Stream.concat(
                                List.of("import", "--runs-root", at("target")).stream(),
                                java.util.Arrays.stream(words))
                        .toArray(String[]::new));
    }

    private Cli exported(String... words) {
        return Cli.run(
                java.util.stream.Stream.concat(
                                List.of("export", "--runs-root", at("runs")).stream(),
                                java.util.Arrays.stream(words))
                        .toArray(String[]::new));
    }

    private void runs() {
        new SampleRuns(folder.resolve("runs"))
                .index("one", Line.of("main", "Momentum", 1.5))
                .index("two", Line.of("other", "Reversal", 0.5));
    }

    @Test
    void runsGoThroughAnArchive() {
        runs();
        assertEquals(
                new Cli(0, "2 runs in " + at("all.zip") + "\n", ""),
                exported("--to", "zip", "--all", at("all.zip")));
        assertEquals(
                new Cli(0, "added     one\nadded     two\n2 added\n", ""), imported(at("all.zip")));
        assertEquals(new Cli(0, "0 added, 2 there already\n", ""), imported(at("all.zip")));
    }

    @Test
    void runsAreChosenByNameOrFilter() {
        runs();
        assertEquals(0, exported("--to", "zip", "tw", "@-1", at("named.zip")).exitCode());
        assertEquals(
                "1 run in " + at("filtered.zip") + "\n",
                exported(
                                "--to",
                                "zip",
                                "--all",
                                "--where",
                                "thread_id = 'other'",
                                at("filtered.zip"))
                        .out());
        assertEquals("added     two\n1 added\n", imported(at("filtered.zip")).out());
        assertEquals("added     one\n1 added, 1 there already\n", imported(at("named.zip")).out());
    }

    @Test
    void aDifferentRunOfTheSameIdIsExitCode3AndARefusal1() throws IOException {
        runs();
        new SampleRuns(folder.resolve("target")).index("one", Line.of("main", "Another", 1));
        Cli conflict = imported(at("runs"));
        assertEquals(3, conflict.exitCode());
        assertTrue(
                conflict.out().contains("conflict  one: another run of this id"), conflict.out());
        Files.writeString(folder.resolve("x.zip"), "no zip");
        assertEquals(1, imported(at("x.zip"), at("runs")).exitCode());
    }

    @Test
    void aRunOfAnotherStoreIsNotTakenForOneOfThis() {
        runs();
        new SampleRuns(folder.resolve("target")).index("one", Line.of("main", "Another", 1));
        Cli refused = exported("--to", "zip", at("target/one"), at("x.zip"));
        assertEquals(1, refused.exitCode());
        assertTrue(refused.err().contains("name its store with --runs-root"), refused.err());
        assertFalse(Files.exists(folder.resolve("x.zip")));
    }

    @Test
    void whatIsThereIsNeverOverwritten() throws IOException {
        runs();
        for (String form : List.of("zip", "bagit", "parquet")) {
            Path there = Files.writeString(folder.resolve("there"), "mine");
            Cli refused = exported("--to", form, "--all", there.toString());
            assertEquals(1, refused.exitCode(), form);
            assertTrue(refused.err().contains("exists already and is not overwritten"));
            assertEquals("mine", Files.readString(there));
        }
    }

    @Test
    void wordsThatMakeNoSenseAreExitCode2() {
        runs();
        List<List<String>> senseless =
                List.of(
                        List.of("--to", "tar", "--all", "x"),
                        List.of("--to", "zip"),
                        List.of("--to", "zip", "one"),
                        List.of("--to", "zip", "--all", "one", "x"),
                        List.of("--to", "zip", "--where", "n_alphas > 1", "one", "x"),
                        List.of("--to", "zip", "--all", "--where", "n_alphas >", "x"));
        for (List<String> words : senseless) {
            Cli answer = exported(words.toArray(String[]::new));
            assertEquals(2, answer.exitCode(), words.toString());
            assertEquals(1, answer.err().lines().count(), answer.err());
        }
        assertEquals(2, imported("--from", "wandb", at("runs")).exitCode());
        assertEquals(2, imported("--deleted", "yes", at("runs")).exitCode());
        assertFalse(Files.exists(Path.of("x")));
    }

    @Test
    void runsOfMlflowAreListedQueriedAndCompared() {
        Mlruns mlruns = new Mlruns(folder.resolve("mlruns")).experiment("1", "alpha lab");
        mlruns.run("1", 1).param("lr", "0.1").metric("sharpe", "1 1.5 0").metric("loss", "1 2 0");
        mlruns.run("1", 2).param("lr", "0.2").metric("sharpe", "1 0.5 0").tag("team", "eu");
        assertEquals(0, imported("--from", "mlflow", at("mlruns")).exitCode());

        String target = at("target");
        Cli list = Cli.run("list", "--runs-root", target, "--csv");
        assertTrue(list.out().contains("bold-fish-1"), list.out());
        Cli best =
                Cli.run(
                        "list",
                        "--runs-root",
                        target,
                        "--where",
                        "metric.sharpe > 1 and param.lr = '0.1' and imported_from = 'mlflow'",
                        "--columns",
                        "idea,thread_id",
                        "--csv");
        assertEquals("idea,thread_id\nbold-fish-1,alpha-lab\n", best.out(), best.err());
        Cli tagged =
                Cli.run(
                        "list",
                        "--runs-root",
                        target,
                        "--tag",
                        "team=eu",
                        "--columns",
                        "idea",
                        "--csv");
        assertEquals("idea\nbold-fish-2\n", tagged.out());

        Cli compared = Cli.run("compare", "--runs-root", target, "@-1", "@latest");
        assertEquals(0, compared.exitCode(), compared.err());
        String page = compared.out().replaceAll(" +", " ");
        assertTrue(page.contains("| `params.lr` | `0.1` | `0.2` |"), page);
        assertTrue(page.contains("| `sharpe` | `1.5` | `0.5` |"), page);
        assertTrue(page.contains("| `loss` | `2` | |"), page);
        assertFalse(page.contains("portfolio."), page);
        Cli json = Cli.run("compare", "--runs-root", target, "@-1", "@latest", "--json");
        assertTrue(json.out().contains("\"key\": \"sharpe\""), json.out());
        assertEquals(1, Cli.run("replay", target + "/" + id(target)).exitCode());
    }

    private static String id(String target) {
        return Cli.run(
                        "list",
                        "--runs-root",
                        target,
                        "--limit",
                        "1",
                        "--columns",
                        "run_id",
                        "--csv")
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void parquetHoldsTheViewsOfSql() throws IOException {
        Path prices = SmallMarket.write(folder, 500, 30);
        Cli run =
                Cli.run(
                        "run",
                        "--quiet",
                        "--data",
                        prices.toString(),
                        "--no-generate",
                        "--factor",
                        "mine=rank(returns(close, 5))",
                        "--runs-root",
                        at("runs"),
                        "--set",
                        "walk_forward.train_days=100",
                        "--set",
                        "walk_forward.valid_days=50",
                        "--set",
                        "walk_forward.test_days=50");
        assertEquals(0, run.exitCode(), run.err());
        Cli written = exported("--to", "parquet", "--all", at("runs") + "/.tables");
        assertEquals(0, written.exitCode(), written.err());
        for (String view : List.of("runs", "alphas", "daily")) {
            String rows = "select count(*) as n from ";
            Cli asked = Cli.run("sql", "--csv", "--runs-root", at("runs"), rows + view);
            Cli there =
                    Cli.run(
                            "sql",
                            "--csv",
                            "--runs-root",
                            at("runs"),
                            rows + "'" + at("runs") + "/.tables/" + view + ".parquet'");
            assertEquals(asked.out(), there.out(), there.err());
            assertFalse(there.out().equals("n\n0\n"), view + " is empty");
        }
        Cli some = exported("--to", "parquet", "@latest", at("some"));
        assertEquals(0, some.exitCode(), some.err());
        assertTrue(Files.size(folder.resolve("some/daily.parquet")) > 100);
    }

    @Test
    void anMlflowServerMustBeNamed() {
        runs();
        Cli refused = exported("--to", "mlflow", "--all", "--tracking-uri", "ftp://x");
        assertEquals(1, refused.exitCode());
        assertTrue(refused.err().contains("http://localhost:5000"), refused.err());
    }
}
