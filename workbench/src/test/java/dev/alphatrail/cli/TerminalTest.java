package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class TerminalTest {
    @Test
    void takesTheWidthItIsToldButNoNonsense() {
        assertEquals(Optional.of(80), Terminal.width(Optional.of("80")));
        assertEquals(Optional.of(40), Terminal.width(Optional.of("3")), "narrower is not readable");
        for (String nonsense : new String[] {"", "0", "wide", "-80", "99999999999"}) {
            assertEquals(Optional.empty(), Terminal.width(Optional.of(nonsense)), nonsense);
        }
    }
}
