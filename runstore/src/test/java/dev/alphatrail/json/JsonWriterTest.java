package dev.alphatrail.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class JsonWriterTest {

    @Test
    void writesForPeopleWithTwoBlanksPerLevel() {
        Json.Obj run =
                Json.object()
                        .put("idea", "Momentum")
                        .put("tags", List.of("a", 1, 2.5, true))
                        .put("none", List.of())
                        .put("empty", Json.object().build())
                        .build();

        assertEquals(
                """
                {
                  "idea": "Momentum",
                  "tags": [
                    "a",
                    1,
                    2.5,
                    true
                  ],
                  "none": [],
                  "empty": {}
                }
                """,
                JsonWriter.pretty(run));
    }

    @Test
    void missingNumbersAndEmptyOptionalsBecomeNull() {
        Json.Obj object =
                Json.object()
                        .put("nan", Double.NaN)
                        .put("infinite", Double.NEGATIVE_INFINITY)
                        .put("empty", Optional.empty())
                        .put("there", Optional.of("x"))
                        .put("list", List.of(Double.NaN, 1.0))
                        .build();

        assertEquals(
                "{\"nan\":null,\"infinite\":null,\"empty\":null,\"there\":\"x\",\"list\":[null,1]}",
                JsonWriter.compact(object));
    }

    @Test
    void aKeyIsPutOnce() {
        Json.Builder builder = Json.object().put("a", 1);

        assertThrows(IllegalArgumentException.class, () -> builder.put("a", 2));
    }

    /// RFC 8785, section 3.2.3: keys sort by UTF-16 code units, so the emoji stands before U+FB33.
    @Test
    void canonicalKeysSortByUtf16CodeUnits() {
        Json.Obj object =
                Json.object()
                        .put("\u20ac", "Euro Sign")
                        .put("\r", "Carriage Return")
                        .put("\ufb33", "Hebrew Letter Dalet With Dagesh")
                        .put("1", "One")
                        .put("\ud83d\ude00", "Emoji: Grinning Face")
                        .put("\u0080", "Control")
                        .put("\u00f6", "Latin Small Letter O With Diaeresis")
                        .build();

        assertEquals(
                "{\"\\r\":\"Carriage"
                    + " Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"\u00f6\":\"Latin Small"
                    + " Letter O With Diaeresis\",\"\u20ac\":\"Euro"
                    + " Sign\",\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter"
                    + " Dalet With Dagesh\"}",
                JsonWriter.canonical(object));
    }

    /// RFC 8785, section 3.2.2.
    @Test
    void canonicalStringsEscapeOnlyWhatTheyMust() {
        assertEquals(
                "\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"",
                JsonWriter.canonical(new Json.Str("\u20ac$\u000F\nA'B\"\\\\\"/")));
        assertEquals(
                "\"\\b\\t\\f\\r\\u001f\u007f\u2028\"",
                JsonWriter.canonical(new Json.Str("\b\t\f\r\u001f\u007f\u2028")));
    }

    @Test
    void halfASurrogatePairIsEscapedButHasNoCanonicalForm() {
        Json.Str half = new Json.Str("x\ud83d");

        assertEquals("\"x\\ud83d\"", JsonWriter.compact(half));
        assertEquals(half, JsonReader.parse("\"x\\ud83d\"", "text", JsonLimits.DEFAULT));
        assertThrows(JsonException.class, () -> JsonWriter.canonical(half));
    }

    @Test
    void equalNumbersAreOneValueHoweverTheyWereMade() {
        assertEquals(Json.Num.of(1), Json.Num.of(1.0));
        assertEquals(Json.Num.of(0), Json.Num.of(-0.0));
        assertEquals(
                Json.Num.of(0x1p63),
                JsonReader.parse("9223372036854776000", "text", JsonLimits.DEFAULT));
    }

    @Property(tries = 500)
    void whatIsWrittenReadsBackEqualInEveryForm(@ForAll("values") Json value) {
        for (String text : List.of(JsonWriter.compact(value), JsonWriter.pretty(value))) {
            assertEquals(value, JsonReader.parse(text, "text", JsonLimits.DEFAULT));
        }
    }

    @Property(tries = 500)
    void theCanonicalFormForgetsTheOrderOfKeysAndNothingElse(
            @ForAll("canonicalValues") Json value) {
        String canonical = JsonWriter.canonical(value);
        Json back = JsonReader.parse(canonical, "text", JsonLimits.DEFAULT);

        assertEquals(value, back);
        assertEquals(canonical, JsonWriter.canonical(back));
        assertEquals(canonical, JsonWriter.canonical(reversed(value)));
    }

    private static Json reversed(Json value) {
        return switch (value) {
            case Json.Obj(Map<String, Json> members) -> {
                List<String> keys = new ArrayList<>(members.keySet());
                Collections.reverse(keys);
                Json.Builder builder = Json.object();
                keys.forEach(key ->
                        builder.put(key, reversed(members.getOrDefault(key, Json.Null.NULL))));
                yield builder.build();
            }
            case Json.Arr(List<Json> items) ->
                    Json.array(items.stream().map(JsonWriterTest::reversed).toList());
            default -> value;
        };
    }

    @Provide
    Arbitrary<Json> values() {
        return nested(Arbitraries.strings().ofMaxLength(8), 3);
    }

    @Provide
    Arbitrary<Json> canonicalValues() {
        return nested(
                Arbitraries.strings().ascii().withCharRange('\u00a0', '\u2fff').ofMaxLength(8), 3);
    }

    private static Arbitrary<Json> nested(Arbitrary<String> strings, int depth) {
        Arbitrary<Json> scalars =
                Arbitraries.oneOf(
                        strings.map(Json.Str::new),
                        Arbitraries.longs().map(Json.Num::of),
                        Arbitraries.longs().map(bits -> Json.number(Double.longBitsToDouble(bits))),
                        Arbitraries.doubles().map(Json::number),
                        Arbitraries.of(Json.Null.NULL, new Json.Bool(true), new Json.Bool(false)));
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<Json> inner = nested(strings, depth - 1);
        return Arbitraries.oneOf(
                scalars,
                inner.list().ofMaxSize(4).map(Json.Arr::new),
                Arbitraries.maps(strings, inner)
                        .ofMaxSize(4)
                        .map(members -> new Json.Obj(new LinkedHashMap<>(members))));
    }
}
