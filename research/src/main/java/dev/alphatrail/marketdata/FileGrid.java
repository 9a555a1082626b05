package dev.alphatrail.marketdata;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/// The dates and instruments a price file speaks of, in their order, and where each row belongs.
final class FileGrid {
    private final PriceRows rows;
    private final int firstDay;
    private final int[] indexOfDay;
    private final int[] days;
    private final String[] names;
    private final int[] rankOfNumber;

    private FileGrid(PriceRows rows, int firstDay, int[] indexOfDay, int[] days, String[] names, int[] rankOfNumber) {
        this.rows = rows;
        this.firstDay = firstDay;
        this.indexOfDay = indexOfDay;
        this.days = days;
        this.names = names;
        this.rankOfNumber = rankOfNumber;
    }

    /// The grid of all rows, of which there is at least one.
    ///
    /// @throws DataException when dates × instruments would not fit into memory
    static FileGrid of(PriceRows rows) {
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (int row = 0; row < rows.size(); row++) {
            first = Math.min(first, rows.days().get(row));
            last = Math.max(last, rows.days().get(row));
        }
        int[] indexOfDay = new int[last - first + 1];
        for (int row = 0; row < rows.size(); row++) {
            indexOfDay[rows.days().get(row) - first] = 1;
        }
        int[] days = new int[Arrays.stream(indexOfDay).sum()];
        int dates = 0;
        for (int k = 0; k < indexOfDay.length; k++) {
            if (indexOfDay[k] == 1) {
                indexOfDay[k] = dates;
                days[dates++] = first + k;
            }
        }
        String[] names = rows.names().toArray(String[]::new);
        Arrays.sort(names);
        int[] ranks = new int[names.length];
        Arrays.setAll(ranks, number -> Arrays.binarySearch(names, rows.names().get(number)));
        requireMemory(rows, dates, names.length);
        return new FileGrid(rows, first, indexOfDay, days, names, ranks);
    }

    private static void requireMemory(PriceRows rows, int dates, int instruments) {
        long cells = (long) dates * instruments;
        long bytes = cells * Double.BYTES * (rows.columns().slots() + 3L);
        if (cells > Integer.MAX_VALUE - 8 || bytes > Runtime.getRuntime().maxMemory()) {
            throw new DataException(rows.file() + " has " + dates + " dates x " + instruments
                    + " instruments, which need " + (bytes >> 20) + " MiB of memory where "
                    + (Runtime.getRuntime().maxMemory() >> 20) + " MiB are allowed: narrow market.start and market.end,"
                    + " or allow more with -Xmx");
        }
    }

    int dates() {
        return days.length;
    }

    int instruments() {
        return names.length;
    }

    int epochDay(int date) {
        return days[date];
    }

    LocalDate date(int date) {
        return LocalDate.ofEpochDay(days[date]);
    }

    String name(int instrument) {
        return names[instrument];
    }

    List<String> names() {
        return List.of(names);
    }

    /// The index of a row's date.
    int dateOf(int row) {
        return indexOfDay[rows.days().get(row) - firstDay];
    }

    /// The index of a row's instrument.
    int instrumentOf(int row) {
        return rankOfNumber[rows.instruments().get(row)];
    }

    /// Dates-major index of a row's (date, instrument).
    int cellOf(int row) {
        return dateOf(row) * names.length + instrumentOf(row);
    }
}
