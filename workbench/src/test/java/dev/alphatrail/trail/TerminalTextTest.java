package dev.alphatrail.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TerminalTextTest {
    @Test
    void keepsOrdinaryText() {
        assertEquals(
                "Momentum + Liquidität → 動量 🚀",
                TerminalText.line("Momentum + Liquidität → 動量 🚀"));
    }

    @Test
    void putsEverythingOnOneLine() {
        assertEquals("a b c", TerminalText.line(" a\n\n b\u2028\t\u00A0c\r\n"));
    }

    @Test
    void replacesWhatActsInsteadOfBeingSeen() {
        assertEquals("\uFFFD[31m", TerminalText.line("\u001b[31m"));
        assertEquals("a\uFFFDb", TerminalText.line("a\u202Eb"));
        assertEquals("\uFFFD", TerminalText.line("\uD83D"));
    }

    @Test
    void escapesInJsonWhatJsonWouldLetThrough() {
        assertEquals("\"\\u007f\\u009b2J\"", TerminalText.json("\"\u007f\u009b2J\""));
    }
}
