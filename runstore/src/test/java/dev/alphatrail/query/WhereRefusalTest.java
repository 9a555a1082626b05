package dev.alphatrail.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WhereRefusalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``| the filter is empty; write such as: n_passed > 0 (column 1)",
                "n lke 'a'| expected a comparison, such as = or 'is missing', found 'lke'; did you"
                        + " mean 'like'? (column 3)",
                "n| expected a comparison, such as = or 'is missing', found the end (column 2)",
                "n is mising| expected 'missing' or 'not missing', found 'mising'; did you mean"
                        + " 'missing'? (column 6)",
                "n not 3| expected 'in', 'like' or 'between', found '3' (column 7)",
                "n = 1 adn m = 2| expected 'and', 'or' or the end, found 'adn' (column 7)",
                "n = null| nothing compares with 'null'; write 'is missing' (column 5)",
                "n in (null)| nothing compares with 'null'; write 'is missing' (column 7)",
                "n in ()| expected a field or a value, found ')' (column 7)",
                "n in (a)| 'in' takes numbers, texts, true and false, found 'a'; a text stands in"
                        + " quotes (column 7)",
                "n => 1| '=>' is written '>=' (column 3)",
                "n = 1 && m = 2| '&' is no word here; write 'and' (column 7)",
                "!(n = 1)| '!' is no word here; write 'not', or '!=' for unequal (column 1)",
                "d > 2026-01-01| '2026-01-01' is no number; a text or a date stands in quotes"
                        + " (column 5)",
                "n > 1e999| '1e999' is beyond the range of a number (column 5)",
                "n = 'a| the text that begins here has no closing ' (column 5)",
                "n = ‘a’| a text stands in straight quotes, ' or \" (column 5)",
                "(n = 1| expected ')' to close the '(' in column 1, found the end (column 7)",
                "n = 1)| this ')' closes nothing (column 6)",
                "flag < true| true and false have no order; compare them with = or != (column 6)",
                "a.b = 1| 'a' has no members; only tags, metrics and params have, as in tag.team"
                        + " (column 1)",
                "tag.1 = 1| expected the name of a tag, in quotes unless it is a plain word, found"
                        + " '1' (column 5)",
                "n like 3| expected a pattern in quotes, such as 'Mom%', found '3' (column 8)",
                "n like 'a\\'| a lone '\\' ends the pattern, write '\\\\' for a backslash (column"
                        + " 8)",
                "n between 1| expected 'and' between the two ends, found the end (column 12)",
                "and = 1| expected a field or a value, found 'and' (column 1)",
                "😀n = 1| unexpected character '😀' (column 1)",
                "'😀' = 1 x| expected 'and', 'or' or the end, found 'x' (column 9)",
            })
    void saysWhatIsWrongWhereAndTheMend(String text, String message) {
        assertEquals(message, refused(text).getMessage());
    }

    @Test
    void whatActsInsteadOfBeingSeenIsEscapedAndShortened() {
        assertEquals(
                "unexpected character '\\u{1b}' (column 5)",
                refused("n = \u001b[31m").getMessage());
        assertEquals(
                "expected 'and', 'or' or the end, found the text '\\u{202e}\\u{a}"
                        + "x".repeat(38)
                        + "...' (column 7)",
                refused("n = 1 '\u202e\n" + "x".repeat(5_000) + "'").getMessage());
    }

    @Test
    void aHundredLevelsAreReadAndOneMoreIsNot() {
        for (String open : new String[] {"(", "not "}) {
            String close = open.equals("(") ? ")" : "";
            String deepest = open.repeat(100) + "n = 1" + close.repeat(100);

            assertTrue(Where.parse(deepest).test(_ -> Json.Num.of(1)));
            assertEquals(
                    "nested deeper than 100 levels (column " + (100 * open.length() + 1) + ")",
                    refused(open + deepest + close).getMessage());
        }
        refused("(".repeat(10_000));
    }

    @Test
    void tenThousandCharactersAreReadAndOneMoreIsNot() {
        String start = "n = 1";
        String most = start + " or n = 1".repeat((10_000 - start.length()) / 9);
        assertTrue(most.length() > 9_980);

        assertEquals(most, Where.parse(most).toString());
        refused(most + " ".repeat(10_001 - most.length()));
    }

    /// Otherwise the text of a filter could not be read again.
    @Test
    void aTextThatOnlyGrowsBeyondTheLimitWhenPrintedIsRefused() {
        refused("n=1" + " or n=1".repeat(1_400));
    }

    private static QueryException refused(String text) {
        return assertThrows(QueryException.class, () -> Where.parse(text));
    }
}
