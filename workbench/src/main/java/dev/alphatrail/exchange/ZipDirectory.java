package dev.alphatrail.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/// The central directory of a zip archive (APPNOTE 6.3, zip64 included), read as it stands in the
/// file: before anything is unpacked, and with what the JDK's readers do not tell, such as links.
///
/// @param bytes size of the archive
/// @param entries in the order of the directory
record ZipDirectory(long bytes, List<Entry> entries) {
    /// Most entries, and most bytes of the directory, that are read.
    static final int MAX_ENTRIES = 1 << 20;

    private static final int MAX_DIRECTORY = 1 << 28;
    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int MAX_COMMENT = 0xFFFF;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LOCATOR_SIZE = 20;
    private static final int END_64 = 0x06064b50;
    private static final int END_64_SIZE = 56;
    private static final int HEADER = 0x02014b50;
    private static final int HEADER_SIZE = 46;
    private static final long IN_ZIP64 = 0xFFFFFFFFL;

    /// One entry, of which nothing is to be believed yet.
    ///
    /// @param name as it stands there; bytes that are no UTF-8 become U+FFFD
    /// @param flags general purpose bits
    /// @param method 0 stored, 8 deflated
    /// @param compressed bytes in the archive
    /// @param size bytes unpacked
    /// @param unixMode type and permissions, 0 when there are none
    record Entry(String name, int flags, int method, long compressed, long size, int unixMode) {
        boolean isDirectory() {
            return name.endsWith("/");
        }
    }

    /// Reads the directory of an archive.
    ///
    /// @throws ZipException when it is no zip archive, or larger than is read; one line
    static ZipDirectory read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            Place place = place(channel, size);
            if (place.entries > MAX_ENTRIES || place.length > MAX_DIRECTORY) {
                throw new ZipException(
                        "it says it has "
                                + place.entries
                                + " entries, at most "
                                + MAX_ENTRIES
                                + " are read");
            }
            if (place.offset < 0 || place.length < 0 || place.offset > size - place.length) {
                throw new ZipException("its directory lies outside of the file");
            }
            return new ZipDirectory(
                    size,
                    entries(block(channel, place.offset, (int) place.length), (int) place.entries));
        }
    }

    /// Where the directory lies.
    private record Place(long offset, long length, long entries) {}

    private static Place place(FileChannel channel, long size) throws IOException {
        int length = (int) Math.min(size, END_SIZE + MAX_COMMENT);
        ByteBuffer tail = block(channel, size - length, length);
        for (int at = length - END_SIZE; at >= 0; at--) {
            if (tail.getInt(at) == END && at + END_SIZE + unsigned(tail, at + 20) == length) {
                long end = size - length + at;
                boolean zip64 =
                        end >= LOCATOR_SIZE
                                && block(channel, end - LOCATOR_SIZE, LOCATOR_SIZE).getInt(0)
                                        == LOCATOR_64;
                return zip64
                        ? place64(channel, end, size)
                        : new Place(
                                tail.getInt(at + 16) & 0xFFFFFFFFL,
                                tail.getInt(at + 12) & 0xFFFFFFFFL,
                                unsigned(tail, at + 10));
            }
        }
        throw new ZipException("it is no zip archive, or its end is missing");
    }

    private static Place place64(FileChannel channel, long end, long size) throws IOException {
        long at = block(channel, end - LOCATOR_SIZE, LOCATOR_SIZE).getLong(8);
        if (at < 0 || at > size - END_64_SIZE) {
            throw new ZipException("its directory lies outside of the file");
        }
        ByteBuffer block = block(channel, at, END_64_SIZE);
        if (block.getInt(0) != END_64) {
            throw new ZipException("its end is damaged");
        }
        return new Place(block.getLong(48), block.getLong(40), block.getLong(32));
    }

    private static List<Entry> entries(ByteBuffer directory, int expected) throws IOException {
        List<Entry> entries = new ArrayList<>();
        int at = 0;
        while (at + HEADER_SIZE <= directory.limit()) {
            if (directory.getInt(at) != HEADER) {
                throw damaged(entries);
            }
            int nameLength = unsigned(directory, at + 28);
            int extraLength = unsigned(directory, at + 30);
            int commentLength = unsigned(directory, at + 32);
            int next = at + HEADER_SIZE + nameLength + extraLength + commentLength;
            if (next > directory.limit() || entries.size() >= MAX_ENTRIES) {
                throw damaged(entries);
            }
            entries.add(entry(directory, at, nameLength, extraLength));
            at = next;
        }
        if (at != directory.limit() || (entries.size() & 0xFFFF) != (expected & 0xFFFF)) {
            throw damaged(entries);
        }
        return entries;
    }

    private static ZipException damaged(List<Entry> entries) {
        return new ZipException("its directory is damaged after entry " + entries.size());
    }

    private static Entry entry(ByteBuffer directory, int at, int nameLength, int extraLength) {
        long compressed = directory.getInt(at + 20) & 0xFFFFFFFFL;
        long size = directory.getInt(at + 24) & 0xFFFFFFFFL;
        int extra = at + HEADER_SIZE + nameLength;
        for (int i = extra; i + 4 <= extra + extraLength; ) {
            int length = unsigned(directory, i + 2);
            int value = i + 4;
            if (unsigned(directory, i) == 1) {
                int end = Math.min(value + length, extra + extraLength);
                if (size == IN_ZIP64 && value + 8 <= end) {
                    size = directory.getLong(value);
                    value += 8;
                }
                if (compressed == IN_ZIP64 && value + 8 <= end) {
                    compressed = directory.getLong(value);
                }
            }
            i += 4 + length;
        }
        return new Entry(
                text(directory.slice(at + HEADER_SIZE, nameLength)),
                unsigned(directory, at + 8),
                unsigned(directory, at + 10),
                compressed,
                size,
                unsigned(directory, at + 40));
    }

    private static String text(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException _) {
            return StandardCharsets.UTF_8.decode(bytes).toString(); // refused by its U+FFFD
        }
    }

    private static int unsigned(ByteBuffer buffer, int at) {
        return buffer.getShort(at) & 0xFFFF;
    }

    private static ByteBuffer block(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (block.hasRemaining()) {
            if (channel.read(block, at + block.position()) < 0) {
                throw new ZipException("it is cut off");
            }
        }
        return block.flip();
    }
}
