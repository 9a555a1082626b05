package dev.alphatrail.marketdata;

import dev.alphatrail.panel.Panel;

import java.util.ArrayList;
import java.util.List;

/// What a researcher must know before trusting numbers from this data, one line each, most
/// important first.
final class Warnings {
    /// Over fewer days, that nobody was delisted says nothing.
    private static final int DAYS_WITH_DELISTINGS = 252;

    private final QualityLog log;
    private final List<String> lines = new ArrayList<>();

    private Warnings(QualityLog log) {
        this.log = log;
    }

    /// @param adjustedInVain whether adjustment was asked for and the file has no `adj_close`
    static List<String> ofFile(Panel panel, QualityLog log, boolean adjustedInVain) {
        Warnings warnings = new Warnings(log);
        warnings.counted();
        if (adjustedInVain) {
            warnings.lines.add(
                    "no column adj_close: closes are taken as given, so dividends (and splits,"
                            + " unless the file accounts for them) look like losses");
        }
        if (log.count(Finding.EARLY_DELISTINGS) == 0 && panel.dates() >= DAYS_WITH_DELISTINGS) {
            warnings.lines.add(
                    "no instrument stops before the last date: the data may hold survivors only,"
                            + " which flatters every result");
        }
        warnings.beside();
        return warnings.lines;
    }

    static List<String> ofSynthetic(QualityLog log, SyntheticSettings settings) {
        Warnings warnings = new Warnings(log);
        warnings.lines.add(
                "synthetic data: prices are invented (seed "
                        + settings.seed()
                        + ") with a planted weak momentum and reversal effect; results say nothing"
                        + " about any real market");
        warnings.beside();
        return warnings.lines;
    }

    private void counted() {
        say(
                Finding.CONFLICTING_DUPLICATE_ROWS,
                "rows repeat a date and instrument with other numbers");
        say(Finding.UNPARSABLE_DATE_ROWS, "rows left out because their date cannot be read");
        say(
                Finding.EXTREME_MOVES,
                "one-day moves of the adjusted close beyond x3 or /3, kept: missed splits or wrong"
                        + " ticks would look so");
        say(Finding.NON_POSITIVE_PRICES, "prices that are not positive");
        say(Finding.HIGH_BELOW_LOW_ROWS, "rows with a high below the low");
        if (log.count(Finding.REMOVED_DATES) > 0) {
            lines.add(
                    log.count(Finding.REMOVED_DATES)
                            + " dates with "
                            + log.count(Finding.REMOVED_DATE_ROWS)
                            + " rows removed because hardly any listed instrument has a close"
                            + log.examples(Finding.REMOVED_DATES));
        }
        say(Finding.INSTRUMENTS_WITHOUT_CLOSE, "instruments without any close");
        say(Finding.MISSING_CLOSE_ROWS, "rows without a close");
        say(Finding.ROWS_WITHOUT_ADJ_CLOSE, "rows without adj_close have no prices");
        say(
                Finding.STALE_PRICE_RUNS,
                "runs of "
                        + ImprobablePrices.STALE_DAYS
                        + " or more days with one and the same close");
        say(Finding.NEGATIVE_VOLUME_ROWS, "rows with a negative volume");
        say(Finding.DUPLICATE_ROWS, "rows repeat another one exactly");
        say(Finding.UNSORTED_ROWS, "rows out of order of date and instrument");
        say(Finding.UNKNOWN_COLUMNS, "columns ignored");
    }

    private void beside() {
        say(Finding.INSTRUMENTS_WITHOUT_SECTOR, "instruments without a sector");
        say(Finding.UNKNOWN_SECTOR_INSTRUMENTS, "names of the sector file are not in the prices");
        say(
                Finding.UNKNOWN_HARD_TO_BORROW_INSTRUMENTS,
                "names of the hard-to-borrow list are not in the prices");
        say(
                Finding.UNKNOWN_BORROW_RATES,
                "borrow rates are for a date or name that is not in the prices");
    }

    private void say(Finding finding, String what) {
        long count = log.count(finding);
        if (count > 0) {
            lines.add(count + " " + what + log.examples(finding));
        }
    }
}
