package dev.alphatrail.marketdata;

import java.time.LocalDate;
import java.util.Arrays;

/// The dates and instruments a price file speaks of, in their order, and where each row belongs.
final class FileGrid {
    private final int[] days;
    private final String[] names;
    private final int[] cells;

    private FileGrid(int[] days, String[] names, int[] cells) {
        this.days = days;
        this.names = names;
        this.cells = cells;
    }

    /// The grid of all rows, of which there is at least one.
    ///
    /// @throws DataException when dates × instruments would not fit into memory
    static FileGrid of(PriceRows rows) {
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (int day : rows.days()) {
            first = Math.min(first, day);
            last = Math.max(last, day);
        }
        boolean[] occurs = new boolean[last - first + 1];
        int dates = 0;
        for (int day : rows.days()) {
            dates += occurs[day - first] ? 0 : 1;
            occurs[day - first] = true;
        }
        int[] indexOfDay = new int[occurs.length];
        int[] days = new int[dates];
        int date = 0;
        for (int k = 0; k < occurs.length; k++) {
            if (occurs[k]) {
                indexOfDay[k] = date;
                days[date++] = first + k;
            }
        }
        String[] names = rows.names().toArray(String[]::new);
        Arrays.sort(names);
        requireMemory(rows, dates, names.length);
        int[] rank = new int[names.length];
        for (int number = 0; number < rank.length; number++) {
            rank[number] = Arrays.binarySearch(names, rows.names().get(number));
        }
        int[] cells = new int[rows.size()];
        for (int row = 0; row < cells.length; row++) {
            cells[row] =
                    indexOfDay[rows.days()[row] - first] * names.length
                            + rank[rows.instruments()[row]];
        }
        return new FileGrid(days, names, cells);
    }

    private static void requireMemory(PriceRows rows, int dates, int instruments) {
        long cells = (long) dates * instruments;
        long bytes = cells * Double.BYTES * (rows.columns().slots() + 3L);
        if (cells > Integer.MAX_VALUE - 8 || bytes > Runtime.getRuntime().maxMemory()) {
            throw new DataException(
                    rows.file()
                            + " has "
                            + dates
                            + " dates x "
                            + instruments
                            + " instruments, which need "
                            + (bytes >> 20)
                            + " MiB of memory where "
                            + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MiB are allowed: narrow market.start and market.end,"
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

    /// The index of a row's date.
    int dateOf(int row) {
        return cells[row] / names.length;
    }

    /// The index of a row's instrument.
    int instrumentOf(int row) {
        return cells[row] % names.length;
    }

    /// Dates-major index of a row's (date, instrument).
    int cellOf(int row) {
        return cells[row];
    }
}
