package dev.alphatrail.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

final class SortTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "created_at, created_at, false",
                " created_at  ASC , created_at, false",
                "created_at desc, created_at, true",
                "note desc, notes, true",
                "tags.\"team\" Desc, tag.team, true",
                "tag.'odd name', tag.'odd name', false",
                "desc desc, desc, true",
            })
    void readsAFieldAndItsDirection(String text, String field, boolean descending) {
        Sort sort = Sort.parse(text);

        assertEquals(new Sort(field, descending), sort);
        assertEquals(sort, Sort.parse(sort.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-created_at",
                "created_at down",
                "a, b",
                "a desc desc",
                "1",
                "'a'",
                "tag.",
                "a.b",
                "tag.x.y"
            })
    void whatIsNoOrderIsRefused(String text) {
        assertThrows(QueryException.class, () -> Sort.parse(text));
    }

    @Test
    void aDirectionIsNoPartOfTheField() {
        assertThrows(QueryException.class, () -> new Sort("a desc", false));
    }

    @Test
    void theKeyIsWhatAFilterWouldSee() {
        Json.Obj tags = Json.object().put("team", "eu").build();
        Fields record =
                field ->
                        switch (field) {
                            case "tags" -> tags;
                            case "notes" -> new Json.Str("");
                            default -> Json.Null.NULL;
                        };

        assertEquals(new Json.Str("eu"), Sort.parse("tag.team desc").key().apply(record));
        assertEquals("tags", Sort.parse("tag.team desc").member());
        assertEquals(Json.Null.NULL, Sort.parse("note").key().apply(record));
    }

    @Test
    void kindsKeepTheirOrderAndTheMissingComesLastInEitherDirection() {
        List<Json> values =
                List.of(
                        Json.number(-1.5),
                        Json.Num.of(9007199254740992L),
                        Json.Num.of(9007199254740993L),
                        new Json.Str(""),
                        new Json.Str("a"),
                        new Json.Str("\uff5e"),
                        new Json.Str("\ud83d\ude00"),
                        new Json.Bool(false),
                        new Json.Bool(true),
                        Json.array(List.of(1)),
                        Json.object().build(),
                        Json.Null.NULL,
                        Json.Null.NULL);

        assertEquals(text(values), text(sorted(values, "x")));
        assertEquals(
                "[9007199254740993, 9007199254740992, -1.5, \"\ud83d\ude00\", \"\uff5e\", \"a\","
                        + " \"\", true, false, {}, [1], null, null]",
                text(sorted(values, "x desc")));
    }

    private static List<Json> sorted(List<Json> values, String order) {
        List<Json> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, new Random(7));
        shuffled.sort(Sort.parse(order).comparator());
        return shuffled;
    }

    private static String text(List<Json> values) {
        return values.stream().map(JsonWriter::compact).collect(Collectors.joining(", ", "[", "]"));
    }
}
