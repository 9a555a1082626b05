package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.artifacts.Provenance.Code;
import dev.alphatrail.artifacts.SampleStudy;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.runstore.RunDirectory;
import dev.alphatrail.trail.SampleRuns;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/// What `compare` says of the difference between the best alphas of two runs.
class CompareRatiosTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 2);
    private static final Code CODE = new Code("0.1.0", Optional.empty(), false);

    @TempDir private Path root = Path.of("");

    private RunDirectory run(String id) {
        return new SampleRuns(root)
                .finished(
                        id,
                        new SampleStudy().passed("a001", "rank(close)", 1).select("a001").result(),
                        SampleStudy.configuration(),
                        CODE);
    }

    private void daily(RunDirectory run, String text) throws IOException {
        Path file = run.path().resolve("daily/a001_oos_daily.csv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /// Days from `from` (inclusive) to `to` (exclusive) after the first.
    private static String days(int from, int to, IntToDoubleFunction net) {
        StringBuilder csv = new StringBuilder("datetime,gross_return,net_return\n");
        for (int t = from; t < to; t++) {
            csv.append(FIRST.plusDays(t)).append(",0,").append(net.applyAsDouble(t)).append('\n');
        }
        return csv.toString();
    }

    /// Between -0.01 and 0.01.
    private static double noise(int t, int factor) {
        return ((t * t * factor + t * 7919) % 1009 - 504) / 50_400.0;
    }

    private String page(String... words) {
        Cli run = compare(words);
        assertEquals(0, run.exitCode(), run.err());
        return run.out();
    }

    private Cli compare(String... words) {
        String[] args = new String[words.length + 3];
        args[0] = "compare";
        args[1] = "--runs-root";
        args[2] = root.toString();
        System.arraycopy(words, 0, args, 3, words.length);
        return Cli.run(args);
    }

    private static Json.Obj second(String json) {
        Json.Obj page = JsonReader.parse(json, "stdout", JsonLimits.DEFAULT).asObject();
        Json.Arr found = (Json.Arr) page.find("information_ratio_differences").orElseThrow();
        assertEquals(Json.Null.NULL, found.items().getFirst(), "the baseline");
        return found.items().get(1).asObject();
    }

    @Test
    void pairsTheDaysThatBothRunsHave() throws IOException {
        daily(run("one"), days(0, 100, t -> t % 2 == 0 ? 0.01 : -0.008));
        daily(run("two"), days(20, 130, t -> t % 2 == 0 ? 0.012 : -0.008));
        Json.Obj found = second(page("one", "two", "--json"));
        // 80 days, half of them each; std = half the distance · √(80 / 79)
        double year = Math.sqrt(252 * 79 / 80.0);
        assertAll(
                () -> assertEquals(80, found.number("common_days")),
                () -> assertEquals(0.002 / 0.01 * year, found.number("information_ratio"), 1e-9),
                () ->
                        assertEquals(
                                0.001 / 0.009 * year,
                                found.number("baseline_information_ratio"),
                                1e-9),
                () ->
                        assertEquals(
                                (0.002 / 0.01 - 0.001 / 0.009) * year,
                                found.number("difference"),
                                1e-9),
                () -> assertEquals(10_000, found.number("resamples")),
                () -> assertEquals(Optional.of(Json.Null.NULL), found.find("refused")));
    }

    @Test
    void saysInASentenceWhetherTheRunsAreDistinguishable() throws IOException {
        daily(run("base"), days(0, 630, t -> noise(t, 37)));
        daily(run("alike"), days(0, 630, t -> noise(t, 61)));
        daily(run("better"), days(0, 630, t -> noise(t, 37) + 0.002));
        String page = page("base", "alike", "better");
        String number = "−?[0-9]+\\.[0-9]{2}";
        String sentence =
                "IR N − (N|\\(N\\)) = N, 95% interval \\[N, N\\] over 630 common days: "
                        .replace("N", number);
        assertTrue(
                page.lines()
                        .anyMatch(line ->
                                line.matches("- B − A: " + sentence + "not distinguishable")),
                page);
        assertTrue(
                page.lines()
                        .anyMatch(line -> line.matches("- C − A: " + sentence + "distinguishable")),
                page);
        Json.Obj alike = second(page("base", "alike", "--json"));
        assertEquals(Optional.of(new Json.Bool(true)), alike.find("contains_zero"));
        assertTrue(alike.number("lower") < alike.number("difference"));
        assertTrue(alike.number("difference") < alike.number("upper"));
        Json.Obj better = second(page("base", "better", "--json"));
        assertEquals(Optional.of(new Json.Bool(false)), better.find("contains_zero"));
    }

    @Test
    void theSameRunsGiveTheSameBytes() throws IOException {
        daily(run("one"), days(0, 200, t -> noise(t, 37)));
        daily(run("two"), days(0, 200, t -> noise(t, 61)));
        assertEquals(page("one", "two", "--json"), page("one", "two", "--json"));
    }

    @Test
    void theFirstOfTheOrderIsTheBaseline() throws IOException {
        daily(run("one"), days(0, 100, t -> noise(t, 37)));
        RunDirectory two = run("two");
        daily(two, days(0, 100, t -> noise(t, 61)));
        SampleRuns.edit(
                two, "result.json", "\"information_ratio\": 1,", "\"information_ratio\": 2,");
        double given = second(page("one", "two", "--json")).number("difference");
        double ordered =
                second(page("one", "two", "--json", "--max", "information_ratio"))
                        .number("difference");
        assertEquals(-given, ordered, 1e-12);
        assertFalse(Double.isNaN(given));
    }

    @Test
    void refusesWithAReasonWhatCannotBeCompared() throws IOException {
        daily(run("base"), days(0, 100, t -> noise(t, 37)));
        daily(run("short"), days(41, 200, t -> noise(t, 37)));
        daily(run("flat"), days(0, 100, _ -> 0));
        Files.deleteIfExists(run("none").path().resolve("daily/a001_oos_daily.csv"));
        daily(run("text"), days(0, 3, t -> noise(t, 37)) + "2025-01-01,0,oops\n");
        daily(run("nan"), days(0, 3, t -> noise(t, 37)) + "2025-01-01,0,NaN\n");
        daily(run("cells"), days(0, 3, t -> noise(t, 37)) + "2025-01-01\n");
        daily(run("back"), days(0, 3, t -> noise(t, 37)) + "2020-01-01,0,0\n");
        daily(run("head"), "datetime,x\n");
        daily(run("empty"), "");
        new SampleRuns(root)
                .finished(
                        "unselected",
                        new SampleStudy().rejected("a001", "rank(close)", 1, "dull").result(),
                        SampleStudy.configuration(),
                        CODE);
        assertAll(
                () -> refused("short", "59 common days, at least 60 are needed"),
                () ->
                        refused(
                                "flat",
                                "over the 100 common days the returns of one of them hardly vary"),
                () -> refused("none", "in B, there is no daily/a001_oos_daily.csv"),
                () ->
                        refused(
                                "text",
                                "in B, daily/a001_oos_daily.csv, line 5: no date or no number"),
                () ->
                        refused(
                                "nan",
                                "in B, daily/a001_oos_daily.csv, line 5: no date or no number"),
                () ->
                        refused(
                                "cells",
                                "in B, daily/a001_oos_daily.csv, line 5: 1 cells instead of 3"),
                () ->
                        refused(
                                "back",
                                "in B, daily/a001_oos_daily.csv, line 5: the dates do not ascend"),
                () -> refused("head", "in B, daily/a001_oos_daily.csv has no column net_return"),
                () -> refused("empty", "in B, daily/a001_oos_daily.csv has no column datetime"),
                () -> refused("unselected", "in B, no alpha was selected"));
        assertTrue(
                page("none", "base").contains("- B − A: no interval: in A, there is no daily"),
                "the baseline has none");
        assertTrue(page("base", "short", "--csv").contains("ir_difference,"));
    }

    private void refused(String id, String because) {
        assertEquals(Optional.of(because), second(page("base", id, "--json")).text("refused"));
        String shown = because.replace("_", "\\_");
        String page = page("base", id);
        assertTrue(page.contains("- B − A: no interval: " + shown + "\n"), page);
    }

    @Test
    void daysWithoutAReturnDoNotCount() throws IOException {
        daily(run("one"), days(0, 100, t -> noise(t, 37)));
        String gap =
                days(0, 100, t -> noise(t, 61))
                        .replaceFirst("(?m)^2024-02-01,0,.*$", "2024-02-01,0,");
        daily(run("two"), gap);
        assertEquals(99, second(page("one", "two", "--json")).number("common_days"));
    }

    @Test
    void ofManyRunsEachIsARow() throws IOException {
        String[] ids = {"r0", "r1", "r2", "r3", "r4"};
        for (int i = 0; i < ids.length; i++) {
            int factor = 37 + 2 * i;
            daily(run(ids[i]), days(0, i == 4 ? 10 : 100, t -> noise(t, factor)));
        }
        String page = page(ids);
        String table = page.substring(page.indexOf("## Information ratio against A"));
        assertTrue(
                table.lines()
                        .anyMatch(
                                line -> line.matches("\\| B .*\\| +100 \\| .*distinguishable \\|")),
                table);
        assertTrue(table.lines().anyMatch(line -> line.matches("\\| E .*no interval \\|")), table);
        String why = "no interval: 10 common days, at least 60 are needed";
        assertTrue(table.contains("\n- E: " + why + "\n"), table);
        daily(run("r5"), days(0, 10, t -> noise(t, 37)));
        assertTrue(page("r0", "r1", "r2", "r3", "r4", "r5").contains("\n- E, F: " + why + "\n"));
    }

    @Test
    void aThousandDaysTakeWellUnderASecond() throws IOException {
        daily(run("one"), days(0, 1_000, t -> noise(t, 37)));
        daily(run("two"), days(0, 1_000, t -> noise(t, 61)));
        long start = System.nanoTime();
        page("one", "two");
        double seconds = (System.nanoTime() - start) / 1e9;
        assertTrue(seconds < 3, "on a busy machine: " + seconds + " s");
    }
}
