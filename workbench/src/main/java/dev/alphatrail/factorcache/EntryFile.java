package dev.alphatrail.factorcache;

import dev.alphatrail.panel.Matrix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/// One file of a cache: 128 bytes that say what it is, then the values, time-major, little-endian.
///
/// It is renamed into place when it is whole, and not synced: what a power cut spoils fails its
/// checksum, and is as good as absent.
final class EntryFile {
    static final String FRESH = ".tmp";

    private static final byte[] MAGIC = {(byte) 0x89, 'A', 'T', 'V', '\r', '\n', 0x1a, '\n'};
    private static final int FORMAT = 1;
    private static final int HEAD = 128;
    private static final int DATES_AT = 12;
    private static final int VALUES_CRC_AT = 20;
    private static final int KEYS_AT = 24;
    private static final int HEAD_CRC_AT = 88;
    private static final int DOUBLES = 1 << 14;

    private EntryFile() {}

    static long bytes(Matrix values) {
        return HEAD + (long) values.dates() * values.instruments() * Double.BYTES;
    }

    /// Everything in front of the values but the checksums.
    private static ByteBuffer head(EntryKey key, int instruments) {
        ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
        return head.put(MAGIC)
                .putInt(FORMAT)
                .putInt(DATES_AT, key.dates())
                .putInt(DATES_AT + Integer.BYTES, instruments)
                .put(KEYS_AT, HexFormat.of().parseHex(key.formulaSha256()))
                .put(KEYS_AT + 32, HexFormat.of().parseHex(key.dataSha256()))
                .clear();
    }

    private static ByteBuffer sealed(ByteBuffer head, CRC32C values) {
        head.putInt(VALUES_CRC_AT, (int) values.getValue());
        CRC32C crc = new CRC32C();
        crc.update(head.array(), 0, HEAD_CRC_AT);
        return head.putInt(HEAD_CRC_AT, (int) crc.getValue());
    }

    static void write(Path folder, EntryKey key, Matrix values) throws IOException {
        Path fresh = folder.resolve(UUID.randomUUID() + FRESH);
        try {
            try (FileChannel channel =
                    FileChannel.open(
                            fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                CRC32C crc = new CRC32C();
                double[] all = values.sharedValues();
                ByteBuffer block = block();
                channel.position(HEAD);
                for (int from = 0; from < all.length; from += DOUBLES) {
                    int count = Math.min(DOUBLES, all.length - from);
                    block.clear().limit(count * Double.BYTES);
                    block.asDoubleBuffer().put(all, from, count);
                    crc.update(block.duplicate());
                    writeAll(channel, block);
                }
                channel.position(0);
                writeAll(channel, sealed(head(key, values.instruments()), crc));
            }
            Files.move(
                    fresh,
                    folder.resolve(key.fileName()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// The values; empty when the file is not what its name says, whatever the reason.
    static Optional<Matrix> read(Path file, EntryKey key, int instruments) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = (long) key.dates() * instruments * Double.BYTES;
            ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
            if (channel.size() != HEAD + size || !readAll(channel, head)) {
                return Optional.empty();
            }
            double[] all = new double[Math.toIntExact(size / Double.BYTES)];
            CRC32C crc = new CRC32C();
            ByteBuffer block = block();
            for (int from = 0; from < all.length; from += DOUBLES) {
                int count = Math.min(DOUBLES, all.length - from);
                block.clear().limit(count * Double.BYTES);
                if (!readAll(channel, block)) {
                    return Optional.empty();
                }
                crc.update(block.duplicate());
                block.asDoubleBuffer().get(all, from, count);
            }
            return Arrays.equals(head.array(), sealed(head(key, instruments), crc).array())
                    ? Optional.of(Matrix.takingOwnership(key.dates(), instruments, all))
                    : Optional.empty();
        }
    }

    private static ByteBuffer block() {
        return ByteBuffer.allocateDirect(DOUBLES * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// Fills the buffer and turns it round; false when the file ends before.
    private static boolean readAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                return false;
            }
        }
        bytes.flip();
        return true;
    }
}
