package dev.alphatrail.artifacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import dev.alphatrail.config.Configuration;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.study.StudyResult;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

class StudyArtifactsTest {
    private static final String DAILY_A001 = "daily/a001_oos_daily.csv";

    @Test
    void aRunHoldsItsFilesInAFixedOrder() {
        assertEquals(
                List.of(
                        "config.json",
                        "result.json",
                        "alpha_metrics.csv",
                        "sota_alphas.json",
                        DAILY_A001),
                names(SampleStudy.typical(), 1));
    }

    @Test
    void dailySeriesAreOfTheFirstSelectedOnly() {
        assertEquals(List.of(), daily(SampleStudy.typical(), 0));
        assertEquals(
                List.of(DAILY_A001, "daily/a002_oos_daily.csv"), daily(SampleStudy.typical(), 9));
    }

    @Test
    void dailySeriesAreOfTheBestRejectedWhenNothingWasSelected() {
        StudyResult result =
                new SampleStudy()
                        .failed("a1", "x", "no")
                        .rejected("a2", "close", -1, "min_ir")
                        .rejected("a3", "close", 0.5, "min_ir")
                        .result();
        assertEquals(List.of("daily/a3_oos_daily.csv"), daily(result, 1));
    }

    @Test
    void theQuickLookHasNoDailySeries() {
        assertEquals(
                List.of(),
                daily(
                        new SampleStudy()
                                .quickLook()
                                .passed("a1", "close", 1)
                                .select("a1")
                                .result(),
                        5));
    }

    @Test
    void theDailySeriesReadsBackToTheLastDigit() {
        String csv = text(SampleStudy.typical(), SampleStudy.configuration(), DAILY_A001);
        List<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
        assertEquals(
                List.of(
                        "datetime",
                        "gross_return",
                        "linear_cost",
                        "spread_cost",
                        "impact_cost",
                        "borrow_cost",
                        "net_return",
                        "turnover",
                        "gross_exposure",
                        "n_long",
                        "n_short",
                        "equity",
                        "drawdown"),
                rows.getFirst().getHeader());
        assertEquals(3, rows.size());
        assertEquals("2024-01-02", rows.getFirst().getField("datetime"));
        assertEquals("1e-7", rows.getLast().getField("impact_cost"));
        assertEquals(1.0014362747341710, Double.parseDouble(rows.getLast().getField("equity")));
        assertEquals("3", rows.getLast().getField("n_short"));
    }

    @Test
    void theSelectedAlphasStandInTheirOrderWithWordsAndFigures() {
        Json.Obj sota = SotaJson.of(SampleStudy.typical());
        assertEquals(SampleStudy.typical().market().label(), sota.text("data_label").orElseThrow());
        List<Json> alphas = ((Json.Arr) sota.find("alphas").orElseThrow()).items();
        Json.Obj first = alphas.getFirst().asObject();
        assertEquals(2, alphas.size());
        assertEquals(1, first.number("rank"));
        assertEquals("a001", first.text("alpha_id").orElseThrow());
        assertEquals("-rank(close)", first.text("formula").orElseThrow());
        assertEquals(
                "Price trend. Winners keep winning for a while.",
                first.text("words").orElseThrow());
        assertEquals(1.5, first.number("information_ratio"));
        assertEquals(-1, first.number("latest_sign"));
        assertEquals(2, alphas.getLast().asObject().number("rank"));
    }

    @Test
    void nothingSelectedIsAnEmptyList() {
        Json.Obj sota = SotaJson.of(new SampleStudy().rejected("a1", "close", 1, "no").result());
        assertEquals("[]", JsonWriter.compact(sota.find("alphas").orElseThrow()));
    }

    @Test
    void theConfigurationReadsBackToTheSameSettings() {
        Configuration configuration = SampleStudy.savingDaily(3);
        String text = text(SampleStudy.typical(), configuration, "config.json");
        Json.Obj json = JsonReader.parse(text, "config.json", JsonLimits.DEFAULT).asObject();
        assertEquals(configuration.toJson(), Configuration.fromJson(json, "config.json").toJson());
    }

    @Test
    void theRegistryHasALineForEveryAlphaTriedFailedOnesToo() {
        List<Json.Obj> lines =
                RegistryLines.of("20260131T093000Z_main_0123456789", SampleStudy.typical());
        assertEquals(5, lines.size());
        assertTrue(
                lines.stream()
                        .allMatch(line ->
                                line.text("run_id")
                                        .equals(Optional.of("20260131T093000Z_main_0123456789"))));
        assertEquals(1.25, lines.getFirst().number("information_ratio"));
        assertEquals("ab".repeat(32), lines.getFirst().text("formula_hash").orElseThrow());
        assertTrue(lines.getLast().text("error").orElseThrow().startsWith("unknown name"));
        assertEquals(Json.Null.NULL, lines.getLast().find("information_ratio").orElseThrow());
    }

    private static String text(StudyResult result, Configuration configuration, String name) {
        return Objects.requireNonNull(StudyArtifacts.of(result, configuration).get(name), name);
    }

    private static List<String> names(StudyResult result, int dailyTop) {
        return new ArrayList<>(
                StudyArtifacts.of(result, SampleStudy.savingDaily(dailyTop)).keySet());
    }

    private static List<String> daily(StudyResult result, int dailyTop) {
        return names(result, dailyTop).stream().filter(name -> name.startsWith("daily/")).toList();
    }
}
