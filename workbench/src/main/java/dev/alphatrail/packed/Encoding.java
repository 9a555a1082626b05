package dev.alphatrail.packed;

import dev.alphatrail.panel.Matrix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// What panels are made of as bytes: little-endian, every NaN the canonical one.
final class Encoding {
    private static final int BLOCK = 1 << 13;

    private Encoding() {}

    /// Takes bytes, piece by piece.
    @FunctionalInterface
    interface Sink {
        void take(ByteBuffer piece) throws IOException;
    }

    static byte[] of(List<String> texts) {
        return texts.stream()
                .map(text -> text + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] of(int[] values) {
        byte[] bytes = new byte[values.length * Integer.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(values);
        return bytes;
    }

    /// The values of a matrix in pieces, so that they are never there twice.
    static void send(Matrix matrix, Sink sink) throws IOException {
        double[] values = matrix.sharedValues();
        ByteBuffer block = littleEndian(BLOCK * Double.BYTES);
        for (int from = 0; from < values.length; from += BLOCK) {
            int count = Math.min(BLOCK, values.length - from);
            block.clear().limit(count * Double.BYTES);
            for (int k = 0; k < count; k++) {
                block.putLong(k * Long.BYTES, Double.doubleToLongBits(values[from + k]));
            }
            sink.take(block);
        }
    }

    static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
