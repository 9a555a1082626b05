package dev.alphatrail.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

class LineSourceTest {
    @TempDir private Path folder = Path.of("");

    private static String staged(Path file, long from, long to) throws IOException {
        Path target = Files.createTempFile("staged", ".tsv");
        try (LineSource source = LineSource.open(file)) {
            source.stage(from, to, target);
            return Files.readString(target, StandardCharsets.ISO_8859_1);
        } finally {
            Files.delete(target);
        }
    }

    @Test
    void eachLineComesWithItsPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "ab\n\nc\td\r\nhal");
        assertEquals("0\tab\n4\tc d \n", staged(file, 0, 9));
        try (LineSource source = LineSource.open(file)) {
            assertEquals(9, source.end());
        }
    }

    @Test
    void aLineThatIsTooLongIsLeftOut() throws IOException {
        String longest = "y".repeat(LineSource.LONGEST_LINE);
        for (String tooLong : new String[] {longest + "y", "y".repeat(3_000_000)}) {
            Path file =
                    Files.writeString(
                            folder.resolve("f"), "a\n" + tooLong + "\nb\n" + longest + "\nc\n");
            String staged = staged(file, 0, Files.size(file));
            assertEquals(
                    "0 b c".replace("0", "a"),
                    String.join(
                            " ",
                            staged.lines()
                                    .map(line -> line.split("\t")[1])
                                    .filter(line -> line.length() == 1)
                                    .toList()));
            assertEquals(4, staged.lines().count());
        }
    }

    @Property(tries = 200)
    void thePiecesAreTheWhole(
            @ForAll @CharRange(from = '\n', to = '\u000e') String text,
            @ForAll @IntRange(min = 1, max = 9) int most)
            throws IOException {
        Path file = Files.writeString(Files.createTempFile("lines", ""), text);
        try (LineSource source = LineSource.open(file)) {
            StringBuilder pieces = new StringBuilder();
            long at = 0;
            while (at < source.end()) {
                long to = source.lineEnd(at, most);
                assertEquals('\n', text.charAt((int) to - 1));
                pieces.append(staged(file, at, to));
                at = to;
            }
            assertEquals(text.lastIndexOf('\n') + 1, at);
            assertEquals(staged(file, 0, source.end()), pieces.toString());
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void theFingerprintTellsFilesApartThatWereCutReplacedOrMixedUp() throws IOException {
        String line = "{\"run_id\":\"%06d\"}\n";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append(line.formatted(i));
        }
        Path file = Files.writeString(folder.resolve("f"), text);
        long size = Files.size(file);
        String print = print(file, size, "p");
        assertEquals(print, print(Files.writeString(file, text + "more\n"), size, "p"));
        assertNotEquals(print, print(file, size, "q"));
        assertNotEquals(print, print(file, size - 18, "p"));
        String shifted = text.substring(18) + line.formatted(1);
        assertNotEquals(print, print(Files.writeString(file, shifted), size, "p"));
    }

    private static String print(Path file, long to, String purpose) throws IOException {
        try (LineSource source = LineSource.open(file)) {
            return source.fingerprint(to, purpose);
        }
    }
}
