package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.json.JsonWriter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a run refuses, and what it takes for the same.
class FormulaRulesTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void aFactorProposedInOtherWordsIsEvaluatedOnceAndSelectedOnce() throws IOException {
        Map<String, Json.Obj> alphas =
                run(
                        "--factor", "b=returns(close, 5) - rank(volume)",
                        "--factor", "c=-1 * rank(volume) + (close / delay(close, 5) - 1)",
                        "--factor", "d=rank(volume)",
                        "--factor", "e=rank(");
        Json.Obj first = alphas.get("b");
        Json.Obj second = alphas.get("c");
        assertEquals("null", member(first, "same_as"));
        assertEquals("\"b\"", member(second, "same_as"));
        assertEquals(member(first, "identity_hash"), member(second, "identity_hash"));
        assertNotEquals(member(first, "formula_hash"), member(second, "formula_hash"));
        assertEquals(
                member(first, "evaluation").replace("\"b\"", ""),
                member(second, "evaluation").replace("\"c\"", ""));
        assertTrue(
                member(second, "lints").contains("the same factor as b: its figures stand here"),
                member(second, "lints"));
        assertEquals("null", member(alphas.get("d"), "same_as"));
        assertEquals("null", member(alphas.get("e"), "identity_hash"));
        String metrics = Files.readString(folder.resolve("runs/r/sota_alphas.json"));
        assertTrue(metrics.contains("\"b\"") && !metrics.contains("\"c\""), metrics);
    }

    @Test
    void strictRefusesWhatTheCheckWarnsOfAndKeepsItWithTheReason() throws IOException {
        Map<String, Json.Obj> alphas =
                run(
                        "--factor",
                        "mixed=rank(close + volume)",
                        "--factor",
                        "noted=rank(rank(close))",
                        "--strict");
        assertTrue(
                member(alphas.get("mixed"), "error")
                        .startsWith("\"refused by factors.strict: '+' mixes price and volume: "),
                member(alphas.get("mixed"), "error"));
        assertEquals("null", member(alphas.get("noted"), "error"));
    }

    @Test
    void whatTheCheckWarnsOfIsToldOnTheConsoleAndInTheSummary() throws IOException {
        String[] words = {
            "--factor", "mixed=rank(close + volume)", "--factor", "noted=rank(rank(close))"
        };
        run(words);
        String line =
                "1 of 2 alphas has findings of the formula check (REPORT.md): mixed: '+' mixes"
                        + " price and volume";
        String summary = Files.readString(folder.resolve("runs/r/SUMMARY.md"));
        assertTrue(summary.contains("- 1 of 2 alphas has findings of the formula check"), summary);
        String result = Files.readString(folder.resolve("runs/r/result.json"));
        assertTrue(result.contains("\"" + line + "\""), result);
    }

    @Test
    void aFactorWithoutValuesOnMostDaysIsToldWithItsFigures() throws IOException {
        Map<String, Json.Obj> alphas =
                run("--factor", "rare=ts_mean(volume, 70)", "--factor", "often=rank(volume)");
        String evaluation = member(alphas.get("rare"), "evaluation");
        assertTrue(evaluation.contains("with too few names): its figures say little"), evaluation);
        assertTrue(!member(alphas.get("often"), "evaluation").contains("say little"));
        String summary = Files.readString(folder.resolve("runs/r/SUMMARY.md"));
        assertTrue(summary.contains("- rare: only "), summary);
    }

    @Test
    void nearCopiesOfTheRegistryAndOfTheRunAreRefusedAndTheReplayIsTheSame() throws IOException {
        run("--factor", "old=rank(ts_mean(returns(close, 5), 20))", "--run-id", "first");
        String[] words = {
            "--factor", "copy=rank(ts_mean(returns(close, 5), 21))",
            "--factor", "new=zscore(volume)",
            "--factor", "newer=zscore(log(volume))",
            "--factor", "twin=-(-zscore(volume))",
            "--set", "factors.max_similarity=0.75"
        };
        Map<String, Json.Obj> alphas = run(words);
        assertEquals(
                "\"refused by factors.max_similarity: 83% of it is the same as first/old:"
                        + " rank(ts_mean(returns(close, 5), 20))\"",
                member(alphas.get("copy"), "error"));
        assertEquals("null", member(alphas.get("copy"), "evaluation"));
        assertEquals("null", member(alphas.get("new"), "error"));
        assertEquals("null", member(alphas.get("newer"), "error"));
        assertTrue(
                member(alphas.get("newer"), "nearest").startsWith("{\"of\":\"new\""),
                member(alphas.get("newer"), "nearest"));
        assertEquals("\"new\"", member(alphas.get("twin"), "same_as"));
        // what was tried since does not matter to the replay
        run("--factor", "later=zscore(volume)", "--run-id", "third");
        Cli replay =
                Cli.run("replay", "r", "--runs-root", folder.resolve("runs").toString(), "--quiet");
        assertEquals(0, replay.exitCode(), replay.out() + replay.err());
    }

    @Test
    void theNearestOfTheRegistryAreTold() throws IOException {
        run(
                "--factor", "old=rank(ts_mean(returns(close, 5), 20))",
                "--factor", "other=zscore(volume)");
        String root = folder.resolve("runs").toString();
        Cli near =
                Cli.run(
                        "factors",
                        "similar",
                        "rank(sma(returns(close, 5), 10))",
                        "--runs-root",
                        root,
                        "--data",
                        folder.resolve("prices.csv").toString());
        assertEquals(0, near.exitCode(), near.err());
        List<String> lines = near.out().lines().toList();
        assertEquals("share  corr   formula", lines.get(0));
        assertTrue(
                lines.get(1)
                        .matches(
                                " 0\\.83   0\\.[0-9]{2}  rank\\(ts_mean\\(returns\\(close, 5\\),"
                                        + " 20\\)\\) \\(r/old\\)"),
                lines.get(1));
        assertEquals("of 2 formulas", lines.get(2));
        Cli two = Cli.run("factors", "similar", "a_b + close", "close", "volume");
        assertEquals(1, two.exitCode());
        Cli pair =
                Cli.run("factors", "similar", "open + close", "close + open", "volume", "--json");
        assertEquals(0, pair.exitCode(), pair.err());
        assertTrue(pair.out().contains("\"similarity\": 1"), pair.out());
    }

    @Test
    void formulasGivenAreAllToldTheNearerByEitherMeasureFirst() throws IOException {
        String prices = SmallMarket.write(folder, 60, 12).toString();
        String[] words = {"factors", "similar", "rank(close)", "rank(open)", "volume", "0 - close"};
        Cli shares = Cli.run(words);
        assertEquals(0, shares.exitCode(), shares.err());
        assertEquals(
                List.of(
                        "share  formula",
                        " 0.50  rank(open) (1)",
                        " 0.33  0 - close (3)",
                        " 0.00  volume (2)",
                        "of 3 formulas"),
                shares.out().lines().toList());
        List<String> onData = new ArrayList<>(List.of(words));
        onData.addAll(List.of("--data", prices));
        List<String> lines = Cli.run(onData.toArray(String[]::new)).out().lines().toList();
        assertEquals(5, lines.size(), lines.toString());
        // the reversed order of names is as near as the order itself
        assertEquals(" 0.33  -1.00  0 - close (3)", lines.get(1));
        assertTrue(lines.get(2).endsWith("rank(open) (1)"), lines.toString());
        assertTrue(lines.get(3).matches(" 0\\.00  .*  volume \\(2\\)"), lines.toString());
        onData.addAll(List.of("--top", "1"));
        assertEquals(3, Cli.run(onData.toArray(String[]::new)).out().lines().count());
    }

    private Map<String, Json.Obj> run(String... words) throws IOException {
        Path prices = SmallMarket.write(folder, 120, 30);
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "run",
                                "--data",
                                prices.toString(),
                                "--no-generate",
                                "--eval-mode",
                                "p0",
                                "--runs-root",
                                folder.resolve("runs").toString(),
                                "--quiet"));
        all.addAll(List.of(words));
        boolean named = all.contains("--run-id");
        String id = named ? all.get(all.indexOf("--run-id") + 1) : "r";
        if (!named) {
            all.addAll(List.of("--run-id", id));
        }
        Cli run = Cli.run(all.toArray(String[]::new));
        assertEquals(0, run.exitCode(), run.err());
        Json.Obj result =
                (Json.Obj)
                        JsonReader.parse(
                                Files.readString(folder.resolve("runs/" + id + "/result.json")),
                                "result.json",
                                JsonLimits.DEFAULT);
        Map<String, Json.Obj> alphas = new TreeMap<>();
        for (Json item : ((Json.Arr) result.find("coded_factors").orElseThrow()).items()) {
            Json.Obj alpha = (Json.Obj) item;
            alphas.put(alpha.text("alpha_id").orElseThrow(), alpha);
        }
        return alphas;
    }

    private static String member(Json.Obj alpha, String name) {
        return JsonWriter.compact(alpha.find(name).orElseThrow());
    }
}
