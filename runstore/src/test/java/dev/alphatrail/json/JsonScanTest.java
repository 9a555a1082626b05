package dev.alphatrail.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

final class JsonScanTest {
    private final JsonScan scan = new JsonScan(List.of("a", "ä", ""), JsonLimits.DEFAULT);

    @Test
    void findsTheWantedMembersAmongOthersAndWhereTheyStand() {
        byte[] line = utf8("xx {\"b\":[{\"a\":7}],\"a\" : -2.5 ,\"ä\":{\"a\":[1]}}\nyy");

        assertTrue(scan.scan(line, 2, line.length - 2));

        assertEquals(
                "-2.5",
                new String(
                        line, scan.start(0), scan.end(0) - scan.start(0), StandardCharsets.UTF_8));
        assertEquals(Json.number(-2.5), scan.value(0));
        assertEquals("{\"a\":[1]}", JsonWriter.compact(scan.value(1)));
        assertEquals(-1, scan.start(2));
        assertEquals(-1, scan.end(2));
        assertEquals(Json.Null.NULL, scan.value(2));
    }

    @Test
    void aKeyIsKnownInEverySpelling() {
        assertEquals(Json.number(1), scanned("{\"\\u0061\":1}", 0));
        assertEquals(Json.number(1), scanned("{\"\\u00e4\":1}", 1));
        assertEquals(Json.number(1), scanned("{\"\":1}", 2));
        assertEquals(Json.Null.NULL, scanned("{\"\\\\u0061\":1, \"a\\\"\":2}", 0));
    }

    @Test
    void bracketsAndQuotesInStringsAreNoStructure() {
        assertEquals(
                Json.number(1),
                scanned("{\"b\":\"}\\\"]{\",\"c\":[\"]\\\\\",\"\\\"}\"],\"a\":1}", 0));
    }

    @Test
    void nothingIsLeftOfTheObjectBefore() {
        assertEquals(Json.number(1), scanned("{\"a\":1}", 0));
        assertEquals(Json.Null.NULL, scanned("{\"b\":1}", 0));
        assertFalse(accepts("{\"a\":1"));
        assertEquals(-1, scan.start(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "1",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{\"a\":1}}",
                "{\"a\":1} {",
                "{\"a\":1 \"b\":2}",
                "{\"a\" 1}",
                "{\"a\":}",
                "{\"a\":[}",
                "{\"a\":\"x}",
                "{\"a\":\"x\\\"}",
                "{\"b\":\"x\ny\"}",
                "{a:1}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"\\x\":1}",
                "{,}"
            })
    void whatIsNoObjectIsRefused(String text) {
        assertFalse(accepts(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01", "1.", ".5", "+1", "-", "1e", "1e+", "tru", "nulll", "1e999", "\"\\x\""
            })
    void aWantedValueThatIsNoJsonIsFoundOutWhenItIsTaken(String value) {
        String text = "{\"a\":" + value + "}";

        assertThrows(JsonException.class, () -> JsonReader.parse(text, "text", JsonLimits.DEFAULT));
        if (accepts(text)) {
            assertThrows(JsonException.class, () -> scan.value(0));
        }
    }

    @Test
    void theLimitsHoldForTheValuesThatAreTaken() {
        JsonScan small = new JsonScan(List.of("a"), new JsonLimits(100, 2, 3));

        for (String value : List.of("\"abcd\"", "\"abc\\n\"", "[[[]]]", "{\"b\":\"abcd\"}")) {
            byte[] line = utf8("{\"a\":" + value + "}");
            assertTrue(small.scan(line, 0, line.length));
            assertThrows(JsonException.class, () -> small.value(0), value);
        }
    }

    @Test
    void aKeyIsWantedOnce() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new JsonScan(List.of("a", "a"), JsonLimits.DEFAULT));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private boolean accepts(String text) {
        byte[] line = utf8(text);
        return scan.scan(line, 0, line.length);
    }

    private Json scanned(String text, int k) {
        assertTrue(accepts(text), text);
        return scan.value(k);
    }
}
