package dev.alphatrail.engine;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the engine must know of the dates so far in order to go on with a formula when dates are
/// appended: for each subexpression that others look back on its last values, and the numbers that
/// operators with an endless memory carry.
///
/// Opaque, immutable, and tied to its formula, the instruments of its panel and their order, the
/// values of its panel so far, and the version of the program.
public final class FactorState {
    private static final int MAGIC = 0x41544653;

    private final int dates;
    private final int instruments;
    private final SortedMap<String, Memory> memories;

    FactorState(int dates, int instruments, SortedMap<String, Memory> memories) {
        this.dates = dates;
        this.instruments = instruments;
        this.memories = memories;
    }

    /// What is known of one subexpression.
    ///
    /// @param values of the last dates, time-major
    /// @param carried numbers per instrument, as kernels have them
    record Memory(double[] values, double[][] carried) {}

    /// The number of dates that are known.
    public int dates() {
        return dates;
    }

    int instruments() {
        return instruments;
    }

    Map<String, Memory> memories() {
        return memories;
    }

    /// How many bytes [#toBytes] gives.
    public long size() {
        long size = 4L * Integer.BYTES;
        for (var entry : memories.entrySet()) {
            Memory memory = entry.getValue();
            long numbers = memory.values().length + (long) memory.carried().length * instruments;
            size += 3L * Integer.BYTES + utf8(entry.getKey()).length + numbers * Double.BYTES;
        }
        return size;
    }

    /// The state in bytes, for [#ofBytes].
    public byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size()));
        out.putInt(MAGIC).putInt(dates).putInt(instruments).putInt(memories.size());
        memories.forEach((signature, memory) -> {
            byte[] name = utf8(signature);
            out.putInt(name.length).put(name).putInt(memory.values().length);
            put(out, memory.values());
            out.putInt(memory.carried().length);
            for (double[] numbers : memory.carried()) {
                put(out, numbers);
            }
        });
        return out.array();
    }

    /// The state that [#toBytes] wrote.
    ///
    /// @throws IllegalArgumentException when the bytes are none
    public static FactorState ofBytes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            if (in.getInt() != MAGIC) {
                throw new IllegalArgumentException("these bytes are no state of a factor");
            }
            int dates = in.getInt();
            int instruments = in.getInt();
            int count = in.getInt();
            SortedMap<String, Memory> memories = new TreeMap<>();
            for (int k = 0; k < count; k++) {
                byte[] name = new byte[length(in, Byte.BYTES)];
                in.get(name);
                double[] values = numbers(in, length(in, Double.BYTES));
                double[][] carried = new double[length(in, Double.BYTES)][];
                for (int c = 0; c < carried.length; c++) {
                    carried[c] = numbers(in, instruments);
                }
                memories.put(new String(name, StandardCharsets.UTF_8), new Memory(values, carried));
            }
            if (dates < 0 || in.hasRemaining()) {
                throw new IllegalArgumentException("the state of a factor is damaged");
            }
            return new FactorState(dates, instruments, memories);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the state of a factor is cut off", e);
        }
    }

    /// A count of things of which each takes at least `bytes`.
    private static int length(ByteBuffer in, int bytes) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining() / bytes) {
            throw new IllegalArgumentException("the state of a factor is damaged");
        }
        return length;
    }

    private static double[] numbers(ByteBuffer in, int count) {
        if (count < 0 || count > in.remaining() / Double.BYTES) {
            throw new IllegalArgumentException("the state of a factor is damaged");
        }
        double[] numbers = new double[count];
        in.asDoubleBuffer().get(numbers);
        in.position(in.position() + count * Double.BYTES);
        return numbers;
    }

    private static void put(ByteBuffer out, double[] numbers) {
        out.asDoubleBuffer().put(numbers);
        out.position(out.position() + numbers.length * Double.BYTES);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
