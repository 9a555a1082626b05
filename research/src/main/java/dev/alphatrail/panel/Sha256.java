package dev.alphatrail.panel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// SHA-256, as lower-case hex, of the things a panel is made of, by the layout of docs/data.md.
public final class Sha256 {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BLOCK = 1 << 13;

    private Sha256() {}

    /// Of the values, time-major, as little-endian doubles, every NaN being the canonical one.
    public static String of(Matrix matrix) {
        return of(FieldReader.of(matrix), (long) matrix.dates() * matrix.instruments());
    }

    /// The same of the first values of a field alone.
    static String of(FieldReader reader, long length) {
        MessageDigest digest = digest();
        double[] values = new double[BLOCK];
        byte[] block = new byte[BLOCK * Long.BYTES];
        for (long from = 0; from < length; from += BLOCK) {
            int count = (int) Math.min(BLOCK, length - from);
            reader.read(from, count, values, 0);
            for (int k = 0; k < count; k++) {
                LONGS.set(block, k * Long.BYTES, Double.doubleToLongBits(values[k]));
            }
            digest.update(block, 0, count * Long.BYTES);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Of 32-bit little-endian integers.
    public static String of(int[] values) {
        byte[] bytes = new byte[values.length * Integer.BYTES];
        for (int k = 0; k < values.length; k++) {
            INTS.set(bytes, k * Integer.BYTES, values[k]);
        }
        return of(bytes);
    }

    /// Of texts in UTF-8, each ended by LF.
    public static String of(List<String> texts) {
        String lines = texts.stream().map(text -> text + "\n").collect(Collectors.joining());
        return of(lines.getBytes(StandardCharsets.UTF_8));
    }

    /// Of bytes.
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /// Of what is left in some buffers, one after the other.
    public static String ofPieces(List<ByteBuffer> pieces) {
        MessageDigest digest = digest();
        pieces.forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
