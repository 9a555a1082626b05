package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.artifacts.Provenance.Code;
import dev.alphatrail.artifacts.SampleStudy;
import dev.alphatrail.config.Configuration;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.runstore.RunDirectory;
import dev.alphatrail.study.StudyResult;
import dev.alphatrail.trail.SampleRuns;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// `compare` with many runs, in orders, with less and as CSV.
class CompareManyTest {
    private static final String SHARED = "rank(returns(close, 20))";
    private static final Configuration CONFIG = SampleStudy.configuration();
    private static final Code CODE = new Code("0.1.0", Optional.of("c0ffee".repeat(7)), false);

    @TempDir private Path root = Path.of("");

    private Cli compare(String... args) {
        return Cli.run(
                Stream.concat(
                                Stream.of("compare", "--runs-root", root.toString()),
                                Arrays.stream(args))
                        .toArray(String[]::new));
    }

    private String page(String... args) {
        Cli run = compare(args);
        assertEquals(0, run.exitCode(), run.err());
        return run.out();
    }

    private static String[] words(List<String> ids, String... more) {
        return Stream.concat(ids.stream(), Arrays.stream(more)).toArray(String[]::new);
    }

    private RunDirectory run(String id, StudyResult result, Configuration config) {
        return new SampleRuns(root).finished(id, result, config, CODE);
    }

    private RunDirectory run(String id, double ratio) {
        return run(
                id,
                new SampleStudy().passed("a001", SHARED, ratio).select("a001").result(),
                CONFIG);
    }

    /// Runs `r0`, `r1`, … of rising ratio and holding days, each with a factor of its own.
    private List<String> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    StudyResult result =
                            new SampleStudy()
                                    .passed("a001", SHARED, 0.01 * i)
                                    .passed("a002", "rank(close - " + i + ")", -0.01 * i)
                                    .select("a001")
                                    .result();
                    run("r" + i, result, CONFIG.withOverride("portfolio.holding_days=" + (i + 1)));
                    return "r" + i;
                })
                .toList();
    }

    /// The names of the runs in their order.
    private static List<String> order(String csv) {
        return csv.lines().skip(1).map(line -> line.substring(0, line.indexOf(','))).toList();
    }

    private static List<List<String>> rows(String page, String first) {
        return page.lines()
                .filter(line -> line.startsWith("|"))
                .map(line ->
                        Arrays.stream(line.substring(1).split("(?<!\\\\)\\|"))
                                .map(String::strip)
                                .toList())
                .filter(cells -> cells.getFirst().equals(first))
                .toList();
    }

    private static String section(String page, String title) {
        int from = page.indexOf("## " + title);
        assertTrue(from >= 0, page);
        int to = page.indexOf("\n## ", from);
        return to < 0 ? page.substring(from) : page.substring(from, to);
    }

    @Test
    void fiftyRunsAreRowsThatFitOnAScreen() {
        String page = page(words(many(50)));
        page.lines()
                .filter(line -> line.startsWith("|"))
                .forEach(line -> assertTrue(line.length() <= 160, line));
        List<List<String>> last = rows(page, "AX");
        assertEquals("`r49`", last.getFirst().get(1), "the 50th letter after Z is AX");
        String best = section(page, "Best alphas and the settings that differ");
        assertEquals(
                List.of("AX", "`a001`", "0.49", "4.53", "-5.12", "12.34", "0.0123", "2.05", "`50`"),
                rows(best, "AX").getFirst());
        assertTrue(rows(best, "run").getFirst().contains("`portfolio.holding_days`"), best);
        String shared = section(page, "Factors in several runs");
        assertEquals(
                List.of("1", "50", "0.00", "A", "0.49", "AX", "0.49"),
                rows(shared, "1").getFirst());
        assertTrue(shared.contains("- 1: `" + SHARED + "`\n"), shared);
        String single = section(page, "Factors in one run");
        assertEquals(22, single.lines().filter(line -> line.startsWith("|")).count());
        assertTrue(single.contains("The best 20 of 50;"), single);
    }

    @Test
    void settingsThatDoNotFitBesideTheFiguresGoBelow() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String value = " number " + i;
            Configuration config =
                    CONFIG.withOverride(
                            "tracking.tags={desk: desk"
                                    + value
                                    + ", reviewer: reviewer"
                                    + value
                                    + ", ticket: ticket"
                                    + value
                                    + "}");
            run("r" + i, SampleStudy.typical(), config);
            ids.add("r" + i);
        }
        String best = section(page(words(ids)), "Best alphas and the settings that differ");
        assertEquals(2, rows(best, "E").size(), best);
        assertEquals("`ticket number 4`", rows(best, "E").getLast().getLast());
    }

    @Test
    void fourRunsStandSideBySideAndFiveDoNot() {
        List<String> ids = many(5);
        assertTrue(page(words(ids.subList(0, 4))).contains("## Configuration\n"));
        assertFalse(page(words(ids)).contains("## Configuration\n"));
    }

    @Test
    void ordersByAFigureOfTheBestAlphaWithMissingOnesLastEitherWay() {
        run("low", -1);
        run("none", Double.NaN);
        run("high", 2);
        run("failed", SampleStudy.typical(), CONFIG);
        new SampleRuns(root).failed("broke", CONFIG, "no data");
        String[] ids = {"low", "none", "broke", "high", "failed"};
        assertEquals(
                List.of("low", "failed", "high", "none", "broke"),
                order(page(words(List.of(ids), "--csv", "--min", "information_ratio"))));
        assertEquals(
                List.of("high", "failed", "low", "none", "broke"),
                order(page(words(List.of(ids), "--csv", "--max", "information_ratio"))));
        assertEquals(List.of(ids), order(page(words(List.of(ids), "--csv"))));
    }

    @Test
    void theOrderIsSaidAndItsFigureShown() throws IOException {
        run("one", 1);
        SampleRuns.edit(run("two", 2), "result.json", "\"ic_tstat\": 2.31", "\"ic_tstat\": 1.5");
        String page = page("one", "two", "--min", "ic_tstat");
        assertTrue(page.contains("\nBy `ic_tstat` of the best alpha, lowest first.\n"), page);
        assertEquals("`two`", rows(page, "A").getFirst().get(1));
        assertEquals("1.5000", rows(section(page, "Best alphas"), "A").getFirst().getLast());
        assertEquals("ic_tstat", rows(section(page, "Best alphas"), "run").getFirst().getLast());
    }

    @Test
    void runsThatAreEqualStayInTheOrderGiven() {
        run("one", 0.1 + 0.2);
        run("two", 0.3);
        String[] ids = {"two", "one", "--csv", "--max", "information_ratio"};
        assertEquals(List.of("two", "one"), order(page(ids)), "rounding noise is no difference");
    }

    @Test
    void topKeepsTheFirstOfTheOrder() {
        List<String> ids = many(6);
        String page = page(words(ids, "--max", "information_ratio", "--top", "2"));
        assertTrue(
                page.startsWith(
                        "# Comparison of 2 runs\n\nBy `information_ratio` of the best alpha,"
                                + " highest first: the first 2 of 6 runs.\n"),
                page);
        assertEquals(
                List.of("r5", "r4"),
                order(page(words(ids, "--csv", "--max", "information_ratio", "--top", "2"))));
        assertEquals(List.of("r0"), order(page(words(ids, "--csv", "--top", "1"))));
        assertEquals(6, order(page(words(ids, "--csv", "--top", "99"))).size());
        assertTrue(page(words(ids, "--top", "1")).startsWith("# Comparison of 1 run\n"));
    }

    @Test
    void refusesOrdersThatMakeNoSense() {
        run("one", 1);
        assertAll(
                () ->
                        refused(
                                "--max is 'information_ration', did you mean information_ratio?",
                                "--max",
                                "information_ration"),
                () -> refused("must be one of information_ratio, ", "--min", "x"),
                () -> refused("'\uFFFD[31m'", "--min", "\u001b[31m"),
                () -> refused("--top is '0', must be 1 or more", "--top", "0"),
                () -> refused("mutually exclusive", "--min", "ic", "--max", "ic"),
                () -> refused("mutually exclusive", "--csv", "--json"));
    }

    private void refused(String because, String... args) {
        Cli run = compare(words(List.of("one", "one"), args));
        assertEquals(2, run.exitCode(), run.err());
        assertEquals("", run.out());
        assertTrue(run.err().contains(because), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void skipUnchangedLeavesOnlyWhatDiffersOfAFewRuns() throws IOException {
        StudyResult result =
                new SampleStudy()
                        .passed("a001", SHARED, 1)
                        .passed("a002", "rank(open)", 0.5)
                        .select("a001")
                        .result();
        run("one", result, CONFIG);
        RunDirectory two = run("two", result, CONFIG);
        SampleRuns.edit(
                two,
                "result.json",
                "\"last_date\": \"2024-01-04\"",
                "\"last_date\": \"2024-01-05\"");
        String json = "\"formula\": \"" + SHARED + "\"";
        assertTrue(Files.readString(two.file("result.json")).contains(json));
        String all = page("one", "two");
        assertTrue(all.contains("| first_date"), all);
        String less = page("one", "two", "--skip-unchanged");
        assertAll(
                () -> assertFalse(less.contains("| first_date"), less),
                () -> assertEquals(1, rows(less, "last_date").size(), less),
                () -> assertTrue(less.contains("The code does not differ."), less),
                () -> assertTrue(less.contains("No setting differs."), less),
                () ->
                        assertEquals(
                                List.of("A", "`a001`"),
                                rows(section(less, "Best alphas"), "A").getFirst(),
                                "figures are the same"),
                () ->
                        assertTrue(
                                less.contains("2 factors are the same in all runs and left out."),
                                less));
    }

    @Test
    void skipUnchangedKeepsFactorsAndFiguresThatChanged() {
        run(
                "one",
                new SampleStudy()
                        .passed("a001", SHARED, 1)
                        .passed("a002", "rank(open)", 0.5)
                        .passed("a003", "rank(low)", 0.5)
                        .select("a001")
                        .result(),
                CONFIG);
        run(
                "two",
                new SampleStudy()
                        .passed("a001", SHARED, 2)
                        .rejected("a002", "rank(open)", 0.5, "too dull")
                        .passed("a003", "rank(low)", 0.5)
                        .select("a001")
                        .result(),
                CONFIG);
        String page = page("one", "two", "--skip-unchanged");
        String shared = section(page, "Factors in several runs");
        assertEquals(List.of("`a001`", "1.00 → 2.00 (+1.00)"), rows(shared, "`a001`").getFirst());
        assertEquals(List.of("`a002`", "0.50"), rows(shared, "`a002`").getFirst(), "its verdict");
        assertTrue(rows(shared, "`a003`").isEmpty(), shared);
        assertTrue(shared.contains("1 factor is the same in all runs and left out."), shared);
        Json.Obj json =
                JsonReader.parse(
                                page("one", "two", "--skip-unchanged", "--json"),
                                "stdout",
                                JsonLimits.DEFAULT)
                        .asObject();
        assertEquals(2, ((Json.Arr) json.find("factors").orElseThrow()).items().size());
    }

    @Test
    void skipUnchangedTakesColumnsOutOfManyRunsAndOfCsv() {
        List<String> ids = many(6);
        String page = page(words(ids, "--skip-unchanged"));
        assertTrue(page.contains("Neither data nor code differ."), page);
        String best = section(page, "Best alphas and the settings that differ");
        assertEquals(
                List.of("run", "IR", "`portfolio.holding_days`"), rows(best, "run").getFirst());
        String csv = page(words(ids, "--skip-unchanged", "--csv"));
        assertEquals(
                "run,information_ratio,wf_test_ir_mean,portfolio.holding_days",
                csv.lines().findFirst().orElseThrow());
        assertEquals("r5,0.05,0.05,6", csv.lines().toList().getLast());
    }

    @Test
    void csvHoldsEveryFigureUnroundedAndTextsOnOneLine() {
        run("one", 1.0 / 3);
        run(
                "two",
                new SampleStudy().idea("a, \"b\"\n\u001b[31m").failed("a001", "-x", "no").result(),
                CONFIG.withOverride("portfolio.holding_days=7"));
        List<String> lines = page("one", "two", "--csv").lines().toList();
        assertEquals(3, lines.size());
        List<String> head = List.of(lines.getFirst().split(",", -1));
        List<String> one = List.of(lines.get(1).replace("\"" + SHARED + "\"", "f").split(",", -1));
        assertEquals("0.3333333333333333", one.get(head.indexOf("information_ratio")));
        assertEquals("-0.4", one.get(head.indexOf("rank_ic_tstat")));
        assertEquals("prices", one.get(head.indexOf("data.label")));
        assertEquals("f", one.get(head.indexOf("best_formula")));
        assertEquals("portfolio.holding_days", head.getLast());
        assertTrue(lines.get(2).contains(",\"a, \"\"b\"\" \uFFFD[31m\","), lines.get(2));
    }

    @Test
    void manyRunsNeverBecomeMarkupOrEscapes() throws IOException {
        List<String> ids = many(5);
        String hostile = "x | <b>y</b> \u001b[31m [l](http://d) `e`";
        RunDirectory six =
                run(
                        "six",
                        new SampleStudy()
                                .idea(hostile)
                                .passed("a001", hostile, 1)
                                .select("a001")
                                .result(),
                        CONFIG.withOverride("tracking.notes=" + hostile));
        SampleRuns.edit(six, "result.json", "\"a001\"", "\"../|\\u001by\"");
        String page = page(Stream.concat(ids.stream(), Stream.of("six")).toArray(String[]::new));
        assertFalse(page.contains("\u001b"), page);
        List<List<String>> best =
                rows(section(page, "Best alphas and the settings that differ"), "F");
        assertEquals("`../\\|\uFFFDy`", best.getFirst().get(1));
        String notes = best.getLast().getLast();
        assertTrue(notes.startsWith("`x \\| <b>y</b> "), notes);
        assertTrue(rows(page, "F").getFirst().get(6).startsWith("x \\| \\<b\\>y\\</b\\>"), page);
        String ratios = section(page, "Information ratio against A");
        assertTrue(ratios.contains("- F: no interval: in F, \"daily/../\\|?y\\_oos"), ratios);
    }
}
