package dev.alphatrail.runstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The lines of a file from the last to the first, read in blocks from its end. What is appended
/// after opening is not seen.
///
/// After [#next] returned true, the line is the part of [#buffer] from [#from] to [#to], without
/// its newline.
final class BackwardLines implements AutoCloseable {
    /// Longer lines are not kept in memory.
    static final int MAX_LINE_BYTES = 1 << 20;

    private static final int BLOCK = 1 << 16;

    private final FileChannel channel;
    private byte[] buffer = new byte[0];
    private long bufferOffset;
    private int unread;
    private int from;
    private int to;
    private boolean tooLong;
    private boolean exhausted;

    BackwardLines(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
        bufferOffset = channel.size();
        exhausted = bufferOffset == 0;
    }

    /// Goes to the line before; false when there is none.
    boolean next() throws IOException {
        if (exhausted) {
            return false;
        }
        tooLong = false;
        int newline = lastNewline(unread);
        while (newline < 0 && bufferOffset > 0) {
            if (unread > MAX_LINE_BYTES) {
                tooLong = true;
                unread = 0;
            }
            int added = loadBlock();
            newline = lastNewline(added);
        }
        from = newline + 1;
        to = unread;
        unread = Math.max(newline, 0);
        exhausted = newline < 0;
        return true;
    }

    /// Puts the block before the unread part; returns its length.
    private int loadBlock() throws IOException {
        int length = (int) Math.min(BLOCK, bufferOffset);
        byte[] joined = new byte[length + unread];
        ByteBuffer block = ByteBuffer.wrap(joined, 0, length);
        bufferOffset -= length;
        while (block.hasRemaining()) {
            if (channel.read(block, bufferOffset + block.position()) < 0) {
                throw new IOException("the file was cut while it was read");
            }
        }
        System.arraycopy(buffer, 0, joined, length, unread);
        buffer = joined;
        unread += length;
        return length;
    }

    private int lastNewline(int before) {
        int i = before - 1;
        while (i >= 0 && buffer[i] != '\n') {
            i--;
        }
        return i;
    }

    byte[] buffer() {
        return buffer;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// Whether the line is longer than [#MAX_LINE_BYTES]; then its bytes are not there.
    boolean tooLong() {
        return tooLong;
    }

    /// Where the line begins in the file, in bytes.
    long offset() {
        return bufferOffset + from;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
