package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class StandardOutputTest {
    @TempDir private Path folder = Path.of("");

    private static StandardOutput failing(Path target, String message) {
        return new StandardOutput(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException(message);
                    }
                },
                target);
    }

    private ProcessBuilder process(Path log) {
        return CliProcess.of(log, List.of(), "factors", "list", "alpha360")
                .redirectErrorStream(false)
                .redirectError(log.toFile());
    }

    @Test
    void aFileThatCannotBeWrittenFailsTheCommandWhateverTheMessage() throws IOException {
        Path file = Files.createFile(folder.resolve("list.txt"));
        assertEquals(1, Main.run(failing(file, "Broken pipe"), "factors", "list"));
        assertEquals(2, Main.run(failing(file, "Broken pipe"), "factors", "list", "nope"));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aReaderThatHasEnoughDoesNotWhateverTheMessage() throws IOException {
        Path socket = folder.resolve("socket");
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(socket));
            assertEquals(0, Main.run(failing(socket, "Relais brisé (pipe)"), "factors", "list"));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskFailsTheProcess() throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process run = process(log).redirectOutput(new File("/dev/full")).start();
        assertEquals(1, run.waitFor());
        String said = Files.readString(log);
        assertTrue(said.contains("alphatrail: cannot write to standard output: "), said);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aPipeWhoseReaderLeftDoesNot() throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process run = process(log).redirectOutput(Redirect.PIPE).start();
        run.getInputStream().close();
        assertEquals(0, run.waitFor());
        String said = Files.readString(log);
        assertFalse(said.contains("alphatrail: "), said);
    }

    @Test
    void whatIsWrittenArrives() {
        var bytes = new ByteArrayOutputStream();
        assertEquals(0, Main.run(new StandardOutput(bytes, folder), "factors", "check", "close"));
        assertEquals(
                "canonical  close", bytes.toString(StandardCharsets.UTF_8).lines().toList().get(0));
    }
}
