package dev.alphatrail.runstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A file of lines that only grows. Callers hold the store's lock while they append.
///
/// @param path the file, which need not exist yet
record LineFile(Path path) {

    /// Bytes in the file, 0 when there is none.
    long size() throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }

    /// Appends those of the lines that do not stand behind `position` yet, and syncs them.
    void appendMissing(List<String> lines, long position) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        try (FileChannel channel =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            Set<String> present = linesBehind(channel, position);
            append(channel, lines.stream().filter(line -> !present.contains(line)).toList());
            channel.force(true);
        }
    }

    private static Set<String> linesBehind(FileChannel channel, long position) throws IOException {
        if (channel.size() <= position) {
            return Set.of();
        }
        String tail =
                new String(
                        read(channel, position, Math.toIntExact(channel.size() - position)),
                        StandardCharsets.UTF_8);
        return tail.lines().collect(Collectors.toSet());
    }

    /// One write for all, so that no reader and no crash finds the lines interleaved; when the disk
    /// takes a part only, that part is taken back. A last line without its newline, torn by a
    /// crash, gets one first.
    private static void append(FileChannel channel, List<String> lines) throws IOException {
        long end = channel.size();
        boolean torn = end > 0 && read(channel, end - 1, 1)[0] != '\n';
        String text =
                lines.stream()
                        .map(line -> line + "\n")
                        .collect(Collectors.joining("", torn ? "\n" : "", ""));
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        try {
            channel.write(bytes, end);
            if (bytes.hasRemaining()) {
                throw new IOException("No space left on device");
            }
        } catch (IOException e) {
            takeBack(channel, end, e);
            throw e;
        }
    }

    private static void takeBack(FileChannel channel, long end, IOException cause) {
        try {
            channel.truncate(end);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static byte[] read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) >= 0) {
            // a read may return less than asked for
        }
        return bytes.array();
    }
}
