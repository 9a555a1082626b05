package dev.alphatrail.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Momentum + liquidity ! Momentum + liquidity",
                "[click](http://evil) ! \\[click\\](http\\://evil)",
                "<script>x</script> ! \\<script\\>x\\</script\\>",
                "a | b ! a \\| b",
                "**loud** ! \\*\\*loud\\*\\*",
                "`code` ! \\`code\\`",
                "back\\slash ! back\\\\slash",
                "www.evil.com ! www\\.evil.com",
                "&lt; ! \\&lt;",
                "1.5% of ADV ! 1.5% of ADV",
            })
    void textOfOthersStaysText(String text, String safe) {
        assertEquals(safe, Markdown.text(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "rank(close) ! `rank(close)`",
                "a`b ! ``a`b``",
                "`a`` ! ``` `a`` ```",
                "'' ! -",
            })
    void codeIsFencedByMoreBackticksThanItHolds(String text, String code) {
        assertEquals(code, Markdown.code(text));
    }

    @Test
    void aBarInACellDoesNotEndIt() {
        assertEquals("`a \\| b`", Markdown.codeCell("a | b"));
    }

    @Test
    void whatIsNotSeenButActsBecomesABlank() {
        assertEquals("a b c d e f", Markdown.line("a\nb\u202ec\u001bd\u2028e\ud800f"));
        assertEquals("\ud83d\ude80 ü", Markdown.line("\ud83d\ude80 ü"));
    }

    @Test
    void aTableIsAlignedInItsRawText() {
        MarkdownTable table =
                new MarkdownTable(1, "alpha", "IR").row("a", "-12.25").row("long id", "1");
        assertEquals(
                """
                | alpha   |     IR |
                |:--------|-------:|
                | a       | -12.25 |
                | long id |      1 |
                """,
                table.toString());
        assertFalse(table.toString().contains("\t"));
    }
}
