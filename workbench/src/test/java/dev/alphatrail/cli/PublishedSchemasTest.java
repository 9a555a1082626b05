package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.json.JsonWriter;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// `docs/schemas` describes what the program writes: all of it, and nothing else.
class PublishedSchemasTest {
    private static final Map<String, PublishedSchema> SCHEMAS = PublishedSchema.all();

    private static List<Artifact> artifacts = List.of();

    @BeforeAll
    static void makeRuns(@TempDir Path folder) throws IOException {
        artifacts = new ArrayList<>(SampleRoot.in(folder).artifacts());
        artifacts.addAll(PackedHeaders.in(folder.resolve("packed")));
    }

    @Test
    void everythingThatIsWrittenIsOfItsSchema() {
        assertAll(
                json(artifacts)
                        .map(artifact ->
                                () ->
                                        assertEquals(
                                                List.of(),
                                                schema(artifact).faults(artifact.text()),
                                                artifact::toString)));
    }

    @Test
    void everyMemberThatIsWrittenIsDescribed() {
        assertAll(
                json(artifacts)
                        .map(artifact ->
                                () ->
                                        assertEquals(
                                                List.of(),
                                                schema(artifact).faultsWhenClosed(artifact.text()),
                                                artifact::toString)));
    }

    @Test
    void everySchemaIsHeldAgainstSomethingThatWasWritten() {
        assertEquals(
                new TreeSet<>(SCHEMAS.keySet()),
                json(artifacts)
                        .map(Artifact::schema)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /// Numbers a reader may meet as null are met as null here, and otherwise as numbers, so that
    /// the runs say something about both.
    @Test
    void theRunsShowMissingFiguresAndFiguresThatAreThere() {
        List<String> registry =
                json(artifacts)
                        .filter(artifact -> artifact.schema().equals("registry.v1"))
                        .map(Artifact::text)
                        .toList();
        for (String figure : List.of("information_ratio", "wf_n_splits", "total_cost_bps")) {
            assertTrue(registry.stream().anyMatch(line -> line.contains(figure + "\":null")));
            assertTrue(registry.stream().anyMatch(line -> !line.contains(figure + "\":null")));
        }
    }

    @Test
    void aMemberThatIsNotThereYetIsNoFault() {
        for (Artifact artifact : ofEachKind()) {
            String more = changed(artifact, "", json -> with(json, "added_later", Json.Num.of(1)));
            assertEquals(List.of(), schema(artifact).faults(more), artifact::toString);
            assertFalse(
                    schema(artifact).faultsWhenClosed(more).isEmpty(),
                    () -> "the closed schema finds it in " + artifact);
        }
    }

    /// Every member of every kind of artifact, one after the other.
    @Test
    void aMemberOfAnotherTypeIsRefused() {
        for (Artifact artifact : ofEachKind()) {
            for (String path : paths(artifact)) {
                if (!Loose.VALUE.allows(path)) {
                    String other = changed(artifact, path, PublishedSchemasTest::ofAnotherType);
                    assertFalse(
                            schema(artifact).faults(other).isEmpty(),
                            () -> artifact + ": " + path + " may be of any type");
                }
            }
        }
    }

    @Test
    void aMemberThatIsMissingIsRefused() {
        for (Artifact artifact : ofEachKind()) {
            for (String path : paths(artifact)) {
                if (!path.endsWith("]") && !Loose.PRESENCE.allows(path)) {
                    String less = JsonWriter.compact(Paths.without(root(artifact), path));
                    assertFalse(
                            schema(artifact).faults(less).isEmpty(),
                            () -> artifact + ": " + path + " may be missing");
                }
            }
        }
    }

    @Test
    void aValueOutOfItsRangeIsRefused() {
        refused("manifest.v1", "files[0].bytes", "-1");
        refused("manifest.v1", "files[0].bytes", "1.5");
        refused("manifest.v1", "files[0].sha256", "\"abc\"");
        refused("manifest.v1", "files[0].sha256", "\"" + "A".repeat(64) + "\"");
        refused("manifest.v1", "files[0].path", "\"../outside\"");
        refused("manifest.v1", "files[0].path", "\"/etc/passwd\"");
        refused("manifest.v1", "run_id", "\"../x\"");
        refused("manifest.v1", "run_id", "\"a..b\"");
        refused("manifest.v1", "schemas.config", "0");
        refused("manifest.v1", "status", "\"running\"");
        refused("manifest.v1", "created_at", "\"2026-01-31\"");
        refused("config.v1", "evaluation.mode", "\"p3\"");
        refused("config.v1", "schema_version", "2");
        refused("config.v1", "tracking.run_id", "\"..\"");
        refused("result.v1", "coded_factors[0].formula_hash", "\"0x12\"");
        refused("result.v1", "data.inputs[0].role", "\"other\"");
        refused("result.v1", "data.first_date", "\"31.01.2026\"");
        refused("run.v1", "start", "\"yesterday\"");
        refused("run.v1", "duration_seconds", "-0.001");
        refused("sota_alphas.v1", "alphas[0].rank", "0");
        refused("registry.v1", "max_drawdown", "0.1");
        refused("registry.v1", "information_ratio", "\"NaN\"");
        refused("index.v2", "previous_sha256", "\"\"");
        refused("index.v2", "schema_version", "3");
        refused("events.v2", "event", "\"rename\"");
        refused("status.v1", "done", "-1");
        refused("owner.v1", "pid", "-1");
        refused("list.v2", "[0].status", "\"lost\"");
        refused("compare.v1", "runs[0].label", "\"a\"");
        refused("verify.v1", "runs", "-1");
        refused("trash.v1", "[0].run_id", "\"../x\"");
        refused("show.v1", "place", "\"nowhere\"");
        refused("show.v1", "entry.status", "\"running\"");
        refused("watch.v1", "what", "\"slept\"");
        refused("panel.v1", "dates", "0");
        refused("panel.v1", "first_date", "\"2.1.2020\"");
        refused("panel.v1", "inputs[0].role", "\"secrets\"");
        refused("panel.v1", "sections[0].type", "\"int64\"");
        refused("panel.v1", "sections[0].crc32c", "-1");
        refused("transfer.v1", "runs[0].result", "\"lost\"");
    }

    private static void refused(String schema, String path, String value) {
        Artifact artifact =
                json(artifacts).filter(a -> a.schema().equals(schema)).findFirst().orElseThrow();
        Json json = JsonReader.parse(value, "value", JsonLimits.DEFAULT);
        String other = changed(artifact, path, _ -> json);
        assertFalse(
                SCHEMAS.get(schema).faults(other).isEmpty(),
                () -> schema + ": " + path + " may be " + value);
    }

    /// Members without a schema of their own, by path.
    private enum Loose {
        /// Settings are of every type.
        VALUE("config\\[\\d+]\\.values\\[\\d+]"),
        /// Names of the researcher's own, and of whatever was set or found.
        PRESENCE(
                "(.*\\.)?tags\\.\\w+|factors\\.formulas\\.\\w+|schemas\\.\\w+|"
                        + "(market_settings|findings)\\.\\w+");

        private final String pattern;

        Loose(String pattern) {
            this.pattern = pattern;
        }

        boolean allows(String path) {
            return path.matches(pattern);
        }
    }

    /// The largest of each schema, and of the lines of an index one of each sort.
    private static List<Artifact> ofEachKind() {
        Map<String, Artifact> largest = new HashMap<>();
        json(artifacts)
                .forEach(artifact ->
                        largest.merge(
                                artifact.schema() + sort(artifact),
                                artifact,
                                (one, other) ->
                                        one.text().length() < other.text().length() ? other : one));
        return List.copyOf(largest.values());
    }

    private static String sort(Artifact artifact) {
        if (artifact.schema().startsWith("watch")) {
            return SampleRoot.parsed(artifact.text()).text("what").orElse("");
        }
        if (!artifact.schema().matches("index.*|events.*")) {
            return "";
        }
        Json.Obj line = SampleRoot.parsed(artifact.text());
        return line.text("event").orElse("run") + line.number("schema_version");
    }

    private static java.util.stream.Stream<Artifact> json(List<Artifact> all) {
        return all.stream().filter(artifact -> !artifact.where().endsWith(".csv"));
    }

    private static PublishedSchema schema(Artifact artifact) {
        return SCHEMAS.get(artifact.schema());
    }

    private static Json root(Artifact artifact) {
        return JsonReader.parse(artifact.text(), artifact.where(), JsonLimits.DEFAULT);
    }

    private static List<String> paths(Artifact artifact) {
        return new ArrayList<>(Paths.of(root(artifact)));
    }

    private static String changed(Artifact artifact, String path, UnaryOperator<Json> change) {
        return JsonWriter.compact(Paths.changed(root(artifact), path, change));
    }

    /// In a list, in its first row.
    private static Json with(Json json, String key, Json value) {
        return json instanceof Json.Arr(List<Json> items)
                ? Paths.changed(new Json.Arr(items), "[0]", row -> with(row, key, value))
                : Json.object().putAll(json.asObject()).put(key, value).build();
    }

    private static Json ofAnotherType(Json value) {
        return switch (value) {
            case Json.Str _ -> Json.number(0.5);
            case Json.Num _, Json.Bool _ -> new Json.Str("1");
            case Json.Obj _, Json.Null _ -> new Json.Arr(List.of(new Json.Bool(true)));
            case Json.Arr _ -> Json.object().build();
        };
    }
}
