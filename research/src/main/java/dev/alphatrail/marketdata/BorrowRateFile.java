package dev.alphatrail.marketdata;

import dev.alphatrail.panel.Calendar;
import dev.alphatrail.panel.Instruments;
import dev.alphatrail.panel.Matrix;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/// Borrow rates, `datetime,instrument,borrow_bps` in bps a year. A rate holds on its own date only:
/// nothing is carried forward, a name without a rate that day pays the flat rate of the
/// configuration.
final class BorrowRateFile implements CsvRows {
    private static final String EXPECTED = "datetime,instrument,borrow_bps";
    private static final String RATE = "borrow_bps";

    private final Calendar calendar;
    private final Instruments instruments;
    private final QualityLog log;
    private final double[] rates;
    private final IsoDate isoDate = new IsoDate();
    private int dateColumn;
    private int instrumentColumn;
    private int rateColumn;
    private LocalDate date = LocalDate.EPOCH;
    private String instrument = "";
    private double rate;

    private BorrowRateFile(Calendar calendar, Instruments instruments, QualityLog log) {
        this.calendar = calendar;
        this.instruments = instruments;
        this.log = log;
        this.rates = new double[calendar.size() * instruments.size()];
        Arrays.fill(rates, Double.NaN);
    }

    /// What such a file gives.
    ///
    /// @param rates dates × instruments of the panel, bps a year, NaN where the file has no rate
    record Rates(DataFingerprint.Input input, Matrix rates) {}

    /// @throws DataException when the file cannot be used
    static Rates read(Path path, Calendar calendar, Instruments instruments, QualityLog log) {
        BorrowRateFile file = new BorrowRateFile(calendar, instruments, log);
        DataFingerprint.Input input = CsvSource.read("borrow_rates", path, file);
        return new Rates(
                input, Matrix.takingOwnership(calendar.size(), instruments.size(), file.rates));
    }

    @Override
    public void header(List<String> names, CsvPlace place) {
        dateColumn = SideColumns.require(names, "datetime", EXPECTED, place);
        instrumentColumn = SideColumns.require(names, "instrument", EXPECTED, place);
        rateColumn = SideColumns.require(names, RATE, EXPECTED, place);
    }

    @Override
    public void cell(int column, char[] s, int offset, int length, CsvPlace place) {
        if (column == dateColumn) {
            int day = isoDate.parse(s, offset, length);
            if (day == IsoDate.NO_DATE) {
                throw place.error(
                        column,
                        CsvPlace.quoted(s, offset, length)
                                + " is no date like 2020-01-31: mend it");
            }
            date = LocalDate.ofEpochDay(day);
        } else if (column == instrumentColumn) {
            instrument = new String(s, offset, length);
        } else if (column == rateColumn) {
            rate = readRate(column, s, offset, length, place);
        }
    }

    private static double readRate(int column, char[] s, int offset, int length, CsvPlace place) {
        if (Decimal.isMissing(s, offset, length)) {
            return Double.NaN;
        }
        double value = Decimal.parse(s, offset, length);
        if (!(value >= 0 && value < 1e9)) {
            throw place.error(
                    column,
                    RATE
                            + " "
                            + CsvPlace.quoted(s, offset, length)
                            + " is no rate: write what the short side pays, in bps a year, 0 or"
                            + " more");
        }
        return value;
    }

    @Override
    public void endRow(CsvPlace place) {
        if (Double.isNaN(rate)) {
            return;
        }
        int t = calendar.indexOf(date).orElse(-1);
        int i = instruments.indexOf(instrument).orElse(-1);
        if (t < 0 || i < 0) {
            String example = instrument + " " + date;
            log.found(Finding.UNKNOWN_BORROW_RATES, () -> example);
            return;
        }
        int cell = t * instruments.size() + i;
        if (Double.isNaN(rates[cell])) {
            log.add(Finding.BORROW_RATES, 1);
        } else if (rates[cell] != rate) {
            throw place.error(
                    rateColumn, instrument + " has two rates on " + date + ": leave one of them");
        }
        rates[cell] = rate;
    }
}
