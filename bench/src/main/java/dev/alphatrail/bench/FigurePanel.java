package dev.alphatrail.bench;

import dev.alphatrail.panel.Calendar;
import dev.alphatrail.panel.Grouping;
import dev.alphatrail.panel.Instruments;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// A made-up panel of any size, of which 3% of the rows are missing, that programs in other
/// languages can read too: one file per field, `close.f64` and so on, dates × instruments,
/// time-major, little-endian.
final class FigurePanel {
    private static final double MISSING = 0.03;
    private static final int SECTORS = 11;
    private static final List<String> FIELDS =
            List.of("open", "high", "low", "close", "volume", "vwap");

    private FigurePanel() {}

    static Panel of(int dates, int instruments) {
        Map<String, double[]> fields = new LinkedHashMap<>();
        FIELDS.forEach(name -> fields.put(name, new double[dates * instruments]));
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < instruments; i++) {
            walk(fields, random, i, dates, instruments);
        }
        return panel(fields, dates, instruments);
    }

    private static void walk(
            Map<String, double[]> fields, SplittableRandom random, int i, int dates, int width) {
        double price = 10 + 90 * random.nextDouble();
        double usual = 1e5 * StrictMath.exp(1.5 * random.nextGaussian());
        double risk = 0.01 + 0.02 * random.nextDouble();
        for (int t = 0; t < dates; t++) {
            double open = price * (1 + 0.3 * risk * random.nextGaussian());
            price *= Math.max(0.5, 1 + risk * random.nextGaussian());
            double high = Math.max(open, price) * (1 + 0.5 * risk * random.nextDouble());
            double low = Math.min(open, price) * (1 - 0.5 * risk * random.nextDouble());
            double volume = Math.rint(usual * StrictMath.exp(0.4 * random.nextGaussian()));
            double vwap = low + (high - low) * random.nextDouble();
            boolean missing = random.nextDouble() < MISSING;
            double[] row = {open, high, low, price, volume, vwap};
            int k = 0;
            for (double[] values : fields.values()) {
                values[t * width + i] = missing ? Double.NaN : row[k];
                k++;
            }
        }
    }

    private static Panel panel(Map<String, double[]> fields, int dates, int instruments) {
        Map<String, Matrix> matrices = new LinkedHashMap<>();
        fields.forEach((name, values) ->
                matrices.put(name, Matrix.takingOwnership(dates, instruments, values)));
        Matrix close = Objects.requireNonNull(matrices.get(Panel.CLOSE));
        Matrix volume = Objects.requireNonNull(matrices.get(Panel.VOLUME));
        matrices.put(Panel.RAW_CLOSE, close);
        double[] traded = close.sharedValues().clone();
        Arrays.setAll(traded, j -> traded[j] * volume.sharedValues()[j]);
        matrices.put(Panel.DOLLAR_VOLUME, Matrix.takingOwnership(dates, instruments, traded));
        return new Panel(
                Calendar.ofEpochDays(IntStream.range(16_000, 16_000 + dates).toArray()),
                Instruments.of(
                        IntStream.range(0, instruments)
                                .mapToObj(i -> "N%05d".formatted(i))
                                .toList()),
                matrices,
                Map.of(
                        Panel.SECTOR,
                        Grouping.of(
                                IntStream.range(0, SECTORS)
                                        .mapToObj(s -> "sector %02d".formatted(s))
                                        .toList(),
                                IntStream.range(0, instruments).map(i -> i % SECTORS).toArray())));
    }

    /// Writes one file per field.
    static void write(Panel panel, Path folder) throws IOException {
        for (String name : FIELDS) {
            double[] values = panel.field(name).sharedValues();
            ByteBuffer bytes =
                    ByteBuffer.allocate(values.length * Double.BYTES)
                            .order(ByteOrder.LITTLE_ENDIAN);
            bytes.asDoubleBuffer().put(values);
            Files.write(folder.resolve(name + ".f64"), bytes.array());
        }
    }
}
