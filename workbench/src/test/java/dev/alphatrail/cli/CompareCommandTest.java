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

class CompareCommandTest {
    private static final String SHARED = "rank(returns(close, 20))";
    private static final Configuration CONFIG = SampleStudy.configuration();
    private static final Code CODE = new Code("0.1.0", Optional.of("c0ffee".repeat(7)), false);

    @TempDir private Path root = Path.of("");

    private Cli compare(String... args) {
        List<String> words = new ArrayList<>(List.of("compare", "--runs-root", root.toString()));
        words.addAll(List.of(args));
        return Cli.run(words.toArray(String[]::new));
    }

    private RunDirectory run(String id, StudyResult result) {
        return new SampleRuns(root).finished(id, result, CONFIG, CODE);
    }

    private static SampleStudy study() {
        return new SampleStudy();
    }

    /// The cells of the row that begins with a cell.
    private static List<String> cells(String page, String first) {
        return page.lines()
                .filter(line -> line.startsWith("|"))
                .map(line ->
                        Arrays.stream(line.substring(1).split("(?<!\\\\)\\|"))
                                .map(String::strip)
                                .toList())
                .filter(cells -> cells.getFirst().equals(first))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + first + " in\n" + page));
    }

    private static String section(String page, String title) {
        int from = page.indexOf("## " + title);
        assertTrue(from >= 0, page);
        int to = page.indexOf("\n## ", from);
        return to < 0 ? page.substring(from) : page.substring(from, to);
    }

    private Json.Obj json(String... ids) {
        List<String> args = new ArrayList<>(List.of(ids));
        args.add("--json");
        Cli run = compare(args.toArray(String[]::new));
        assertEquals(0, run.exitCode(), run.err());
        return JsonReader.parse(run.out(), "stdout", JsonLimits.DEFAULT).asObject();
    }

    private static List<Json> items(Json.Obj object, String key) {
        return ((Json.Arr) object.find(key).orElseThrow()).items();
    }

    private void twoRuns() throws IOException {
        run(
                "one",
                study().passed("a001", SHARED, 0.5)
                        .passed("a002", "rank(open)", 0.25)
                        .select("a001")
                        .result());
        RunDirectory two =
                run(
                        "two",
                        study().passed("a001", "rank(high)", 2)
                                .passed("a009", SHARED, 0.75)
                                .select("a009")
                                .result());
        SampleRuns.edit(
                two,
                "result.json",
                "\"annualized_return\": 0.0453",
                "\"annualized_return\": 0.0353");
    }

    @Test
    void theSameFormulaIsOneRowWithItsChangeWhateverItsId() throws IOException {
        twoRuns();
        Cli run = compare("one", "two");
        assertEquals(0, run.exitCode(), run.err());
        String shared = section(run.out(), "Factors in several runs");
        assertEquals(
                List.of(
                        "A `a001`, B `a009`",
                        "0.50 → 0.75 (+0.25)",
                        "4.53 → 3.53 (-1.00)",
                        "-5.12",
                        "12.34",
                        "0.0123",
                        "2.05"),
                cells(shared, "A `a001`, B `a009`"));
        assertTrue(shared.contains("- A `a001`, B `a009`: `" + SHARED + "`\n"), shared);
    }

    @Test
    void factorsOfOneRunAreListedAsSuch() throws IOException {
        twoRuns();
        String page = compare("one", "two").out();
        assertEquals("0.25", cells(section(page, "Factors only in A"), "`a002`").get(1));
        assertEquals("2.00", cells(section(page, "Factors only in B"), "`a001`").get(1));
        assertFalse(section(page, "Factors only in A").contains(SHARED));
    }

    @Test
    void showsTheBestOfEachRun() throws IOException {
        twoRuns();
        String best = section(compare("one", "two").out(), "Best alphas");
        assertEquals("`a001`", cells(best, "A").get(1));
        assertEquals("`a009`", cells(best, "B").get(1));
        assertEquals("3.53", cells(best, "B").get(3));
    }

    @Test
    void showsOnlySettingsThatDiffer() {
        StudyResult result = SampleStudy.typical();
        new SampleRuns(root).finished("one", result, CONFIG, CODE);
        Configuration other =
                CONFIG.withOverride("portfolio.holding_days=7")
                        .withOverride("tracking.notes=a | b");
        new SampleRuns(root).finished("two", result, other, CODE);
        String settings = section(compare("one", "two").out(), "Configuration");
        assertEquals("`7`", cells(settings, "`portfolio.holding_days`").get(2));
        assertEquals(
                List.of("`tracking.notes`", "", "`a \\| b`"), cells(settings, "`tracking.notes`"));
        assertEquals(4, settings.lines().filter(line -> line.startsWith("|")).count(), settings);
        assertTrue(
                section(compare("one", "one").out(), "Configuration")
                        .contains("No setting differs."));
    }

    @Test
    void aSettingYoungerThanARunCountsAsTheDefault() throws IOException {
        RunDirectory old = run("old", SampleStudy.typical());
        run("new", SampleStudy.typical());
        String config = Files.readString(old.file("config.json"));
        String without = config.replaceFirst("(?m)^ *\"holding_days\".*\n", "");
        assertFalse(without.equals(config));
        Files.writeString(old.file("config.json"), without);
        assertTrue(
                section(compare("old", "new").out(), "Configuration")
                        .contains("No setting differs."));
    }

    @Test
    void setsDataAndCodeSideBySideAndCautionsWhereTheyMatter() throws IOException {
        StudyResult result = SampleStudy.typical();
        new SampleRuns(root).finished("one", result, CONFIG, CODE);
        RunDirectory two =
                new SampleRuns(root)
                        .finished(
                                "two",
                                result,
                                CONFIG,
                                new Code("0.2.0", Optional.of("beef".repeat(10)), true));
        assertFalse(compare("one", "one").out().contains("> "));
        SampleRuns.edit(two, "result.json", "\"panel_sha256\": \"efef", "\"panel_sha256\": \"0000");
        SampleRuns.edit(two, "result.json", "\"mode_used\": \"p2\"", "\"mode_used\": \"p0\"");
        String page = compare("one", "two").out();
        assertAll(
                () -> assertEquals(List.of("label", "`prices`", "`prices`"), cells(page, "label")),
                () ->
                        assertEquals(
                                List.of("panel_sha256", "`efefefefefef`", "`0000efefefef`"),
                                cells(page, "panel_sha256")),
                () ->
                        assertEquals(
                                List.of("first_date", "`2024-01-02`", "`2024-01-02`"),
                                cells(page, "first_date")),
                () ->
                        assertEquals(
                                List.of("instruments", "`2`", "`2`"), cells(page, "instruments")),
                () ->
                        assertEquals(
                                List.of("version", "`0.1.0`", "`0.2.0`"), cells(page, "version")),
                () ->
                        assertEquals(
                                List.of("commit", "`c0ffeec0ffee`", "`beefbeefbeef` and changes"),
                                cells(page, "commit")),
                () -> assertTrue(page.contains("> The data differ")),
                () -> assertTrue(page.contains("> The evaluation modes differ")));
    }

    @Test
    void whatIsMissingIsEmptyAndHasNoChange() {
        run(
                "one",
                study().passed("a001", SHARED, 0.5)
                        .passed("a002", "rank(open)", Double.NaN)
                        .result());
        run(
                "two",
                study().passed("a001", SHARED, Double.NaN)
                        .passed("a002", "rank(open)", Double.NaN)
                        .result());
        String page = compare("one", "two").out();
        assertEquals("0.50 →", cells(section(page, "Factors in several runs"), "`a001`").get(1));
        assertEquals("", cells(page, "`a002`").get(1));
        assertEquals(
                List.of("A", "none selected", "", "", "", "", "", ""),
                cells(section(page, "Best alphas"), "A"));
        Json.Obj factor = items(json("one", "two"), "factors").getFirst().asObject();
        assertEquals(
                Json.Null.NULL,
                items(factor, "changes").get(1).asObject().find("information_ratio").orElseThrow());
    }

    @Test
    void jsonHoldsTheStoredFiguresAndTheirChanges() throws IOException {
        twoRuns();
        Json.Obj json = json("one", "two");
        assertEquals("two", items(json, "runs").get(1).asObject().text("run").orElseThrow());
        Json.Obj shared =
                items(json, "factors").stream()
                        .map(Json::asObject)
                        .filter(factor -> factor.text("formula").equals(Optional.of(SHARED)))
                        .findFirst()
                        .orElseThrow();
        assertEquals(Optional.of(SampleRuns.hash(SHARED)), shared.text("formula_hash"));
        assertEquals(0.75, items(shared, "alphas").get(1).asObject().number("information_ratio"));
        assertEquals(Json.Null.NULL, items(shared, "changes").getFirst());
        assertEquals(0.25, items(shared, "changes").get(1).asObject().number("information_ratio"));
        assertEquals(
                -0.01,
                items(shared, "changes").get(1).asObject().number("annualized_return"),
                1e-15);
        Json.Obj only = items(json, "factors").getFirst().asObject();
        assertEquals(Optional.of("rank(high)"), only.text("formula"), "best first");
        assertEquals(Json.Null.NULL, items(only, "alphas").getFirst());
    }

    @Test
    void changesOfSeveralRunsAreAgainstTheFirstThatHasTheFactor() {
        run("one", study().passed("a001", "rank(open)", 1).result());
        run("two", study().passed("a001", SHARED, 0.5).result());
        run("three", study().passed("a001", SHARED, 0.75).result());
        String page = compare("one", "two", "three").out();
        assertEquals("0.50 → 0.75 (+0.25)", cells(page, "B `a001`, C `a001`").get(1));
    }

    @Test
    void comparesAFailedRunAsFarAsItGoes() {
        run("one", SampleStudy.typical());
        new SampleRuns(root)
                .failed(
                        "two",
                        CONFIG.withOverride("portfolio.holding_days=7"),
                        "prices.csv: no such file");
        Cli run = compare("one", "two");
        assertEquals(0, run.exitCode(), run.err());
        List<String> two = cells(run.out(), "B");
        assertEquals("failed: prices.csv: no such file", two.get(3));
        assertEquals("Momentum + liquidity", two.get(6));
        assertEquals(List.of("label", "`prices`", ""), cells(run.out(), "label"));
        assertEquals("`7`", cells(run.out(), "`portfolio.holding_days`").get(2));
        assertFalse(run.out().contains("> "), "a run without data differs in none");
    }

    @Test
    void aFactorThatFailedSaysWhy() {
        run("one", SampleStudy.typical());
        run("two", study().passed("a001", SHARED, 1).result());
        String only = section(compare("one", "two").out(), "Factors only in A");
        assertTrue(only.contains("- `a005`: `rank(klose)`; failed: unknown name 'klose'"), only);
    }

    @Test
    void takesPathsAndWritesTheMarkdownToAFileToo() throws IOException {
        RunDirectory one = run("one", SampleStudy.typical());
        Path file = root.resolve("compare.md");
        Cli run = compare(one.path().toString(), one.path() + "/", "--output", file.toString());
        assertEquals(0, run.exitCode(), run.err());
        assertEquals(run.out(), Files.readString(file));
        assertEquals(0, compare("one", "one", "--json", "--output", file.toString()).exitCode());
        assertEquals(run.out(), Files.readString(file), "Markdown even with --json");
    }

    @Test
    void saysInOneLineWhatCannotBeCompared() throws IOException {
        RunDirectory good = run("good", SampleStudy.typical());
        RunDirectory noConfig = run("noconfig", SampleStudy.typical());
        Files.delete(noConfig.file("config.json"));
        RunDirectory noResult = run("noresult", SampleStudy.typical());
        Files.delete(noResult.file("result.json"));
        RunDirectory newer = run("newer", SampleStudy.typical());
        SampleRuns.edit(newer, "config.json", "\"schema_version\": 1", "\"schema_version\": 2");
        RunDirectory newResult = run("newresult", SampleStudy.typical());
        SampleRuns.edit(newResult, "result.json", "\"schema_version\": 1", "\"schema_version\": 9");
        RunDirectory broken = run("broken", SampleStudy.typical());
        Files.writeString(broken.file("result.json"), "{\"schema_version\": 1,\n oops");
        RunDirectory foreign = run("foreign", SampleStudy.typical());
        Files.writeString(foreign.file("config.json"), "[1]");
        assertAll(
                () -> refused("noconfig", noConfig.path() + " has no config.json"),
                () -> refused("noresult", noResult.path() + " has no result.json"),
                () ->
                        refused(
                                "newer",
                                newer.path().resolve("config.json") + ": schema_version is 2"),
                () ->
                        refused(
                                "newresult",
                                newResult.path().resolve("result.json") + ": schema_version is 9"),
                () -> refused("broken", "result.json, line 2"),
                () -> refused("foreign", "must be a JSON object"),
                () -> refused("never", "no run \"never\""),
                () -> refused("../\u001b[31m", "no run"));
        Cli unwritable =
                compare("good", "good", "--output", good.path().resolve("missing/x.md").toString());
        assertEquals(1, unwritable.exitCode());
        assertTrue(unwritable.err().contains("cannot write --output"), unwritable.err());
        assertEquals("", unwritable.out());
    }

    private void refused(String id, String because) {
        Cli run = compare("good", id);
        assertEquals(1, run.exitCode(), run.err());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains(because), run.err());
        assertFalse(run.err().contains("\u001b"), run.err());
    }

    @Test
    void oneRunIsNoComparison() {
        run("one", SampleStudy.typical());
        assertEquals(2, compare("one").exitCode());
        assertEquals(2, compare().exitCode());
    }

    @Test
    void textsOfARunNeverBecomeMarkupOrEscapes() throws IOException {
        String hostile = "a|b\u001b[31m <script>x</script> [c](http://d) `e` **f**";
        RunDirectory one =
                run(
                        "one",
                        study().idea(hostile)
                                .passed("a001", SHARED + " | `\u001b", 1)
                                .select("a001")
                                .result());
        SampleRuns.edit(one, "result.json", "\"a001\"", "\"x`|\\u001by\"");
        run("two", study().failed("a|1", hostile, hostile).result());
        String page = compare("one", "two").out();
        assertFalse(page.contains("\u001b"));
        List<String> head = page.lines().filter(line -> line.startsWith("| A")).toList();
        assertEquals(7, cells(page, "A").size(), head.toString());
        String idea = cells(page, "A").get(6);
        assertTrue(idea.startsWith("a\\|b\uFFFD\\[31m \\<script\\>"), idea);
        assertTrue(idea.contains("\\`e\\` \\*\\*f\\*\\*"), idea);
        assertEquals("``x`\\| y``", cells(section(page, "Best alphas"), "A").get(1));
    }
}
