package dev.alphatrail.marketdata;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/// What the `market` section of a configuration settles: which data, which part of it, and how it
/// is cleaned.
///
/// @param data price file (CSV, plain or gzip); empty for the embedded synthetic market
/// @param sectors sector file, `instrument,sector`
/// @param hardToBorrow list of names that may not be shorted, `instrument[,shortable]`
/// @param borrowRates borrow rates, `datetime,instrument,borrow_bps` (bps a year)
/// @param start first date used, inclusive
/// @param end last date used, inclusive
/// @param adjust whether `adj_close`, where the data has it, adjusts open, high, low and close
/// @param minDayCoverage fraction in [0, 1] of the then listed names that must have a close for a
///   date to be a trading day
/// @param delistingReturn return, as a fraction ≥ −1, of the first day after a name's last close
/// @param policies what is done with each kind of defect
/// @param synthetic the embedded market, used when `data` is empty
public record MarketSettings(
        Optional<Path> data,
        Optional<Path> sectors,
        Optional<Path> hardToBorrow,
        Optional<Path> borrowRates,
        Optional<LocalDate> start,
        Optional<LocalDate> end,
        boolean adjust,
        double minDayCoverage,
        double delistingReturn,
        DefectPolicies policies,
        SyntheticSettings synthetic) {
    public MarketSettings {
        if (!(minDayCoverage >= 0 && minDayCoverage <= 1)) {
            throw new IllegalArgumentException(
                    "min_day_coverage is " + minDayCoverage + ", not in [0, 1]");
        }
        if (!(delistingReturn >= -1 && delistingReturn < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "delisting_return is " + delistingReturn + ", below -1");
        }
        if (start.isPresent() && end.isPresent() && start.get().isAfter(end.get())) {
            throw new IllegalArgumentException(
                    "start " + start.get() + " is after end " + end.get());
        }
    }
}
