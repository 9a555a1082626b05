package dev.alphatrail.artifacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.study.StudyResult;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class ResultJsonTest {
    private final Json.Obj result = ResultJson.of(SampleStudy.typical());

    @Test
    void whatWasWrittenReadsBackAsTheSameValue() {
        assertEquals(
                result,
                JsonReader.parse(JsonWriter.pretty(result), "result.json", JsonLimits.DEFAULT));
    }

    @Test
    void theKeysStandInAFixedOrder() {
        assertEquals(
                List.of(
                        "schema_version",
                        "idea",
                        "mode_requested",
                        "mode_used",
                        "warnings",
                        "selection",
                        "data",
                        "model",
                        "rounds",
                        "seed_alphas",
                        "coded_factors"),
                new ArrayList<>(result.members().keySet()));
    }

    @Test
    void everyKeyIsSnakeCase() {
        assertEquals(
                List.of(), keys(result).filter(key -> !key.matches("[a-z][a-z0-9_]*")).toList());
    }

    @Test
    void pathsStayOutAndDigestsComeIn() {
        String text = JsonWriter.compact(result);
        assertFalse(text.contains("somebody"));
        assertTrue(
                text.contains(
                        "{\"role\":\"prices\",\"bytes\":4711,\"sha256\":\""
                                + "cd".repeat(32)
                                + "\"}"));
        assertTrue(text.contains("\"panel_sha256\":\"" + "ef".repeat(32) + "\""));
    }

    @Test
    void theDataAreDescribedWithEveryCount() {
        Json.Obj data = object(result, "data");
        assertEquals("prices", data.text("label").orElseThrow());
        assertEquals(3, data.number("dates"));
        assertEquals(2, data.number("instruments"));
        assertEquals("2024-01-02", data.text("first_date").orElseThrow());
        assertEquals("2024-01-04", data.text("last_date").orElseThrow());
        assertEquals(
                "{\"duplicate_rows\":3,\"high_below_low_rows\":0,\"rows_read\":1258}",
                JsonWriter.compact(object(object(data, "data_quality"), "counts")));
    }

    @Test
    void allAlphasAreThereInTheOrderOfTrying() {
        for (String list : List.of("seed_alphas", "coded_factors")) {
            assertEquals(
                    List.of("a002", "a001", "a003", "a004", "a005"),
                    items(result, list).stream()
                            .map(alpha -> alpha.text("alpha_id").orElseThrow())
                            .toList());
        }
        assertEquals(
                "[\"a001\",\"a002\"]", JsonWriter.compact(result.find("selection").orElseThrow()));
    }

    @Test
    void anEvaluatedFactorHasAllItsFigures() {
        Json.Obj evaluation = object(items(result, "coded_factors").get(1), "evaluation");
        assertEquals(1.5, object(evaluation, "metrics").number("information_ratio"));
        assertEquals(Metric.values().length, object(evaluation, "metrics").members().size());
        Json.Obj walkForward = object(evaluation, "walk_forward");
        assertEquals(2, items(walkForward, "splits").size());
        assertEquals(-1, items(walkForward, "splits").get(1).number("sign"));
        assertEquals(
                Json.Null.NULL, items(walkForward, "splits").get(1).find("test_ir").orElseThrow());
        assertEquals(0.25, object(walkForward, "costs").number("impact_bps"));
        assertEquals(7, object(walkForward, "book").number("impact_capped_trades"));
        assertEquals(
                "{\"mean\":null,\"largest\":null}",
                JsonWriter.compact(object(object(walkForward, "book"), "sector_exposure")));
    }

    @Test
    void aFailedFactorHasItsErrorAndNoEvaluation() {
        Json.Obj failed = items(result, "coded_factors").getLast();
        assertEquals(Json.Null.NULL, failed.find("evaluation").orElseThrow());
        assertEquals(Json.Null.NULL, failed.find("formula_hash").orElseThrow());
        assertTrue(failed.text("error").orElseThrow().startsWith("unknown name"));
    }

    @Test
    void theQuickLookHasNoWalkForward() {
        StudyResult quick = new SampleStudy().quickLook().passed("a1", "close", 1).result();
        Json.Obj evaluation =
                object(items(ResultJson.of(quick), "coded_factors").getFirst(), "evaluation");
        assertEquals("p0", evaluation.text("mode").orElseThrow());
        assertEquals(Json.Null.NULL, evaluation.find("walk_forward").orElseThrow());
        assertEquals(
                Json.Null.NULL, object(evaluation, "metrics").find("wf_n_splits").orElseThrow());
    }

    private static Stream<String> keys(Json json) {
        return switch (json) {
            case Json.Obj(var members) ->
                    members.entrySet().stream()
                            .flatMap(e -> Stream.concat(Stream.of(e.getKey()), keys(e.getValue())));
            case Json.Arr(var items) -> items.stream().flatMap(ResultJsonTest::keys);
            default -> Stream.empty();
        };
    }

    private static Json.Obj object(Json.Obj json, String key) {
        return json.find(key).orElseThrow().asObject();
    }

    private static List<Json.Obj> items(Json.Obj json, String key) {
        return ((Json.Arr) json.find(key).orElseThrow())
                .items().stream().map(Json::asObject).toList();
    }
}
