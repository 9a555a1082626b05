package dev.alphatrail.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Set;

final class WhereTest {
    /// `none` is no member at all, `nil` is `null`.
    private static final Fields RECORD =
            record(
                    """
                    {"ir": 1.5, "n": 3, "big": 9007199254740993, "idea": "Momentum + liquidity",
                     "created_at": "2026-01-31T09:30:05Z", "flag": true, "nil": null, "notes": "",
                     "list": [1], "emoji": "\\ud83d\\ude00", "umlaut": "ÄRGER",
                     "tags": {"team": "eu", "odd name": "it's", "count": 2, "gone": null},
                     "metrics": {"sharpe": 1.25, "val/loss": null}, "params": {"lr": "0.1"}}\
                    """);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ir > 1",
                "ir == 1.5 and ir <> 2 and ir != -1",
                "1 < ir",
                "n >= 3 and n <= 3.0",
                "n = 3e0",
                "n > -4",
                "ir < n",
                "big = 9007199254740993 and big != 9007199254740992",
                "idea = 'Momentum + liquidity'",
                "idea = \"Momentum + liquidity\"",
                "created_at >= '2026-01-01' and created_at < '2026-02'",
                "flag = true and flag != false",
                "tag.team = 'eu'",
                "tags.team = 'eu'",
                "tag.'odd name' = 'it''s'",
                "tag.\"odd name\" = \"it's\"",
                "tag.count = 2",
                "metric.sharpe > 1 and metrics.sharpe < 2",
                "metric.'val/loss' is missing and metric.team is missing",
                "param.lr = '0.1' and params.lr like '0%'",
                "n in (1, 2, 3)",
                "n in ('a', 3)",
                "n not in (1, 2)",
                "tag.team in ('us', 'eu')",
                "idea like 'Mom%'",
                "idea like '%+%'",
                "idea like '_omentum%liquidit_'",
                "idea not like 'mom%'",
                "idea ilike 'mom%LIQ%'",
                "umlaut ilike 'ärger'",
                "emoji like '_'",
                "'100%' like '100\\%'",
                "'a\\b' like 'a\\\\b'",
                "ir between 1 and 2",
                "ir between 1.5 and 1.5",
                "ir not between 2 and 3",
                "created_at between '2026-01' and '2026-02' and n = 3",
                "none is missing",
                "nil is missing",
                "nil is null",
                "tag.none is missing",
                "tag.gone is missing",
                "note is missing and notes is missing",
                "ir is not missing and ir is not null",
                "list is not missing",
                "n = 1 or n = 2 or n = 3",
                "n = 3 or n = 1 and n = 2",
                "not (n = 1 or n = 2)",
                "not n = 1 and n = 3",
                "not not n = 3",
                "NOT n = 1 AND idea LIKE 'M%' Or n Is Null",
                "\tn\n=\r3 "
            })
    void matches(String text) {
        assertTrue(Where.parse(text).test(RECORD));
    }

    /// Each of these is unknown, so its opposite does not match either.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "none < 0.1",
                "none >= 0.1",
                "none = none",
                "none != 'x'",
                "nil = 0",
                "1 = '1'",
                "n = '3'",
                "n != '3'",
                "idea > 0",
                "flag = 1",
                "flag < idea",
                "list = 1",
                "list = list",
                "none in (1, 2)",
                "n in (1, '3')",
                "notes = ''",
                "note like '%'",
                "n like '3'",
                "none like '%'",
                "none between 0 and 1",
                "n between 0 and 'x'",
                "tag.none = 'eu'",
                "none = 1 and n = 3",
                "none = 1 or n = 1"
            })
    void neitherAnUnknownTestNorItsOppositeMatches(String text) {
        assertFalse(Where.parse(text).test(RECORD));
        assertFalse(Where.parse("not (" + text + ")").test(RECORD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none = 1 and n = 4",
                "n = 4 and none = 1",
                "n between none and 1",
                "ir is missing",
                "1 is missing",
                "n in (1, 2)"
            })
    void whatIsFalseWhateverTheMissingIsMatchesItsOpposite(String text) {
        assertFalse(Where.parse(text).test(RECORD));
        assertTrue(Where.parse("not (" + text + ")").test(RECORD));
    }

    @Test
    void textsStandInTheOrderOfTheirCodePoints() {
        // U+FF5E comes before U+1F600, though its UTF-16 unit is greater than the first surrogate
        assertTrue(Where.parse("'\uff5e' < emoji").test(RECORD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a==1 AND (b<>2)         | a = 1 and b != 2",
                "((a = 1 or b = 2)) and c= 3 | (a = 1 or b = 2) and c = 3",
                "(a = 1 and b = 2) or c = 3  | a = 1 and b = 2 or c = 3",
                "a = 1 and (b = 2 and c = 3) | a = 1 and b = 2 and c = 3",
                "not (a in (1,1,2))      | a not in (1, 2)",
                "not (a = 1)             | not a = 1",
                "not (a = 1 or b = 2)    | not (a = 1 or b = 2)",
                "note is null            | notes is missing",
                "not note is null        | notes is not missing",
                "tags.'team' = \"it's\"  | tag.team = 'it''s'",
                "tag.'odd name' ilike 'x' | tag.'odd name' ilike 'x'",
                "metrics.x = 1 and param.'a/b' = 'c' | metric.x = 1 and param.'a/b' = 'c'",
                "a = 1e2 and b = -0.50   | a = 100 and b = -0.5",
                "a not between 1 and 2   | a not between 1 and 2",
            })
    void isPrintedInOneSpelling(String text, String printed) {
        assertEquals(printed, Where.parse(text).toString());
        assertEquals(Where.parse(text), Where.parse(printed));
    }

    @Test
    void theMembersThatAreNeededAreNamedOnceInTheirOrder() {
        Where where = Where.parse("tag.b = 1 or note is missing and tag.a = 1 or ir > n");

        assertEquals(List.of("tags", "notes", "ir", "n"), List.copyOf(where.fields()));
    }

    @Test
    void unknownFieldsAreRefusedWithTheNearestOnlyWhenTheKnownAreGiven() {
        Set<String> known = Set.of("best_information_ratio", "tags", "notes", "idea");

        assertFalse(Where.parse("best_informaton_ratio > 1").test(RECORD));
        assertEquals(
                "there is no field 'best_informaton_ratio'; did you mean 'best_information_ratio'?"
                        + " (column 1)",
                refused("best_informaton_ratio > 1", known));
        assertEquals(
                "there is no field 'eu'; a text stands in quotes (column 12)",
                refused("tag.team = eu", known));
        assertEquals(
                "there is no field 'sharpe'; there are best_information_ratio, idea, note, notes,"
                        + " tags (column 1)",
                refused("sharpe > 1", known));
        assertEquals("notes is missing", Where.parse("note is missing", known).toString());
    }

    private static String refused(String text, Set<String> known) {
        return String.valueOf(
                assertThrows(QueryException.class, () -> Where.parse(text, known)).getMessage());
    }

    private static Fields record(String json) {
        Json.Obj record = JsonReader.parse(json, "record", JsonLimits.DEFAULT).asObject();
        return field -> record.find(field).orElse(Json.Null.NULL);
    }
}
