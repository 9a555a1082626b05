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
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Set<String> present = linesBehind(channel, position);
            List<String> missing =
                    lines.stream().filter(line -> !present.contains(line)).toList();
            if (!missing.isEmpty()) {
                append(channel, String.join("\n", missing) + "\n");
            }
            channel.force(true);
        }
    }

    private static Set<String> linesBehind(FileChannel channel, long position) throws IOException {
        if (channel.size() <= position) {
            return Set.of();
        }
        String tail = new String(read(channel, position, Math.toIntExact(channel.size() - position)), StandardCharsets.UTF_8);
        // without its newline a line is torn, even when all else of it is there
        return Set.copyOf(List.of(tail.substring(0, tail.lastIndexOf('\n') + 1).split("\n")));
    }

    /// One write for all, so that no reader and no crash finds the lines interleaved; when the disk takes a part only,
    /// that part is taken back.
    private static void append(FileChannel channel, String text) throws IOException {
        long end = channel.size();
        boolean torn = end > 0 && read(channel, end - 1, 1)[0] != '\n';
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(torn ? "\n" + text : text);
        try {
            channel.write(bytes, end);
            if (bytes.hasRemaining()) {
                throw new IOException("No space left on device");
            }
        } catch (IOException e) {
            channel.truncate(end);
            throw e;
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
