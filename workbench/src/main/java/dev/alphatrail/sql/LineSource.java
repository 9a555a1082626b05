package dev.alphatrail.sql;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A file of lines to which others append while it is read. Only whole lines are seen, and only
/// those that were there when it was opened.
///
/// Places are bytes from the beginning of the file; each is the beginning of a line.
final class LineSource implements AutoCloseable {
    /// A longer line is not read, as everywhere in the store.
    static final int LONGEST_LINE = 1 << 20;

    private static final int BLOCK = 4096;
    private static final int BLOCKS = 16;

    private final FileChannel channel;
    private final long end;

    private LineSource(FileChannel channel, long end) {
        this.channel = channel;
        this.end = end;
    }

    static LineSource open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new LineSource(channel, afterLastNewline(channel, 0, channel.size()));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    static boolean exists(Path file) {
        return Files.isRegularFile(file);
    }

    /// Where the whole lines end.
    long end() {
        return end;
    }

    /// The place after the last whole line that ends at most `most` bytes after a place; after the
    /// next line where that is longer.
    long lineEnd(long from, long most) throws IOException {
        if (from + most >= end) {
            return end;
        }
        long last = afterLastNewline(channel, from, from + most);
        if (last > from) {
            return last;
        }
        for (long at = from + most; at < end; at += BLOCK) {
            ByteBuffer block = read(channel, at, (int) Math.min(BLOCK, end - at));
            for (int i = 0; i < block.limit(); i++) {
                if (block.get(i) == '\n') {
                    return at + i + 1;
                }
            }
        }
        return end;
    }

    /// Tells whether the file up to a place is still what it was. Lines are only ever appended, so
    /// a few blocks of the beginning, the end and what lies between are enough to notice a file
    /// that was replaced or cut; a byte changed by hand elsewhere is not noticed.
    ///
    /// @param purpose enters the digest
    String fingerprint(long to, String purpose) throws IOException {
        MessageDigest digest = sha256();
        digest.update((purpose + "\n" + to + "\n").getBytes(StandardCharsets.UTF_8));
        if (to <= (long) BLOCK * BLOCKS) {
            digest.update(read(channel, 0, (int) to));
        } else {
            for (int b = 0; b < BLOCKS; b++) {
                digest.update(read(channel, (to - BLOCK) / (BLOCKS - 1) * b, BLOCK));
            }
            digest.update(read(channel, to - BLOCK, BLOCK));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    /// Writes the lines between two places, each as its place, a tab and its text. Tabs and
    /// carriage returns, which JSON has only between tokens, become spaces; empty lines and those
    /// that are too long are left out.
    void stage(long from, long to, Path target) throws IOException {
        byte[] buffer = new byte[LONGEST_LINE + (1 << 16)];
        int filled = 0;
        boolean tooLong = false;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
            for (long at = from; at < to; ) {
                int size = (int) Math.min(buffer.length - filled, to - at);
                fill(channel, ByteBuffer.wrap(buffer, filled, size), at);
                int start = 0;
                for (int i = filled; i < filled + size; i++) {
                    byte c = buffer[i];
                    if (c == '\n') {
                        if (!tooLong && i > start && i - start <= LONGEST_LINE) {
                            out.write(prefix(at - filled + start));
                            out.write(buffer, start, i + 1 - start);
                        }
                        tooLong = false;
                        start = i + 1;
                    } else if (c == '\t' || c == '\r' || c == 0) {
                        buffer[i] = ' ';
                    }
                }
                at += size;
                filled += size - start;
                System.arraycopy(buffer, start, buffer, 0, filled);
                if (filled == buffer.length) {
                    tooLong = true;
                    filled = 0;
                }
            }
        }
    }

    private static byte[] prefix(long place) {
        return (place + "\t").getBytes(StandardCharsets.US_ASCII);
    }

    private static long afterLastNewline(FileChannel channel, long from, long to)
            throws IOException {
        for (long at = to; at > from; ) {
            int size = (int) Math.min(BLOCK, at - from);
            at -= size;
            ByteBuffer block = read(channel, at, size);
            for (int i = size - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return at + i + 1;
                }
            }
        }
        return from;
    }

    private static ByteBuffer read(FileChannel channel, long at, int size) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(size);
        fill(channel, block, at);
        return block.flip();
    }

    private static void fill(FileChannel channel, ByteBuffer block, long at) throws IOException {
        int start = block.position();
        while (block.hasRemaining()) {
            if (channel.read(block, at + block.position() - start) < 0) {
                throw new IOException("the file became shorter while it was read");
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
