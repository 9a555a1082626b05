package dev.alphatrail.factorcache;

import dev.alphatrail.engine.FactorState;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.study.FactorCache.Beginning;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/// One file of a cache: 128 bytes that say what it is, then the values, time-major, little-endian,
/// then, if it was taken note of, the state in which the engine was after the last date.
///
/// It is renamed into place when it is whole, and not synced: what a power cut spoils fails its
/// checksum, and is as good as absent.
final class EntryFile {
    static final String FRESH = ".tmp";

    private static final byte[] MAGIC = {(byte) 0x89, 'A', 'T', 'V', '\r', '\n', 0x1a, '\n'};
    private static final int FORMAT = 1;
    private static final int HEAD = 128;
    private static final int DATES_AT = 12;
    private static final int INSTRUMENTS_AT = 16;
    private static final int VALUES_CRC_AT = 20;
    private static final int KEYS_AT = 24;
    private static final int STATE_BYTES_AT = 88;
    private static final int STATE_CRC_AT = 92;
    private static final int HEAD_CRC_AT = 96;
    private static final int DOUBLES = 1 << 14;

    private EntryFile() {}

    static long bytes(Matrix values, Optional<FactorState> state) {
        return HEAD
                + bytes(values.dates(), values.instruments())
                + state.map(FactorState::size).orElse(0L);
    }

    private static long bytes(int dates, int instruments) {
        return (long) dates * instruments * Double.BYTES;
    }

    private static ByteBuffer head(
            EntryKey key, int instruments, int valuesCrc, int stateBytes, int stateCrc) {
        ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
        head.put(MAGIC)
                .putInt(FORMAT)
                .putInt(DATES_AT, key.dates())
                .putInt(INSTRUMENTS_AT, instruments)
                .putInt(VALUES_CRC_AT, valuesCrc)
                .put(KEYS_AT, HexFormat.of().parseHex(key.formulaSha256()))
                .put(KEYS_AT + 32, HexFormat.of().parseHex(key.dataSha256()))
                .putInt(STATE_BYTES_AT, stateBytes)
                .putInt(STATE_CRC_AT, stateCrc)
                .putInt(HEAD_CRC_AT, crc(head.array(), HEAD_CRC_AT));
        return head.clear();
    }

    private static int crc(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    static void write(Path folder, EntryKey key, Matrix values, Optional<FactorState> state)
            throws IOException {
        Path fresh = folder.resolve(UUID.randomUUID() + FRESH);
        byte[] after = state.map(FactorState::toBytes).orElse(new byte[0]);
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
                writeAll(channel, ByteBuffer.wrap(after));
                channel.position(0);
                writeAll(
                        channel,
                        head(
                                key,
                                values.instruments(),
                                (int) crc.getValue(),
                                after.length,
                                crc(after, after.length)));
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
    static Optional<Matrix> values(Path file, EntryKey key, int instruments) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Optional<ByteBuffer> head = head(channel, key, instruments);
            return head.isPresent()
                    ? values(channel, head.get(), key, instruments)
                    : Optional.empty();
        }
    }

    /// Values and state; empty when the file is not what its name says, whatever the reason.
    static Optional<Beginning> beginning(Path file, EntryKey key, int instruments)
            throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Optional<ByteBuffer> head = head(channel, key, instruments);
            if (head.isEmpty()) {
                return Optional.empty();
            }
            Optional<Matrix> values = values(channel, head.get(), key, instruments);
            ByteBuffer state = ByteBuffer.allocate(head.get().getInt(STATE_BYTES_AT));
            if (values.isEmpty()
                    || !readAll(channel, state)
                    || crc(state.array(), state.capacity()) != head.get().getInt(STATE_CRC_AT)) {
                return Optional.empty();
            }
            Optional<FactorState> after =
                    state.capacity() == 0
                            ? Optional.empty()
                            : Optional.of(FactorState.ofBytes(state.array()));
            return Optional.of(new Beginning(values.get(), after));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // no state, though its checksum is right
        }
    }

    /// The head of a file of this key and of the length that follows from it.
    private static Optional<ByteBuffer> head(FileChannel channel, EntryKey key, int instruments)
            throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
        if (!readAll(channel, head)) {
            return Optional.empty();
        }
        int stateBytes = head.getInt(STATE_BYTES_AT);
        ByteBuffer expected =
                head(
                        key,
                        instruments,
                        head.getInt(VALUES_CRC_AT),
                        stateBytes,
                        head.getInt(STATE_CRC_AT));
        boolean right =
                head.rewind().equals(expected.rewind())
                        && stateBytes >= 0
                        && channel.size() == HEAD + bytes(key.dates(), instruments) + stateBytes;
        return right ? Optional.of(head) : Optional.empty();
    }

    private static Optional<Matrix> values(
            FileChannel channel, ByteBuffer head, EntryKey key, int instruments)
            throws IOException {
        double[] all = new double[Math.multiplyExact(key.dates(), instruments)];
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
        return (int) crc.getValue() == head.getInt(VALUES_CRC_AT)
                ? Optional.of(Matrix.takingOwnership(key.dates(), instruments, all))
                : Optional.empty();
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
