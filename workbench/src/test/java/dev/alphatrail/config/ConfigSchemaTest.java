package dev.alphatrail.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.cli.PublishedSchema;
import dev.alphatrail.config.Node.Mapping;
import dev.alphatrail.config.Node.Scalar;
import dev.alphatrail.config.Node.Sequence;
import dev.alphatrail.config.Origin.Level;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonException;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.json.JsonWriter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `docs/schemas/config.v1.schema.json` says of every setting what the table of keys says.
class ConfigSchemaTest {
    private static final PublishedSchema SCHEMA = PublishedSchema.all().get("config.v1");
    private static final Json.Obj DEFAULTS = Configuration.defaults().toJson();

    static List<Key<?>> keys() {
        return Keys.ALL;
    }

    @Test
    void theDefaultsAreOfTheSchema() {
        assertEquals(List.of(), SCHEMA.faultsWhenClosed(JsonWriter.compact(DEFAULTS)));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everySettingIsDescribedInTheWordsOfItsTable(Key<?> key) {
        Json.Obj described =
                member(
                        member(
                                member(member(SCHEMA.json(), "properties"), key.section()),
                                "properties"),
                        key.name());
        String text = described.text("description").orElse("");
        String unit = key.unit().isEmpty() ? "" : ". Unit: " + key.unit();
        assertTrue(text.startsWith(key.meaning() + unit + "."), text);
        assertEquals(
                member(DEFAULTS, key.section()).find(key.name()), described.find("default"), text);
        assertEquals(
                key.range().startsWith("null or "),
                JsonWriter.compact(described.find("type").orElseThrow()).contains("null"),
                key.range());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aSettingThatIsAllowedIsOfTheSchema(Key<?> key) {
        Configuration changed =
                Configuration.defaults()
                        .with(
                                Level.FLAG,
                                key,
                                YamlReader.value(SampleValues.of(key).other(), "--flag"));
        assertEquals(
                List.of(),
                SCHEMA.faultsWhenClosed(JsonWriter.compact(changed.toJson())),
                key::path);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aSettingThatIsRefusedIsNot(Key<?> key) {
        if (key.equals(MarketSection.START)) {
            return; // that there is no 30 February is beyond a schema
        }
        Json value = json(YamlReader.value(SampleValues.of(key).refused(), "--flag"));
        Json.Obj section = with(member(DEFAULTS, key.section()), key.name(), value);
        String refused = JsonWriter.compact(with(DEFAULTS, key.section(), section));
        assertFalse(SCHEMA.faults(refused).isEmpty(), () -> key + " in " + refused);
    }

    private static Json.Obj with(Json.Obj json, String key, Json value) {
        Map<String, Json> members = new LinkedHashMap<>(json.members());
        members.put(key, value);
        return new Json.Obj(members);
    }

    private static Json json(Node node) {
        return switch (node) {
            case Scalar scalar -> {
                try {
                    yield scalar.plain()
                            ? JsonReader.parse(scalar.text(), "value", JsonLimits.DEFAULT)
                            : new Json.Str(scalar.text());
                } catch (JsonException _) {
                    yield new Json.Str(scalar.text()); // a plain word of YAML
                }
            }
            case Sequence(List<Node> items, _) ->
                    new Json.Arr(items.stream().map(ConfigSchemaTest::json).toList());
            case Mapping mapping -> {
                Json.Builder object = Json.object();
                mapping.entries()
                        .forEach(entry -> object.put(entry.name().text(), json(entry.value())));
                yield object.build();
            }
        };
    }

    private static Json.Obj member(Json.Obj json, String key) {
        return json.find(key).orElse(Json.Null.NULL) instanceof Json.Obj object
                ? object
                : Json.object().build();
    }
}
