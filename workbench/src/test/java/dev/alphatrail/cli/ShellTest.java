package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

class ShellTest {
    @Test
    void aPlainPathStandsAsItIsAndOthersAreQuoted() {
        assertEquals("runs/a-1_2.x", Shell.word(Path.of("runs/a-1_2.x")));
        assertEquals("'my runs/a'", Shell.word(Path.of("my runs/a")));
        assertEquals("'it'\\''s'", Shell.word(Path.of("it's")));
        assertEquals("'$HOME'", Shell.word(Path.of("$HOME")));
        assertEquals("''", Shell.quoted(""));
    }

    @Test
    void withoutALauncherTheProgramGoesByItsName() {
        assertEquals("alphatrail", Shell.alphatrail());
    }
}
