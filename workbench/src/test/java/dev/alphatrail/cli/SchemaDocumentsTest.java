package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.artifacts.Metric;
import dev.alphatrail.artifacts.RegistryLines;
import dev.alphatrail.artifacts.ResultJson;
import dev.alphatrail.artifacts.RunJson;
import dev.alphatrail.artifacts.SotaJson;
import dev.alphatrail.artifacts.StudyArtifacts;
import dev.alphatrail.config.ConfigFile;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.runstore.IndexEntry;
import dev.alphatrail.runstore.Manifest;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/// The schemas as documents: sound, whole, and of the versions that the program writes.
class SchemaDocumentsTest {
    private static final String BASE = "https://alphatrail.dev/schemas/";

    /// A word that is misspelt is no keyword, and would check nothing.
    private static final Set<String> KEYWORDS =
            Set.of(
                    "$schema",
                    "$id",
                    "$defs",
                    "$ref",
                    "title",
                    "description",
                    "default",
                    "type",
                    "const",
                    "enum",
                    "pattern",
                    "minLength",
                    "maxLength",
                    "minimum",
                    "maximum",
                    "exclusiveMinimum",
                    "exclusiveMaximum",
                    "items",
                    "minItems",
                    "uniqueItems",
                    "properties",
                    "required",
                    "additionalProperties",
                    "propertyNames",
                    "maxProperties",
                    "dependentRequired",
                    "oneOf",
                    "if",
                    "then");

    private static final Map<String, PublishedSchema> SCHEMAS = PublishedSchema.all();

    @Test
    void everySchemaIsSoundByTheRulesOfItsDialect() {
        SCHEMAS.values()
                .forEach(schema -> assertEquals(List.of(), schema.faultsAsSchema(), schema.name()));
    }

    @Test
    void anUnsoundSchemaWouldBeFound() {
        Json.Obj unsound = Json.object().put("type", "numeral").build();
        PublishedSchema real = SCHEMAS.get("status.v1");
        PublishedSchema broken = new PublishedSchema("broken", unsound, real.open(), real.closed());
        assertFalse(broken.faultsAsSchema().isEmpty());
    }

    @Test
    void everySchemaSaysWhatItIs() {
        SCHEMAS.forEach((name, schema) -> {
            Json.Obj json = schema.json();
            assertEquals(
                    "https://json-schema.org/draft/2020-12/schema",
                    json.text("$schema").orElse(""),
                    name);
            assertEquals(BASE + name + PublishedSchema.ENDING, json.text("$id").orElse(""), name);
            assertTrue(json.text("title").isPresent() && json.text("description").isPresent());
        });
    }

    @Test
    void everyMemberIsExplainedAndNullIsToo() {
        SCHEMAS.forEach((name, schema) ->
                eachProperty(
                        schema.json(),
                        (key, property) -> {
                            String text = property.text("description").orElse("");
                            assertTrue(text.endsWith("."), name + ": " + key + " says " + text);
                            if (mayBeNull(schema.json(), property)) {
                                assertTrue(
                                        text.contains("null") || key.equals("values"),
                                        name + ": what does null mean in " + key + "?");
                            }
                        }));
    }

    private static boolean mayBeNull(Json.Obj root, Json.Obj property) {
        Json.Obj target =
                property.text("$ref")
                        .map(ref -> ref.replace("#/$defs/", ""))
                        .map(name -> member(member(root, "$defs"), name))
                        .orElse(property);
        return target.find("type").map(JsonWriter::compact).orElse("").contains("\"null\"");
    }

    @Test
    void nothingButKeywordsIsUsedAndWhatIsRequiredIsDescribed() {
        SCHEMAS.forEach((name, schema) ->
                eachSchema(
                        schema.json(),
                        sub -> {
                            sub.members()
                                    .keySet()
                                    .forEach(key -> assertTrue(KEYWORDS.contains(key), key));
                            Set<String> described = member(sub, "properties").members().keySet();
                            if (!described.isEmpty()) {
                                texts(sub.find("required"))
                                        .forEach(key ->
                                                assertTrue(
                                                        described.contains(key),
                                                        name + ": " + key));
                            }
                        }));
    }

    @Test
    void noSchemaRefusesMembersThatAreAddedLater() {
        SCHEMAS.forEach((name, schema) ->
                assertFalse(
                        JsonWriter.compact(schema.json()).contains("Properties\":false"), name));
    }

    @Test
    void theVersionsAreThoseTheProgramWrites() {
        Map<String, Integer> written =
                new HashMap<>(
                        Map.of(
                                "config", ConfigFile.SCHEMA_VERSION,
                                "result", ResultJson.SCHEMA_VERSION,
                                "run", RunJson.SCHEMA_VERSION,
                                "sota_alphas", SotaJson.SCHEMA_VERSION,
                                "registry", RegistryLines.SCHEMA_VERSION,
                                "manifest", Manifest.SCHEMA_VERSION,
                                "index", IndexEntry.SCHEMA_VERSION,
                                "events", IndexEntry.SCHEMA_VERSION,
                                "list", IndexEntry.SCHEMA_VERSION));
        written.forEach((name, version) -> {
            PublishedSchema schema = SCHEMAS.get(name + ".v" + version);
            assertTrue(schema != null, name + ": there is no schema of version " + version);
            assertTrue(
                    JsonWriter.compact(schema.json()).contains("\"const\":" + version),
                    name + " does not ask for version " + version);
        });
    }

    /// What a manifest calls a format is where its description is found.
    @Test
    void everyFormatThatAManifestNamesIsDescribed() {
        StudyArtifacts.SCHEMAS.forEach((name, version) -> {
            Path schema = PublishedSchema.FOLDER.resolve(name + ".v" + version + ".schema.json");
            Path table = PublishedSchema.FOLDER.resolve(name + ".v" + version + ".table.json");
            assertTrue(Files.exists(schema) ^ Files.exists(table), name);
        });
    }

    /// They are repeated so that each schema is whole; what is said of them must not drift apart.
    @Test
    void theHeadlineFiguresAreDescribedAlikeEverywhere() {
        List<Json.Obj> places =
                List.of(
                        member(member(SCHEMAS.get("result.v1").json(), "$defs"), "figures"),
                        items("sota_alphas.v1", "alphas"),
                        SCHEMAS.get("registry.v1").json(),
                        member(member(items("compare.v1", "runs"), "properties"), "best_figures"));
        for (Metric metric : Metric.values()) {
            for (Json.Obj place : places) {
                assertEquals(
                        member(member(places.getFirst(), "properties"), metric.key()),
                        member(member(place, "properties"), metric.key()));
            }
        }
        assertEquals(
                Arrays.stream(Metric.values()).map(Metric::key).toList(),
                List.copyOf(member(places.getFirst(), "properties").members().keySet()));
    }

    @Test
    void thePageNamesEverySchemaAndTable() throws IOException {
        String page = Files.readString(PublishedSchema.FOLDER.resolve("README.md"));
        for (Path file : PublishedSchema.files(".json")) {
            String name = file.getFileName().toString();
            assertTrue(page.contains("(" + name + ")"), name);
        }
    }

    private static Json.Obj items(String schema, String array) {
        return member(member(member(SCHEMAS.get(schema).json(), "properties"), array), "items");
    }

    private static Json.Obj member(Json.Obj json, String key) {
        return json.find(key).orElse(Json.Null.NULL) instanceof Json.Obj object
                ? object
                : Json.object().build();
    }

    private static List<String> texts(java.util.Optional<Json> array) {
        List<String> texts = new ArrayList<>();
        if (array.orElse(Json.Null.NULL) instanceof Json.Arr(List<Json> items)) {
            items.forEach(item -> texts.add(((Json.Str) item).value()));
        }
        return texts;
    }

    private static void eachProperty(Json.Obj schema, BiConsumer<String, Json.Obj> look) {
        eachSchema(
                schema,
                sub ->
                        member(sub, "properties")
                                .members()
                                .forEach((key, value) -> {
                                    // what stands below `if` explains nothing
                                    if (sub.find("description").isPresent()
                                            || sub.find("required").isPresent()) {
                                        look.accept(key, value.asObject());
                                    }
                                }));
    }

    /// The schema and those within it.
    private static void eachSchema(Json.Obj schema, java.util.function.Consumer<Json.Obj> look) {
        look.accept(schema);
        for (String map : List.of("properties", "$defs")) {
            member(schema, map).members().values().forEach(sub -> eachSchema(sub.asObject(), look));
        }
        for (String key : List.of("items", "additionalProperties", "propertyNames", "if", "then")) {
            if (schema.find(key).isPresent()) {
                eachSchema(member(schema, key), look);
            }
        }
    }
}
