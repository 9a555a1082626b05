package dev.alphatrail.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.json.Json;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/// Whatever the text is, it is read or refused in one line; any other exception fails a test here.
final class QueryFuzzTest {
    private static final List<String> PIECES =
            List.of(
                    "and",
                    "or",
                    "not",
                    "NOT",
                    "in",
                    "like",
                    "ilike",
                    "is",
                    "missing",
                    "null",
                    "between",
                    "true",
                    "false",
                    "n",
                    "note",
                    "tag",
                    "tags",
                    ".",
                    "tag.x",
                    "tag.'odd''x'",
                    "(",
                    ")",
                    ",",
                    "=",
                    "==",
                    "!=",
                    "<>",
                    "<",
                    "<=",
                    ">",
                    ">=",
                    "!",
                    "1",
                    "-1.5",
                    "1e3",
                    "1e999",
                    "0x",
                    "2026-01-01",
                    "99999999999999999999",
                    "'",
                    "\"",
                    "'a%'",
                    "\"b\"",
                    "'\\'",
                    "''",
                    "\ud800",
                    "\u0000",
                    "\u202e",
                    "\u001b[31m",
                    "asc",
                    "desc",
                    "\n",
                    "é",
                    "😀");

    @Property(tries = 1_000)
    void anyTextIsReadOrRefused(@ForAll @StringLength(max = 60) String text) {
        tried(text);
    }

    @Property(tries = 5_000)
    void anyRowOfWordsIsReadOrRefused(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(14); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
            text.append(random.nextInt(5) == 0 ? "" : " ");
        }
        tried(text.toString());
    }

    @Property(tries = 3_000)
    void aFilterWithOneSlipIsReadOrRefused(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(RandomFilter.of(random, 3).text());
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            default -> text.setCharAt(at, (char) random.nextInt(0x250));
        }
        tried(text.toString());
    }

    private static void tried(String text) {
        read(text, Where::parse)
                .ifPresent(where -> {
                    assertEquals(where, Where.parse(where.toString()));
                    where.test(_ -> Json.Null.NULL);
                });
        Optional<Where> known = read(text, t -> Where.parse(t, Set.of("n", "notes")));
        known.ifPresent(where -> assertTrue(Set.of("n", "notes").containsAll(where.fields())));
        read(text, Sort::parse)
                .ifPresent(sort -> {
                    assertEquals(sort, Sort.parse(sort.toString()));
                    assertFalse(sort.member().isEmpty());
                });
    }

    private static <T> Optional<T> read(String text, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(text));
        } catch (QueryException e) {
            String message = String.valueOf(e.getMessage());
            assertTrue(message.codePoints().allMatch(QueryFuzzTest::isSeen), message);
            assertTrue(message.length() < 600, message);
            assertTrue(e.column() >= 1 && e.column() <= text.length() + 1, message);
            return Optional.empty();
        }
    }

    private static boolean isSeen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
