package dev.alphatrail.artifacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.artifacts.IndexSummary.About;
import dev.alphatrail.artifacts.Provenance.Code;
import dev.alphatrail.artifacts.Provenance.Host;
import dev.alphatrail.config.Configuration;
import dev.alphatrail.config.TrackingSection;
import dev.alphatrail.evaluation.EvaluationMode;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.marketdata.DataFingerprint.Input;
import dev.alphatrail.study.Progress.Stage;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class RunRecordsTest {
    private static final Configuration TAGGED =
            SampleStudy.configuration().withFlag("--tag", TrackingSection.TAGS, "desk=\"Europe\"");
    private static final About ABOUT =
            new About(
                    "Momentum + liquidity",
                    TAGGED.tracking(),
                    "0123",
                    "0.1.0",
                    Optional.of("earlier"));

    @Test
    void theIndexNamesTheBestOfTheSelected() {
        assertEquals(
                "{\"thread_id\":\"main\",\"idea\":\"Momentum +"
                        + " liquidity\",\"eval_mode\":\"p2\",\"data_label\":\"prices\","
                        + "\"panel_sha256\":\""
                        + "ef".repeat(32)
                        + "\",\"n_alphas\":5,\"n_passed\":3,"
                        + "\"best_alpha_id\":\"a001\",\"best_information_ratio\":1.5,\"config_hash\":\"0123\","
                        + "\"tags\":{\"desk\":\"\\\"Europe\\\"\"},\"notes\":\"\",\"version\":\"0.1.0\","
                        + "\"replay_of\":\"earlier\",\"error\":null}",
                JsonWriter.compact(IndexSummary.of(SampleStudy.typical(), ABOUT).toJson()));
    }

    @Test
    void theIndexNamesNoBestWhenNothingWasSelected() {
        Json.Obj line =
                IndexSummary.of(new SampleStudy().rejected("a1", "close", 9, "no").result(), ABOUT)
                        .toJson();
        assertEquals(Json.Null.NULL, line.find("best_alpha_id").orElseThrow());
        assertEquals(Json.Null.NULL, line.find("best_information_ratio").orElseThrow());
        assertEquals(0, line.number("n_passed"));
    }

    @Test
    void aFallbackIsIndexedUnderTheModeThatWasUsed() {
        Json.Obj line = IndexSummary.of(new SampleStudy().quickLook().result(), ABOUT).toJson();
        assertEquals("p0", line.text("eval_mode").orElseThrow());
    }

    @Test
    void aFailedRunIsIndexedWithItsError() {
        Json.Obj line =
                IndexSummary.failed(ABOUT, EvaluationMode.P1, "prices.csv: no such file").toJson();
        assertEquals("p1", line.text("eval_mode").orElseThrow());
        assertEquals("prices.csv: no such file", line.text("error").orElseThrow());
        assertEquals(Json.Null.NULL, line.find("panel_sha256").orElseThrow());
        assertEquals(
                IndexSummary.of(SampleStudy.typical(), ABOUT).toJson().members().keySet(),
                line.members().keySet());
    }

    @Test
    void theProvenanceTellsWhatRanWhereAndHowLong() {
        Json.Obj run = RunJson.of(provenance(Optional.empty(), Optional.of("c0ffee")));
        assertEquals("finished", run.text("status").orElseThrow());
        assertEquals("2026-01-31T09:30:00.123Z", run.text("start").orElseThrow());
        assertEquals(1.5, run.number("duration_seconds"));
        assertEquals(
                "[{\"stage\":\"load\",\"seconds\":0.25},{\"stage\":\"evaluate\",\"seconds\":1}]",
                JsonWriter.compact(run.find("stages").orElseThrow()));
        assertEquals(
                "[{\"role\":\"prices\",\"path\":\"/home/somebody/prices.csv\",\"bytes\":4711,\"sha256\":\"cd\"}]",
                JsonWriter.compact(run.find("inputs").orElseThrow()));
        assertEquals(
                "[\"run\",\"--idea\",\"x y\"]",
                JsonWriter.compact(run.find("command_line").orElseThrow()));
        assertEquals(new Json.Bool(true), run.find("git_dirty").orElseThrow());
        assertEquals(42, run.number("seed"));
        assertEquals(2, run.number("threads"));
    }

    @Test
    void aFailureIsToldInTheProvenance() {
        Json.Obj run = RunJson.of(provenance(Optional.of("disk full"), Optional.empty()));
        assertEquals("failed", run.text("status").orElseThrow());
        assertEquals("disk full", run.text("error").orElseThrow());
    }

    @Test
    void withoutACommitNothingIsSaidAboutItsBeingDirty() {
        Json.Obj run = RunJson.of(provenance(Optional.empty(), Optional.empty()));
        assertEquals(Json.Null.NULL, run.find("git_commit").orElseThrow());
        assertEquals(Json.Null.NULL, run.find("git_dirty").orElseThrow());
    }

    @Test
    void theHostIsThisOne() {
        Host host = Host.current();
        assertEquals(Runtime.getRuntime().availableProcessors(), host.cores());
        assertTrue(host.javaVersion().startsWith(Integer.toString(Runtime.version().feature())));
        assertTrue(host.maxMemoryBytes() > 0);
        assertFalse(host.os().contains("unknown"));
    }

    private static Provenance provenance(Optional<String> error, Optional<String> commit) {
        Instant start = Instant.parse("2026-01-31T09:30:00.123456Z");
        return new Provenance(
                "20260131T093000Z_main_0123456789",
                start,
                start.plusMillis(1_500),
                Map.of(Stage.EVALUATE, Duration.ofSeconds(1), Stage.LOAD, Duration.ofMillis(250)),
                error,
                new Code("0.1.0", commit, true),
                Host.current(),
                2,
                List.of("run", "--idea", "x y"),
                List.of(new Input("prices", SampleStudy.PRICES_PATH, 4_711, "cd")),
                Optional.empty(),
                Optional.of("ef"),
                Optional.empty(),
                42,
                Optional.empty());
    }
}
