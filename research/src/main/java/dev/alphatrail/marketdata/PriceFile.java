package dev.alphatrail.marketdata;

import dev.alphatrail.panel.Calendar;
import dev.alphatrail.panel.Instruments;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// A price file, read and cleaned: what the panel is made of.
///
/// @param input identity of the file
/// @param calendar the trading days
/// @param instruments the names with a row
/// @param fields every field, prices adjusted
/// @param hasAdjustedClose whether the file has the column `adj_close`
record PriceFile(
        DataFingerprint.Input input,
        Calendar calendar,
        Instruments instruments,
        Map<String, Matrix> fields,
        boolean hasAdjustedClose) {

    /// Reads, cleans and adjusts.
    ///
    /// @throws DataException when the file cannot be used
    static PriceFile read(Path path, MarketSettings settings, QualityLog log) {
        PriceRowReader reader = new PriceRowReader(path.toString(), settings, log);
        DataFingerprint.Input input = CsvSource.read("prices", path, reader);
        PriceRows rows = reader.rows();
        requireRows(rows, log);
        FileGrid grid = FileGrid.of(rows);
        BitSet standing = PriceCleaning.clean(rows, grid, settings.policies(), log);
        int[] tradingDay = TradingDays.of(rows, grid, standing, settings.minDayCoverage(), log);
        return new Assembly(rows, grid, standing, tradingDay, settings.adjust(), log)
                .assemble(input);
    }

    private static void requireRows(PriceRows rows, QualityLog log) {
        if (rows.size() > 0) {
            return;
        }
        long read = log.count(Finding.ROWS_READ);
        throw new DataException(
                rows.file()
                        + (read == 0
                                ? " has a header but no rows: is it complete?"
                                : ": none of its "
                                        + read
                                        + " rows has a date between market.start and market.end:"
                                        + " widen them"));
    }

    /// Puts the standing rows on trading days into matrices.
    private static final class Assembly {
        private final PriceRows rows;
        private final FileGrid grid;
        private final boolean adjust;
        private final QualityLog log;
        private final int[] tradingDay;
        private final int[] column;

        /// The cell each row goes to in the panel, -1 for one that does not.
        private final int[] cellOf;

        private final int[] epochDays;
        private final List<String> names = new ArrayList<>();

        Assembly(
                PriceRows rows,
                FileGrid grid,
                BitSet standing,
                int[] tradingDay,
                boolean adjust,
                QualityLog log) {
            this.rows = rows;
            this.grid = grid;
            this.tradingDay = tradingDay;
            this.adjust = adjust;
            this.log = log;
            this.epochDays =
                    IntStream.range(0, grid.dates())
                            .filter(date -> tradingDay[date] != TradingDays.REMOVED)
                            .map(grid::epochDay)
                            .toArray();
            this.column = new int[grid.instruments()];
            this.cellOf = place(standing);
        }

        /// An instrument all of whose rows were dropped is not in the panel; one without any close
        /// stays, as NaN.
        private int[] place(BitSet standing) {
            BitSet present = new BitSet();
            standing.stream().forEach(row -> present.set(grid.instrumentOf(row)));
            present.stream()
                    .forEach(instrument -> {
                        column[instrument] = names.size();
                        names.add(grid.name(instrument));
                    });
            int[] cells = new int[rows.size()];
            for (int row = 0; row < cells.length; row++) {
                int date = tradingDay[grid.dateOf(row)];
                boolean used = standing.get(row) && date != TradingDays.REMOVED;
                cells[row] = used ? date * names.size() + column[grid.instrumentOf(row)] : -1;
            }
            return cells;
        }

        PriceFile assemble(DataFingerprint.Input input) {
            requireCrossSection();
            Map<String, double[]> values = new TreeMap<>();
            for (int slot = 0; slot < rows.columns().slots(); slot++) {
                if (rows.usable()[slot] && slot != rows.columns().adjustedCloseSlot()) {
                    values.put(rows.columns().slotName(slot), blank());
                }
            }
            values.put(Panel.RAW_CLOSE, blank());
            values.put(Panel.DOLLAR_VOLUME, blank());
            scatterAsGiven(values);
            scatterPrices(values);
            Map<String, Matrix> fields = new TreeMap<>();
            values.forEach((name, array) ->
                    fields.put(
                            name, Matrix.takingOwnership(epochDays.length, names.size(), array)));
            return new PriceFile(
                    input,
                    Calendar.ofEpochDays(epochDays),
                    Instruments.of(names),
                    fields,
                    rows.columns().adjustedCloseSlot() >= 0);
        }

        private void requireCrossSection() {
            if (names.size() < 2) {
                throw new DataException(
                        rows.file()
                                + " has one instrument ("
                                + String.join("", names)
                                + "): research compares instruments, so give at least two");
            }
            if (epochDays.length < 2) {
                throw new DataException(
                        rows.file()
                                + " has "
                                + epochDays.length
                                + " trading day: a return needs two; give more dates or lower"
                                + " market.min_day_coverage");
            }
            for (int row = 0; row < cellOf.length; row++) {
                if (cellOf[row] >= 0 && !Double.isNaN(rows.value(PriceColumns.CLOSE, row))) {
                    return;
                }
            }
            throw new DataException(
                    rows.file() + " has no row with a usable close: check the column close");
        }

        /// Volume, further columns, `raw_close` and `dollar_volume`.
        private void scatterAsGiven(Map<String, double[]> values) {
            for (int slot = PriceColumns.VOLUME; slot < rows.columns().slots(); slot++) {
                if (rows.usable()[slot] && slot != rows.columns().adjustedCloseSlot()) {
                    scatter(slot, array(values, rows.columns().slotName(slot)));
                }
            }
            double[] rawClose = array(values, Panel.RAW_CLOSE);
            double[] volume = array(values, Panel.VOLUME);
            scatter(PriceColumns.CLOSE, rawClose);
            double[] dollarVolume = array(values, Panel.DOLLAR_VOLUME);
            for (int cell = 0; cell < dollarVolume.length; cell++) {
                dollarVolume[cell] = rawClose[cell] * volume[cell];
            }
        }

        private void scatter(int slot, double[] target) {
            double[] values = rows.values()[slot];
            for (int row = 0; row < cellOf.length; row++) {
                if (cellOf[row] >= 0) {
                    target[cellOf[row]] = values[row];
                }
            }
        }

        /// The four prices times `adj_close / close`, one division and one multiplication each.
        private void scatterPrices(Map<String, double[]> values) {
            double[] factors = factors();
            for (int slot = PriceColumns.OPEN; slot <= PriceColumns.CLOSE; slot++) {
                double[] target = array(values, rows.columns().slotName(slot));
                double[] given = rows.values()[slot];
                for (int row = 0; row < cellOf.length; row++) {
                    if (cellOf[row] >= 0) {
                        target[cellOf[row]] = given[row] * factors[row];
                    }
                }
            }
        }

        /// `adj_close / close` of each row in use, 1 where nothing is adjusted.
        private double[] factors() {
            int adjusted = adjust ? rows.columns().adjustedCloseSlot() : -1;
            double[] factors = new double[cellOf.length];
            for (int row = 0; row < cellOf.length; row++) {
                double close = rows.value(PriceColumns.CLOSE, row);
                if (cellOf[row] >= 0 && !Double.isNaN(close)) {
                    log.add(Finding.ROWS_USED, 1);
                    factors[row] = adjusted < 0 ? 1 : factor(row, rows.value(adjusted, row), close);
                }
            }
            return factors;
        }

        private double factor(int row, double adjustedClose, double close) {
            double factor = adjustedClose / close;
            if (Double.isNaN(adjustedClose)) {
                log.found(Finding.ROWS_WITHOUT_ADJ_CLOSE, () -> rows.label(row));
            } else if (!(factor > 1e-100 && factor < 1e100)) {
                throw rows.error(
                        row,
                        rows.columns().adjustedCloseSlot(),
                        "adj_close / close is "
                                + factor
                                + ", no factor of an adjustment: mend it, or set market.adjust to"
                                + " false");
            }
            return factor;
        }

        private double[] blank() {
            double[] array = new double[epochDays.length * names.size()];
            Arrays.fill(array, Double.NaN);
            return array;
        }

        private static double[] array(Map<String, double[]> values, String name) {
            return Objects.requireNonNull(values.get(name));
        }
    }
}
