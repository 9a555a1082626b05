package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

class StandardOutputTest {
    private static StandardOutput failing(String message) {
        return new StandardOutput(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException(message);
                    }
                });
    }

    @Test
    void aFullDiskFailsTheCommand() {
        assertEquals(1, Main.run(failing("No space left on device"), "factors", "list"));
        assertEquals(2, Main.run(failing("No space left on device"), "factors", "list", "nope"));
    }

    @Test
    void aReaderThatHasEnoughDoesNot() {
        assertEquals(0, Main.run(failing("Broken pipe"), "factors", "list"));
    }

    @Test
    void whatIsWrittenArrives() {
        var bytes = new ByteArrayOutputStream();
        assertEquals(0, Main.run(new StandardOutput(bytes), "factors", "check", "close"));
        assertEquals(
                "canonical  close", bytes.toString(StandardCharsets.UTF_8).lines().toList().get(0));
    }
}
