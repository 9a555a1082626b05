package dev.alphatrail.runstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.UnaryOperator;

/// A file of lines that only grows. Callers hold the store's lock while they append.
///
/// @param path the file, which need not exist yet
/// @param quarantine where torn tails go
record LineFile(Path path, Path quarantine) {

    /// Bytes in the file, 0 when there is none.
    long size() throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }

    /// Appends lines in one write, so that no reader and no crash finds them interleaved; when the
    /// disk takes a part only, that part is taken back.
    ///
    /// @param sync whether the lines, and the name of a new file, are on disk afterwards
    void append(List<String> lines, boolean sync) throws IOException {
        if (!lines.isEmpty()) {
            append(_ -> String.join("\n", lines), sync);
        }
    }

    /// Appends a line that depends on the digest of the line before.
    ///
    /// @param line makes the line (or lines) from that digest, without the last newline
    void append(UnaryOperator<String> line, boolean sync) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            String previous = digestOfLastLine(channel);
            long end = channel.size();
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(line.apply(previous) + "\n");
            try {
                channel.write(bytes, end);
                if (bytes.hasRemaining()) {
                    throw new IOException("No space left on device");
                }
                if (sync) {
                    channel.force(true);
                }
            } catch (IOException e) {
                takeBack(channel, end, e);
                throw e;
            }
            if (sync && end == 0) {
                Durable.syncDirectory(path.resolveSibling(".")); // its name may be new
            }
        }
    }

    /// The digest of the last line, that of nothing when there is none. A torn tail is mended.
    private String digestOfLastLine(FileChannel channel) throws IOException {
        BackwardLines lines = new BackwardLines(channel);
        if (lines.next() && !lines.isEmpty()) {
            quarantineTail(channel, lines);
        }
        return lines.next() ? lines.digest() : Sha256.OF_NOTHING_BEFORE;
    }

    /// Moves a torn tail to the quarantine. Its writer died before the line was whole, so he never
    /// said that it was there.
    void mendTail() throws IOException {
        if (size() > 0) {
            try (FileChannel channel =
                    FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                digestOfLastLine(channel);
            }
        }
    }

    /// The copy's name says what it is, so that copying once more changes nothing.
    private void quarantineTail(FileChannel channel, BackwardLines tail) throws IOException {
        Durable.makeDirectory(quarantine);
        String digest = tail.digest().substring(0, 8);
        Path copy =
                quarantine.resolve(path.getFileName() + "-torn-at-" + tail.offset() + "-" + digest);
        try (FileChannel target =
                FileChannel.open(
                        copy,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            Durable.transfer(channel, tail.offset(), target);
            target.force(true);
        }
        Durable.syncDirectory(quarantine);
        channel.truncate(tail.offset());
        channel.force(true);
    }

    private static void takeBack(FileChannel channel, long end, IOException cause) {
        try {
            channel.truncate(end);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
