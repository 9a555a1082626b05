package dev.alphatrail.runstore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/// The whole lines of a file from the first to the last. After [#next] returned true, the line is
/// the part of [#buffer] from [#from], [#length] bytes long, without its newline.
final class ForwardLines implements AutoCloseable {
    private static final int BLOCK = 1 << 16;

    private final InputStream in;
    private byte[] buffer = new byte[BLOCK];
    private int filled;
    private int nextFrom;
    private int from;
    private int length;

    /// Opens a file; one that does not exist has no lines.
    ForwardLines(Path file) throws IOException {
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
    boolean next() throws IOException {
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
            newline -= nextFrom;
            if (!readMore()) {
                return false;
            }
        }
    }

    /// Moves what is left to the front, so that positions become smaller by `nextFrom`.
    private boolean readMore() throws IOException {
        System.arraycopy(buffer, nextFrom, buffer, 0, filled - nextFrom);
        filled -= nextFrom;
        nextFrom = 0;
        if (filled == buffer.length) {
            // a damaged file may hold a line of any length: it must fit into memory
            buffer = Arrays.copyOf(buffer, 2 * filled);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(read, 0);
        return read >= 0;
    }

    byte[] buffer() {
        return buffer;
    }

    int from() {
        return from;
    }

    int length() {
        return length;
    }

    String text() {
        return new String(buffer, from, length, StandardCharsets.UTF_8);
    }

    /// After [#next] returned false: whether something stands behind the last newline.
    boolean torn() {
        return filled > nextFrom;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
