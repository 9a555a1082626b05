package dev.alphatrail.runstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/// The lines of a file from the last to the first, read in blocks from its end. What is appended
/// after opening is not seen.
///
/// After [#next] returned true, the line is the part of [#buffer] from [#from] to [#to], without
/// its newline. The first one is what stands behind the last newline: empty, unless the file is
/// torn or being written.
final class BackwardLines implements AutoCloseable {
    private static final int BLOCK = 1 << 16;

    private final FileChannel channel;
    private final boolean owned;
    private byte[] buffer = new byte[0];
    private long bufferOffset;
    private int unread;
    private int from;
    private int to;
    private long lineEnd;
    private long nextEnd;
    private boolean tooLong;
    private boolean first = true;
    private boolean terminated;
    private boolean exhausted;

    BackwardLines(Path file) throws IOException {
        this(FileChannel.open(file, StandardOpenOption.READ), true);
    }

    /// Reads an open file, and leaves it open.
    BackwardLines(FileChannel channel) throws IOException {
        this(channel, false);
    }

    private BackwardLines(FileChannel channel, boolean owned) throws IOException {
        this.channel = channel;
        this.owned = owned;
        bufferOffset = channel.size();
        nextEnd = bufferOffset;
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
            if (unread > IndexLine.MAX_BYTES) {
                tooLong = true;
                unread = 0;
            }
            int added = loadBlock();
            newline = lastNewline(added);
        }
        from = newline + 1;
        to = unread;
        terminated = !first;
        first = false;
        lineEnd = nextEnd;
        nextEnd = offset() - 1;
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
        read(block, bufferOffset);
        System.arraycopy(buffer, 0, joined, length, unread);
        buffer = joined;
        unread += length;
        return length;
    }

    private void read(ByteBuffer block, long position) throws IOException {
        int start = block.position();
        while (block.hasRemaining()) {
            if (channel.read(block, position + block.position() - start) < 0) {
                // a writer took back a line he could not finish, or mended a torn one: what is
                // gone had no newline, and neither have the zeros that stand for it
                while (block.hasRemaining()) {
                    block.put((byte) 0);
                }
            }
        }
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

    boolean isEmpty() {
        return lineEnd == offset();
    }

    /// Whether the line ends with a newline; only the first one may not.
    boolean terminated() {
        return terminated;
    }

    /// Whether the line is longer than [IndexLine#MAX_BYTES]; then its bytes are not there.
    boolean tooLong() {
        return tooLong;
    }

    /// Where the line begins in the file, in bytes.
    long offset() {
        return bufferOffset + from;
    }

    /// SHA-256 of the line without its newline.
    String digest() throws IOException {
        if (!tooLong) {
            return Sha256.of(buffer, from, to - from);
        }
        MessageDigest digest = Sha256.newDigest();
        for (long position = offset(); position < lineEnd; position += BLOCK) {
            ByteBuffer block = ByteBuffer.allocate((int) Math.min(BLOCK, lineEnd - position));
            read(block, position);
            digest.update(block.flip());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        if (owned) {
            channel.close();
        }
    }
}
