package dev.alphatrail.runstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
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
        boolean made = !Files.exists(path);
        mendTail();
        try (FileChannel channel =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            long end = channel.size();
            String previous = end == 0 ? Sha256.OF_NOTHING_BEFORE : digestOfLastLine();
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
        }
        if (made && sync) {
            Durable.syncDirectory(path.resolveSibling("."));
        }
    }

    /// The digest of the last line that has its newline; that of nothing when there is none.
    String digestOfLastLine() throws IOException {
        if (size() == 0) {
            return Sha256.OF_NOTHING_BEFORE;
        }
        try (BackwardLines lines = new BackwardLines(path)) {
            while (lines.next()) {
                if (lines.terminated()) {
                    return lines.digest();
                }
            }
        }
        return Sha256.OF_NOTHING_BEFORE;
    }

    /// The unfinished last line, which a crash tore or somebody is writing just now; empty when the
    /// file ends with a newline.
    Optional<TornTail> tornTail() throws IOException {
        if (size() > 0) {
            try (BackwardLines lines = new BackwardLines(path)) {
                if (lines.next() && !lines.isEmpty()) {
                    return Optional.of(new TornTail(lines.offset(), lines.digest()));
                }
            }
        }
        return Optional.empty();
    }

    /// A last line without its newline.
    ///
    /// @param from where it begins, in bytes
    record TornTail(long from, String sha256) {
        String fileName(Path file) {
            return file.getFileName() + "-torn-at-" + from + "-" + sha256.substring(0, 8);
        }
    }

    /// Moves a torn tail to the quarantine. Its writer died before the line was whole, so he never
    /// said that it was there.
    void mendTail() throws IOException {
        Optional<TornTail> tail = tornTail();
        if (tail.isPresent()) {
            try (FileChannel channel =
                    FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                copyToQuarantine(channel, tail.get());
                channel.truncate(tail.get().from());
                channel.force(true);
            }
        }
    }

    /// The copy's name says what it is, so that copying once more changes nothing.
    private void copyToQuarantine(FileChannel channel, TornTail tail) throws IOException {
        Durable.makeDirectory(quarantine);
        Path copy = quarantine.resolve(tail.fileName(path));
        try (FileChannel target =
                FileChannel.open(
                        copy,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            long position = tail.from();
            while (position < channel.size()) {
                position += channel.transferTo(position, channel.size() - position, target);
            }
            target.force(true);
        }
        Durable.syncDirectory(quarantine);
    }

    private static void takeBack(FileChannel channel, long end, IOException cause) {
        try {
            channel.truncate(end);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
