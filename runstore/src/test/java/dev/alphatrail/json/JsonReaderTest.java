package dev.alphatrail.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.OptionalLong;

final class JsonReaderTest {

    @Test
    void readsEveryKindOfValueInItsOrder() {
        Json.Obj object =
                read(" {\"z\":[1,-2.5,true,false,null],\"a\":{\"b\":\"ä\\u0041\\n\"}} ").asObject();

        assertEquals("[z, a]", object.members().keySet().toString());
        assertEquals(
                "{\"z\":[1,-2.5,true,false,null],\"a\":{\"b\":\"äA\\n\"}}",
                JsonWriter.compact(object));
    }

    @Test
    void keepsLongsExactly() {
        Json.Num number = (Json.Num) read("9007199254740993");

        assertEquals(OptionalLong.of(9007199254740993L), number.asLong());
        assertEquals("9007199254740993", JsonWriter.compact(number));
    }

    @Test
    void readsIntegersBeyondLongAsDoubles() {
        assertEquals(Json.number(1e30), read("1000000000000000000000000000000"));
    }

    @Test
    void aKeyThatStandsTwiceIsRefusedWithItsPlace() {
        JsonException e = refused("{\n  \"a\": 1,\n  \"a\": 2\n}");

        assertEquals(
                "text, line 3, column 3: key \"a\" stands twice in one object", e.getMessage());
        assertEquals(3, e.line());
        assertEquals(3, e.column());
    }

    @Test
    void columnsCountCharactersNotBytes() {
        assertEquals(10, refused("[\"äöü€\", ?]").column());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "{",
                "[1,",
                "[1 2]",
                "{\"a\"}",
                "{a:1}",
                "nul",
                "NaN",
                "Infinity",
                "01",
                "1.",
                "'x'",
                "\"\n\"",
                "[1],",
                "1 2",
                "1e999",
                "{\"a\":1,}",
                "// x\n1"
            })
    void whatIsNoJsonIsRefusedInOneLine(String text) {
        JsonException e = refused(text);

        assertTrue(String.valueOf(e.getMessage()).startsWith("text, line "), e.getMessage());
        assertEquals(1, String.valueOf(e.getMessage()).lines().count(), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[[1]]]   | nested deeper than 2 levels",
                "\"abcdef\" | a string of more than 5 characters",
                "{\"abcdef\":1} | a string of more than 5 characters",
            })
    void limitsOfDepthAndStringsHold(String text, String what) {
        JsonLimits limits = new JsonLimits(100, 2, 5);

        JsonException e =
                assertThrows(JsonException.class, () -> JsonReader.parse(text, "text", limits));

        assertEquals(what, e.what());
    }

    @Test
    void theLimitOfSizeHoldsForTextAndFile(@TempDir Path folder) throws Exception {
        JsonLimits limits = new JsonLimits(4, 2, 5);
        Path file = Files.writeString(folder.resolve("a.json"), "[1,2]");

        assertThrows(JsonException.class, () -> JsonReader.parse("[1,2]", "text", limits));
        assertThrows(JsonException.class, () -> JsonReader.parse(file, limits));
        assertEquals("[1]", JsonWriter.compact(JsonReader.parse("[1] ", "text", limits)));
    }

    @Test
    void aThousandLevelsDoNotOverflowTheStack() {
        String deep = "[".repeat(1_000) + "]".repeat(1_000);

        assertEquals(
                deep,
                JsonWriter.compact(
                        JsonReader.parse(deep, "text", new JsonLimits(1 << 20, 1_000, 10))));
        assertThrows(JsonException.class, () -> read("[".repeat(100_000)));
    }

    @Test
    void brokenUtf8IsRefused() {
        byte[] bytes = "[\"x\"]".getBytes(StandardCharsets.UTF_8);
        bytes[2] = (byte) 0xFF;

        assertThrows(
                JsonException.class, () -> JsonReader.parse(bytes, "text", JsonLimits.DEFAULT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7b22ffc2a9223a317d", "7b22eda080223a317d", "7b0022002200", "005b005d"})
    void bytesThatAreNoUtf8AreRefusedInKeysTooAndSoAreOtherEncodings(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        JsonException e =
                assertThrows(
                        JsonException.class,
                        () -> JsonReader.parse(bytes, "text", JsonLimits.DEFAULT));

        assertEquals("this is no text in UTF-8", e.what());
    }

    @Test
    void aPartOfAnArrayIsReadAsIfItStoodAlone() {
        byte[] bytes = "xx\n[1, ?]\n".getBytes(StandardCharsets.UTF_8);

        JsonException e =
                assertThrows(
                        JsonException.class,
                        () -> JsonReader.parse(bytes, 3, 6, "part", JsonLimits.DEFAULT));

        assertEquals(1, e.line());
        assertEquals(5, e.column());
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path folder) {
        Path file = folder.resolve("none.json");

        JsonException e =
                assertThrows(JsonException.class, () -> JsonReader.parse(file, JsonLimits.DEFAULT));

        assertEquals(file + ": no such file", e.getMessage());
    }

    private static Json read(String text) {
        return JsonReader.parse(text, "text", JsonLimits.DEFAULT);
    }

    private static JsonException refused(String text) {
        return assertThrows(JsonException.class, () -> read(text));
    }
}
