package dev.alphatrail.runstore;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/// The whole lines of a file from the first to the last. After [#next] returned true, the line is
/// the part of [#buffer] from [#from], [#size] bytes long, without its newline; of a line that is
/// [#tooLong] size and digest are known, the bytes are not.
public final class ForwardLines implements AutoCloseable {
    private static final int BLOCK = 1 << 16;

    /// Longer lines are damage; room for two lines that lost the newline between them.
    private static final int LONGEST = 4 * IndexLine.MAX_BYTES;

    private final InputStream in;
    private byte[] buffer = new byte[BLOCK];
    private int filled;
    private int nextFrom;
    private int from;
    private int length;

    /// Of a line that is too long: its beginning, which is not in the buffer any more.
    private @Nullable MessageDigest dropped;

    private long droppedBytes;

    /// Opens a file; one that does not exist has no lines.
    public ForwardLines(Path file) throws IOException {
        in = open(file);
    }

    private static InputStream open(Path file) throws IOException {
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException _) {
            return InputStream.nullInputStream();
        }
    }

    /// Goes to the next line; false when no newline follows any more.
    public boolean next() throws IOException {
        dropped = null;
        droppedBytes = 0;
        int newline = nextFrom;
        while (true) {
            while (newline < filled && buffer[newline] != '\n') {
                newline++;
            }
            if (newline < filled) {
                from = nextFrom;
                length = newline - from;
                nextFrom = newline + 1;
                return true;
            }
            if (filled - nextFrom > LONGEST) {
                drop();
            }
            newline = filled - nextFrom;
            if (!readMore()) {
                return false;
            }
        }
    }

    private void drop() {
        MessageDigest digest = dropped == null ? Sha256.newDigest() : dropped;
        digest.update(buffer, nextFrom, filled - nextFrom);
        droppedBytes += filled - nextFrom;
        nextFrom = filled;
        dropped = digest;
    }

    /// Moves what is left to the front, so that positions become smaller by `nextFrom`.
    private boolean readMore() throws IOException {
        System.arraycopy(buffer, nextFrom, buffer, 0, filled - nextFrom);
        filled -= nextFrom;
        nextFrom = 0;
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * filled);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(read, 0);
        return read >= 0;
    }

    /// Holds the line until the next call of [#next]; not to be written to.
    public byte[] buffer() {
        return buffer;
    }

    /// Where in the buffer the line begins.
    public int from() {
        return from;
    }

    /// Bytes of the line that are in the buffer.
    public int length() {
        return length;
    }

    /// Bytes of the line.
    long size() {
        return droppedBytes + length;
    }

    /// Whether the line is damage for its length alone, so that its bytes are not kept.
    public boolean tooLong() {
        return dropped != null;
    }

    /// SHA-256 of the line. To be asked for once.
    String digest() {
        if (dropped == null) {
            return Sha256.of(buffer, from, length);
        }
        dropped.update(buffer, from, length);
        return HexFormat.of().formatHex(dropped.digest());
    }

    String text() {
        return new String(buffer, from, length, StandardCharsets.UTF_8);
    }

    /// After [#next] returned false: whether something stands behind the last newline.
    boolean torn() {
        return filled > nextFrom || droppedBytes > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
