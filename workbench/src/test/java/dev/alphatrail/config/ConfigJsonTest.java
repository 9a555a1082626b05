package dev.alphatrail.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.config.Origin.Level;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.json.JsonWriter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;

class ConfigJsonTest {
    private static final Map<String, String> FILES =
            Map.of("prices", "aa", "sectors", "bb", "hard_to_borrow", "cc", "borrow_rates", "dd");

    static List<Key<?>> keys() {
        return Keys.ALL;
    }

    /// Of files, it is the content that decides.
    static List<Key<?>> decidingKeys() {
        return Keys.ALL.stream()
                .filter(key ->
                        !key.section().equals("tracking") || key.name().equals("save_daily_top"))
                .filter(key ->
                        !key.section().equals("market")
                                || !(key.name().equals("data") || FILES.containsKey(key.name())))
                .toList();
    }

    static List<Key<?>> otherKeys() {
        return Keys.ALL.stream().filter(key -> !decidingKeys().contains(key)).toList();
    }

    private static Configuration changed(Key<?> key) {
        return Configuration.defaults()
                .with(Level.FLAG, key, YamlReader.value(SampleValues.of(key).other(), "--flag"));
    }

    private static Json.Obj parsed(String json) {
        return JsonReader.parse(json, "config.json", JsonLimits.DEFAULT).asObject();
    }

    private static String refusal(String json) {
        return assertThrows(
                        ConfigException.class,
                        () -> Configuration.fromJson(parsed(json), "config.json"))
                .getMessage();
    }

    @Test
    void theJsonHasEverySettingUnderItsSection() {
        Json.Obj json = Configuration.defaults().toJson();
        assertEquals("schema_version", json.members().keySet().iterator().next());
        Keys.SECTIONS.forEach((section, keys) ->
                assertEquals(
                        keys.stream().map(Key::name).toList(),
                        List.copyOf(
                                json.find(section).orElseThrow().asObject().members().keySet())));
        String text = JsonWriter.compact(json);
        assertTrue(
                text.contains(
                        "\"walk_forward\":{\"window\":\"expanding\",\"train_days\":126,\"valid_days\":42,"),
                text);
        assertTrue(
                text.contains(
                        "\"neutralize\":[\"beta\",\"log_adv\"],\"max_abs_weight\":0.1,\"turnover_cap\":null"),
                text);
        assertTrue(text.contains("\"notional\":10000000}"), text);
        assertTrue(text.contains("\"formulas\":{}"), text);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everySettingSurvivesTheWayThroughJson(Key<?> key) {
        Configuration config = changed(key);
        String text = JsonWriter.pretty(config.toJson());
        Configuration back = Configuration.fromJson(parsed(text), "config.json");
        for (Key<?> each : Keys.ALL) {
            assertEquals(config.get(each), back.get(each), each::path);
        }
        assertEquals(
                config.get(key),
                ConfigFile.parse(text, "config.json").get(key),
                "as a file of --config");
        assertEquals(text, JsonWriter.pretty(back.toJson()));
    }

    @Test
    void textThatLooksLikeSomethingElseStaysText() {
        Configuration config =
                Configuration.defaults()
                        .withFlag("--idea", GeneratorSection.IDEA, "null")
                        .withFlag("--tag", TrackingSection.TAGS, "version=1.0")
                        .withFlag("--thread-id", TrackingSection.THREAD_ID, "true");
        Configuration back =
                Configuration.fromJson(parsed(JsonWriter.compact(config.toJson())), "config.json");
        assertEquals("null", back.get(GeneratorSection.IDEA).orElseThrow());
        assertEquals(Map.of("version", "1.0"), back.get(TrackingSection.TAGS));
        assertEquals("true", back.get(TrackingSection.THREAD_ID));
    }

    @Test
    void aKeyThatAnOlderRunLacksHasItsDefault() {
        Configuration config =
                Configuration.fromJson(
                        parsed("{\"schema_version\":1,\"evaluation\":{\"horizon\":5}}"),
                        "config.json");
        assertEquals(5, config.get(EvaluationSection.HORIZON));
        assertEquals(3, config.get(EvaluationSection.TOP_K));
    }

    @Test
    void whatCannotBeReadBackIsRefused() {
        assertEquals(
                "config.json: written by a newer Alphatrail (schema_version 2); this one reads up"
                        + " to 1",
                refusal("{\"schema_version\":2,\"cloud\":{}}"));
        assertEquals(
                "config.json: has no schema_version, so it is not the config.json of a run",
                refusal("{\"market\":{}}"));
        assertEquals(
                "config.json: unknown key 'evaluation.horizn' \u2014 did you mean 'horizon'?",
                refusal("{\"schema_version\":1,\"evaluation\":{\"horizn\":5}}"));
        assertEquals(
                "config.json: evaluation.horizon is 0.5, must be a whole number, at least 1",
                refusal("{\"schema_version\":1,\"evaluation\":{\"horizon\":0.5}}"));
        assertEquals(
                "config.json: schema_version is 'one', must be a whole number, at least 1",
                refusal("{\"schema_version\":\"one\"}"));
    }

    @ParameterizedTest
    @MethodSource("decidingKeys")
    void theHashChangesWithEverySettingThatDecides(Key<?> key) {
        assertNotEquals(Configuration.defaults().hash(FILES), changed(key).hash(FILES));
    }

    @ParameterizedTest
    @MethodSource("otherKeys")
    void theHashDoesNotChangeWithWhereAndUnderWhichNamesARunIsKept(Key<?> key) {
        assertEquals(Configuration.defaults().hash(FILES), changed(key).hash(FILES));
    }

    @Test
    void theHashHangsOnTheContentOfAFileAndNotOnItsPath() {
        Configuration here =
                Configuration.defaults().withFlag("--data", MarketSection.DATA, "here.csv");
        Configuration there =
                Configuration.defaults().withFlag("--data", MarketSection.DATA, "/there/other.csv");
        assertEquals(here.hash(Map.of("prices", "aa")), there.hash(Map.of("prices", "aa")));
        assertNotEquals(here.hash(Map.of("prices", "aa")), here.hash(Map.of("prices", "ab")));
        // a packed file may bring sectors that no setting names
        assertNotEquals(
                here.hash(Map.of("prices", "aa")),
                here.hash(Map.of("prices", "aa", "sectors", "bb")));
        // and one of the synthetic market brings no prices
        assertEquals(here.hash(Map.of()), Configuration.defaults().hash(Map.of()));
    }

    @Test
    void theHashIsTheSha256OfTheCanonicalJson() {
        Configuration config = Configuration.defaults();
        String canonical = JsonWriter.canonical(config.decidingJson(Map.of()));
        assertTrue(canonical.startsWith("{\"costs\":{\"borrow_bps\":50,"), canonical);
        assertTrue(canonical.contains("\"tracking\":{\"save_daily_top\":1}"), canonical);
        assertTrue(config.hash(Map.of()).matches("[0-9a-f]{64}"));
        assertEquals(config.hash(Map.of()), ConfigJson.sha256(parsed(canonical)));
        // printf '{"a":1}' | sha256sum
        assertEquals(
                "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862",
                ConfigJson.sha256(Json.object().put("a", 1).build()));
    }

    @Test
    void theOrderOfWritingFormulasDecidesNothing() {
        Configuration one =
                Configuration.defaults().withOverride("factors.formulas={b: close, a: open}");
        Configuration other =
                Configuration.defaults().withOverride("factors.formulas={a: open, b: close}");
        assertEquals(JsonWriter.pretty(one.toJson()), JsonWriter.pretty(other.toJson()));
        assertEquals(one.hash(Map.of()), other.hash(Map.of()));
    }
}
