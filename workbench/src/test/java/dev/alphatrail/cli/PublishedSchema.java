package dev.alphatrail.cli;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.json.JsonWriter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A schema of `docs/schemas`, as it is published and in a closed form, which refuses members that
/// it does not describe.
public record PublishedSchema(String name, Json.Obj json, Schema open, Schema closed) {
    public static final Path FOLDER = Path.of("../docs/schemas");
    public static final String ENDING = ".schema.json";

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    /// Keywords whose value is a map of schemas.
    private static final List<String> MAPS = List.of("properties", "$defs");

    /// Keywords whose value is a schema or an array of schemas. What stands below `if` and `then`
    /// describes nothing, so it is left as it is.
    private static final List<String> SCHEMAS = List.of("items", "additionalProperties", "oneOf");

    /// All of them, by the name without `.schema.json`.
    public static Map<String, PublishedSchema> all() {
        Map<String, PublishedSchema> all = new TreeMap<>();
        for (Path file : files(ENDING)) {
            String name = file.getFileName().toString().replace(ENDING, "");
            Json.Obj json = JsonReader.parse(file, JsonLimits.DEFAULT).asObject();
            all.put(name, new PublishedSchema(name, json, schema(json), schema(closed(json))));
        }
        return all;
    }

    public static List<Path> files(String ending) {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is wrong with a text that should be of this schema.
    public List<String> faults(String text) {
        return messages(open.validate(text, InputFormat.JSON));
    }

    /// The same, where members that are not described are wrong too.
    public List<String> faultsWhenClosed(String text) {
        return messages(closed.validate(text, InputFormat.JSON));
    }

    /// What is wrong with the schema itself by the rules of its dialect.
    public List<String> faultsAsSchema() {
        Schema meta = registry().getSchema(SchemaLocation.of(DIALECT));
        return messages(meta.validate(JsonWriter.compact(json), InputFormat.JSON));
    }

    private static List<String> messages(List<Error> errors) {
        return errors.stream().map(Error::toString).toList();
    }

    private static SchemaRegistry registry() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    }

    private static Schema schema(Json json) {
        return registry().getSchema(JsonWriter.compact(json));
    }

    private static Json closed(Json schema) {
        if (schema instanceof Json.Arr(List<Json> items)) {
            return new Json.Arr(items.stream().map(PublishedSchema::closed).toList());
        }
        if (!(schema instanceof Json.Obj(Map<String, Json> members))) {
            return schema;
        }
        Map<String, Json> closed = new LinkedHashMap<>();
        members.forEach((keyword, value) ->
                closed.put(
                        keyword,
                        MAPS.contains(keyword)
                                ? closedMembers(value.asObject())
                                : SCHEMAS.contains(keyword) ? closed(value) : value));
        if (members.containsKey("properties")) {
            closed.putIfAbsent("additionalProperties", new Json.Bool(false));
        }
        return new Json.Obj(closed);
    }

    private static Json closedMembers(Json.Obj schemas) {
        Map<String, Json> closed = new LinkedHashMap<>();
        schemas.members().forEach((name, schema) -> closed.put(name, closed(schema)));
        return new Json.Obj(closed);
    }
}
