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

/// What `factors.max_correlation` refuses.
class CopiesByValueTest {
    private static final String[] WINDOWS = {
        "--eval-mode", "p1",
        "--set", "walk_forward.train_days=40",
        "--set", "walk_forward.valid_days=10",
        "--set", "walk_forward.test_days=20",
        "--set", "walk_forward.step_days=20"
    };

    @TempDir private Path folder = Path.of("");

    @Test
    void copiesOfTheRegistryAndOfTheRunAreRefusedHoweverTheyAreWritten() throws IOException {
        Path prices = SmallMarket.write(folder, 120, 30);
        run(prices, "first", "--factor", "old=close", "--factor", "bad=rank(");
        Map<String, Json.Obj> alphas = run(prices, "second", COPIES);
        String error = text(alphas.get("a_copy"), "error");
        assertTrue(
                error.matches(
                        "refused by factors\\.max_correlation: its values have a mean daily rank"
                                + " correlation of -0\\.9[0-9]{2} with first/old: close"),
                error);
        assertEquals("null", member(alphas.get("a_copy"), "evaluation"));
        assertEquals("first/old", related(alphas.get("a_copy"), "of"));
        assertTrue(strength(alphas.get("a_copy")) < -0.9);
        String result = Files.readString(folder.resolve("runs/second/result.json"));
        assertTrue(
                result.contains("\"1 of 6 alphas could not be evaluated: their errors say why\""));
        assertTrue(
                result.contains(
                        "\"3 of 6 alphas were refused as copies of what is known: their errors say"
                                + " of what\""));
        // the same in other words is refused for the same
        assertEquals(error, text(alphas.get("b_words"), "error"));
        assertEquals(
                member(alphas.get("a_copy"), "most_correlated"),
                member(alphas.get("b_words"), "most_correlated"));
        assertEquals("null", member(alphas.get("c_new"), "error"));
        assertEquals("c_new", related(alphas.get("d_newer"), "of"));
        assertTrue(
                text(alphas.get("d_newer"), "error").endsWith("of 1.000 with c_new: volume"),
                text(alphas.get("d_newer"), "error"));
        // what was refused is nobody's original
        assertEquals("null", member(alphas.get("e_other"), "error"));
        assertNotEquals("d_newer", related(alphas.get("e_other"), "of"));
        assertEquals("null", member(alphas.get("f_broken"), "most_correlated"));
        assertTrue(
                Files.readString(folder.resolve("runs/factor_registry.jsonl"))
                        .contains("\"error\":\"refused by factors.max_correlation: its values"));
    }

    @Test
    void theReplayGivesTheSameThoughTheRegistryHasGrown() throws IOException {
        Path prices = SmallMarket.write(folder, 120, 30);
        run(prices, "first", "--factor", "old=close");
        List<String> both = new ArrayList<>(List.of(COPIES));
        both.addAll(List.of("--set", "factors.max_similarity=1"));
        run(prices, "second", both.toArray(String[]::new));
        run(prices, "third", "--factor", "exact=-open", "--factor", "twin=log(volume)");
        Cli replay =
                Cli.run(
                        "replay",
                        "second",
                        "--runs-root",
                        folder.resolve("runs").toString(),
                        "--quiet");
        assertEquals(0, replay.exitCode(), replay.out() + replay.err());
        // which the growth would have changed
        Map<String, Json.Obj> again = run(prices, "fourth", COPIES);
        assertEquals("third/exact", related(again.get("a_copy"), "of"));
    }

    @Test
    void whatIsOutOfSampleDecidesNothing() throws IOException {
        Path prices = SmallMarket.write(folder, 120, 30);
        Path others = SmallMarket.write(folder.resolve("others.csv"), 120, 30, 7);
        // the first 51 dates: return date 51 is the first of a test window
        List<String> past = Files.readAllLines(prices).subList(0, 1 + 51 * 30);
        List<String> changed = new ArrayList<>(past);
        changed.addAll(Files.readAllLines(others).subList(1 + 51 * 30, 1 + 120 * 30));
        Path otherFuture = Files.write(folder.resolve("other-future.csv"), changed);
        String[] words = {
            "--factor", "a=returns(close, 5)",
            "--factor", "b=returns(open, 4)",
            "--factor", "c=ts_mean(returns(close, 1), 5)",
            "--factor", "d=volume",
            "--factor", "e=ts_mean(close, 45)",
            "--set", "factors.max_correlation=0.99"
        };
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(WINDOWS));
        Map<String, Json.Obj> first = run(prices, "first", all.toArray(String[]::new));
        all.addAll(List.of("--runs-root", folder.resolve("elsewhere").toString()));
        Map<String, Json.Obj> second = run(otherFuture, "second", all.toArray(String[]::new));
        assertNotEquals(
                member(first.get("b"), "evaluation"), member(second.get("b"), "evaluation"));
        for (String id : List.of("a", "b", "c", "d", "e")) {
            assertEquals(
                    member(first.get(id), "most_correlated"),
                    member(second.get(id), "most_correlated"));
        }
        assertEquals("a", related(first.get("b"), "of"));
        // of whose values only 7 lie before the first test window
        assertEquals("null", member(first.get("e"), "most_correlated"));
    }

    private static final String[] COPIES = {
        "--factor", "a_copy=-open",
        "--factor", "b_words=-1 * open",
        "--factor", "c_new=volume",
        "--factor", "d_newer=log(volume)",
        "--factor", "e_other=returns(volume, 3)",
        "--factor", "f_broken=rank(",
        "--set", "factors.max_correlation=0.9"
    };

    private Map<String, Json.Obj> run(Path prices, String id, String... words) throws IOException {
        List<String> all =
                new ArrayList<>(
                        List.of("run", "--data", prices.toString(), "--no-generate", "--quiet"));
        all.addAll(List.of("--run-id", id));
        all.addAll(List.of(words));
        if (!all.contains("--eval-mode")) {
            all.addAll(List.of("--eval-mode", "p0"));
        }
        if (!all.contains("--runs-root")) {
            all.addAll(List.of("--runs-root", folder.resolve("runs").toString()));
        }
        Cli run = Cli.run(all.toArray(String[]::new));
        assertEquals(0, run.exitCode(), run.err());
        Path root = Path.of(all.get(all.indexOf("--runs-root") + 1));
        Path result = root.resolve(id).resolve("result.json");
        Json.Obj object =
                (Json.Obj)
                        JsonReader.parse(
                                Files.readString(result), "result.json", JsonLimits.DEFAULT);
        Map<String, Json.Obj> alphas = new TreeMap<>();
        for (Json item : ((Json.Arr) object.find("coded_factors").orElseThrow()).items()) {
            Json.Obj alpha = (Json.Obj) item;
            alphas.put(alpha.text("alpha_id").orElseThrow(), alpha);
        }
        return alphas;
    }

    private static String related(Json.Obj alpha, String name) {
        return alpha.find("most_correlated").orElseThrow() instanceof Json.Obj related
                ? related.text(name).orElseThrow()
                : "";
    }

    private static double strength(Json.Obj alpha) {
        return ((Json.Obj) alpha.find("most_correlated").orElseThrow()).number("value_correlation");
    }

    private static String text(Json.Obj alpha, String name) {
        return alpha.text(name).orElse("");
    }

    private static String member(Json.Obj alpha, String name) {
        return JsonWriter.compact(alpha.find(name).orElseThrow());
    }
}
