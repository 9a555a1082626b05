package dev.alphatrail.runstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

final class RunIdTest {
    private static final Instant START = Instant.parse("2026-01-31T09:30:05.999Z");

    @Test
    void isTheStartInUtcTheThreadAndTenDigitsOfTheHash() {
        RunId id = RunId.of(START, ThreadId.of("value"), "0123456789abcdef");

        assertEquals("20260131T093005Z_value_0123456789", id.value());
        assertEquals(id, RunId.parse(id.value()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "my-run.v2", "2026_x", "A"})
    void aUserMayNameARun(String text) {
        assertEquals(text, RunId.parse(text).value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../x",
                "a/b",
                "a\\b",
                "a..b",
                "/a",
                ".hidden",
                "_index.jsonl",
                "-x",
                "a b",
                "a\n",
                "ä",
                "a.",
                "LATEST",
                "latest",
                "factor_registry.jsonl",
                "a\0"
            })
    void whatCouldLeadElsewhereIsNoRunId(String text) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> RunId.parse(text));

        assertEquals(1, String.valueOf(e.getMessage()).lines().count());
    }

    @Test
    void aHundredCharactersAreTheMost() {
        assertEquals(100, RunId.parse("x".repeat(100)).value().length());
        assertThrows(IllegalArgumentException.class, () -> RunId.parse("x".repeat(101)));
    }

    @ParameterizedTest
    @CsvSource({
        "main, main",
        "../../x, x",
        "a b/c, a-b-c",
        "'', main",
        "..., main",
        "---, main",
        "ä, main",
        "_x-1, _x-1"
    })
    void aThreadIdIsReducedToWhatIsSafe(String text, String expected) {
        assertEquals(expected, ThreadId.of(text).value());
    }

    @Test
    void aLongThreadIdIsCut() {
        assertEquals("x".repeat(32), ThreadId.of("x".repeat(33)).value());
        assertEquals("x".repeat(31), ThreadId.of("x".repeat(31) + "/y").value());
    }

    @Property
    void anyTextGivesAThreadIdThatMakesARunIdWithoutSeparators(@ForAll String text) {
        ThreadId thread = ThreadId.of(text);

        assertTrue(thread.value().matches("[A-Za-z0-9_-]{1,32}"), thread.value());
        assertEquals(thread, ThreadId.of(thread.value()));
        assertTrue(RunId.of(START, thread, "0123456789").value().matches("[A-Za-z0-9_-]+"));
    }

    @Property
    void aTextIsRefusedOrSafeAsOneNameOfADirectory(@ForAll String text) {
        try {
            String id = RunId.parse(text).value();
            assertTrue(id.matches("[A-Za-z0-9][A-Za-z0-9._-]*") && !id.contains(".."), id);
        } catch (IllegalArgumentException _) {
            // refused
        }
    }
}
