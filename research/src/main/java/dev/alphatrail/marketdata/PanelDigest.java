package dev.alphatrail.marketdata;

import dev.alphatrail.panel.Calendar;
import dev.alphatrail.panel.Grouping;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The canonical digest of a panel and its borrow facts: it depends on what the numbers are, not on
/// how they lay in a file. docs/data.md documents the layout.
final class PanelDigest {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BLOCK = 1 << 13;

    private PanelDigest() {}

    /// SHA-256 of the list of parts, lower-case hex.
    static String of(Panel panel, Borrow borrow) {
        List<String> fields =
                panel.fieldNames().parallelStream()
                        .map(name -> "field " + name + " " + sha256(panel.field(name)))
                        .toList();
        Stream<String> head =
                Stream.of(
                        "alphatrail-panel 1",
                        "dates " + panel.dates() + " " + sha256(days(panel.calendar())),
                        "instruments "
                                + panel.instruments().size()
                                + " "
                                + sha256(panel.instruments().names()));
        Stream<String> groupings =
                panel.groupingNames().stream()
                        .map(name ->
                                "grouping "
                                        + name
                                        + " "
                                        + sha256(panel.grouping(name).orElseThrow()));
        Stream<String> restricted =
                borrow.hardToBorrow().isEmpty()
                        ? Stream.of()
                        : Stream.of(
                                "hard_to_borrow "
                                        + sha256(borrow.hardToBorrow().stream().toArray()));
        Stream<String> rates =
                borrow.ratesBps().stream().map(matrix -> "borrow_bps " + sha256(matrix));
        String parts =
                Stream.of(head, fields.stream(), groupings, restricted, rates)
                        .flatMap(part -> part)
                        .collect(Collectors.joining("\n", "", "\n"));
        return hex(sha256(), parts.getBytes(StandardCharsets.UTF_8));
    }

    private static int[] days(Calendar calendar) {
        int[] days = new int[calendar.size()];
        for (int t = 0; t < days.length; t++) {
            days[t] = calendar.epochDay(t);
        }
        return days;
    }

    private static String sha256(Matrix matrix) {
        MessageDigest digest = sha256();
        double[] values = matrix.sharedValues();
        byte[] block = new byte[BLOCK * Long.BYTES];
        for (int from = 0; from < values.length; from += BLOCK) {
            int count = Math.min(BLOCK, values.length - from);
            for (int k = 0; k < count; k++) {
                LONGS.set(block, k * Long.BYTES, Double.doubleToLongBits(values[from + k]));
            }
            digest.update(block, 0, count * Long.BYTES);
        }
        return hex(digest, new byte[0]);
    }

    private static String sha256(int[] values) {
        byte[] bytes = new byte[values.length * Integer.BYTES];
        for (int k = 0; k < values.length; k++) {
            INTS.set(bytes, k * Integer.BYTES, values[k]);
        }
        return hex(sha256(), bytes);
    }

    private static String sha256(List<String> names) {
        String lines = names.stream().map(name -> name + "\n").collect(Collectors.joining());
        return hex(sha256(), lines.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(Grouping grouping) {
        return sha256(grouping.labels()) + " " + sha256(grouping.codes());
    }

    private static String hex(MessageDigest digest, byte[] last) {
        return HexFormat.of().formatHex(digest.digest(last));
    }

    /// SHA-256 of bytes, lower-case hex.
    static String sha256(byte[] bytes) {
        return hex(sha256(), bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
