package dev.alphatrail.marketdata;

import java.util.Arrays;
import java.util.BitSet;

/// Which dates of a file are trading days.
///
/// A date on which fewer than `min_day_coverage` of the instruments listed on it (between their
/// first and their last close in the file) have a close is none: vendor files carry stray rows on
/// holidays, and one such date would put a hole into every rolling window.
final class TradingDays {
    /// The index of a date that is no trading day.
    static final int REMOVED = -1;

    private TradingDays() {}

    /// For each date of the grid its index among the trading days, or [#REMOVED].
    static int[] of(
            PriceRows rows, FileGrid grid, BitSet standing, double minDayCoverage, QualityLog log) {
        int[] rowsOn = new int[grid.dates()];
        int[] closes = new int[grid.dates()];
        int[] first = new int[grid.instruments()];
        int[] last = new int[grid.instruments()];
        Arrays.fill(first, Integer.MAX_VALUE);
        Arrays.fill(last, -1);
        for (int row = standing.nextSetBit(0); row >= 0; row = standing.nextSetBit(row + 1)) {
            int date = grid.dateOf(row);
            rowsOn[date]++;
            if (!Double.isNaN(rows.value(PriceColumns.CLOSE, row))) {
                int instrument = grid.instrumentOf(row);
                closes[date]++;
                first[instrument] = Math.min(first[instrument], date);
                last[instrument] = Math.max(last[instrument], date);
            }
        }
        int[] listed = listed(first, last, grid.dates());
        int[] index = new int[grid.dates()];
        int kept = 0;
        for (int date = 0; date < index.length; date++) {
            boolean thin =
                    listed[date] > 0 && (double) closes[date] / listed[date] < minDayCoverage;
            index[date] = rowsOn[date] == 0 || thin ? REMOVED : kept++;
            if (rowsOn[date] > 0 && thin) {
                int removed = date;
                log.found(Finding.REMOVED_DATES, () -> grid.date(removed).toString());
                log.add(Finding.REMOVED_DATE_ROWS, rowsOn[date]);
            }
        }
        return index;
    }

    private static int[] listed(int[] first, int[] last, int dates) {
        int[] change = new int[dates + 1];
        for (int instrument = 0; instrument < first.length; instrument++) {
            if (last[instrument] >= 0) {
                change[first[instrument]]++;
                change[last[instrument] + 1]--;
            }
        }
        int[] listed = new int[dates];
        int running = 0;
        for (int date = 0; date < dates; date++) {
            running += change[date];
            listed[date] = running;
        }
        return listed;
    }
}
