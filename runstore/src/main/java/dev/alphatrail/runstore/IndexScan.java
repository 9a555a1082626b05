package dev.alphatrail.runstore;

import dev.alphatrail.json.JsonException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Every line of the index from the first to the last, with what is wrong with it by itself and in
/// the chain. What a line says of its run beside the digest is not kept: an index may be large.
///
/// @param lines every whole line
/// @param torn whether something stands behind the last newline
record IndexScan(List<Scanned> lines, boolean torn) {

    /// One line.
    ///
    /// @param number counted from 1
    /// @param offset where it begins in the file, in bytes
    /// @param length bytes without the newline
    /// @param sha256 digest of these bytes
    /// @param content what it is
    /// @param follows whether the digest it gives of the line before is right; true for lines of
    ///   version 1, which give none
    record Scanned(
            long number,
            long offset,
            long length,
            String sha256,
            Content content,
            boolean follows) {

        /// Whether nothing is wrong with the line by itself and in the chain.
        boolean isSound() {
            return follows && !(content instanceof Broken);
        }
    }

    /// What a line is.
    sealed interface Content {}

    /// A published run.
    ///
    /// @param manifestSha256 empty in lines of version 1
    record OfRun(RunId run, Optional<String> manifestSha256) implements Content {}

    /// An event.
    record OfEvent(Event event) implements Content {}

    /// No line that can be read, or not written as the store writes.
    record Broken(String fault) implements Content {}

    /// The digest of the last line.
    String head() {
        return lines.isEmpty() ? Sha256.OF_NOTHING_BEFORE : lines.getLast().sha256();
    }

    /// The digest of the line before a line.
    String before(Scanned line) {
        return line.number() == 1
                ? Sha256.OF_NOTHING_BEFORE
                : lines.get((int) line.number() - 2).sha256();
    }

    /// Whether the line after this one gives its digest, so that it is as it was written.
    boolean isVouchedFor(Scanned line) {
        if (line.content() instanceof Broken || line.number() == lines.size()) {
            return false;
        }
        Scanned next = lines.get((int) line.number());
        return switch (next.content()) {
            case OfRun ofRun -> next.follows() && ofRun.manifestSha256().isPresent();
            case OfEvent _ -> next.follows();
            case Broken _ -> false;
        };
    }

    /// Whether every line is sound.
    boolean isSound() {
        return lines.stream().allMatch(Scanned::isSound);
    }

    /// The bytes of a line, read again.
    static byte[] bytesOf(Path index, Scanned line) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) line.length());
        try (FileChannel channel = FileChannel.open(index, StandardOpenOption.READ)) {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, line.offset() + bytes.position()) < 0) {
                    throw new IOException("the index was cut while it was read");
                }
            }
        }
        return bytes.array();
    }

    static IndexScan of(Path index) throws IOException {
        List<Scanned> scanned = new ArrayList<>();
        String previous = Sha256.OF_NOTHING_BEFORE;
        long offset = 0;
        try (ForwardLines lines = new ForwardLines(index)) {
            while (lines.next()) {
                Scanned line = scan(lines, scanned.size() + 1, offset, previous);
                scanned.add(line);
                previous = line.sha256();
                offset += lines.size() + 1;
            }
            return new IndexScan(scanned, lines.torn());
        }
    }

    private static Scanned scan(ForwardLines lines, int number, long offset, String before) {
        long length = lines.size();
        String digest = lines.digest();
        try {
            if (length > IndexLine.MAX_BYTES) {
                throw new JsonException("it is longer than " + IndexLine.MAX_BYTES + " bytes");
            }
            IndexLine line =
                    IndexLine.of(lines.buffer(), lines.from(), lines.length(), Layout.INDEX);
            Content content =
                    isAsWritten(line, lines)
                            ? switch (line) {
                                case IndexLine.Run run ->
                                        new OfRun(run.runId(), run.manifestSha256());
                                case IndexLine.Happened happened -> new OfEvent(happened.event());
                            }
                            : new Broken("it is not as the store writes such a line");
            boolean follows = line.previousSha256().map(before::equals).orElse(isOfVersion1(line));
            return new Scanned(number, offset, length, digest, content, follows);
        } catch (JsonException e) {
            return new Scanned(number, offset, length, digest, new Broken(e.what()), true);
        }
    }

    private static boolean isAsWritten(IndexLine line, ForwardLines lines) {
        if (isOfVersion1(line)) {
            return true; // its text is vouched for by nobody
        }
        String previous = line.previousSha256().orElse("");
        byte[] written = IndexLine.text(line.body(), previous).getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(
                written,
                0,
                written.length,
                lines.buffer(),
                lines.from(),
                lines.from() + lines.length());
    }

    static boolean isOfVersion1(IndexLine line) {
        return line instanceof IndexLine.Run run
                && run.manifestSha256().isEmpty()
                && run.previousSha256().isEmpty();
    }
}
