package dev.alphatrail.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// A price file small enough for a test: random walks of `N00`, `N01`, ….
final class SmallMarket {
    private SmallMarket() {}

    static Path write(Path directory, int dates, int names) throws IOException {
        return write(directory.resolve("prices.csv"), dates, names, 1);
    }

    static Path write(Path file, int dates, int names, long seed) throws IOException {
        Random random = new Random(seed);
        double[] close = new double[names];
        java.util.Arrays.fill(close, 50);
        StringBuilder csv = new StringBuilder("datetime,instrument,open,high,low,close,volume\n");
        java.time.LocalDate date = java.time.LocalDate.of(2020, 1, 1);
        for (int t = 0; t < dates; t++) {
            date = date.plusDays(date.getDayOfWeek() == java.time.DayOfWeek.FRIDAY ? 3 : 1);
            for (int i = 0; i < names; i++) {
                double open = close[i];
                close[i] *= StrictMath.exp(0.02 * random.nextGaussian());
                csv.append(date)
                        .append(String.format(java.util.Locale.ROOT, ",N%02d", i))
                        .append(',').append(open)
                        .append(',').append(Math.max(open, close[i]) * 1.01)
                        .append(',').append(Math.min(open, close[i]) * 0.99)
                        .append(',').append(close[i])
                        .append(',').append(1000 + random.nextInt(100_000))
                        .append('\n');
            }
        }
        Files.write(file, csv.toString().getBytes(StandardCharsets.UTF_8));
        return file;
    }
}
