package dev.alphatrail.config;

import static dev.alphatrail.marketdata.DefectPolicy.DROP;
import static dev.alphatrail.marketdata.DefectPolicy.REFUSE;
import static dev.alphatrail.marketdata.DefectPolicy.REPAIR;

import dev.alphatrail.marketdata.DefectPolicies;
import dev.alphatrail.marketdata.DefectPolicy;
import dev.alphatrail.marketdata.MarketSettings;
import dev.alphatrail.marketdata.SyntheticSettings;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The section `market`: which data, which part of it, and how it is cleaned.
public final class MarketSection {
    private static final String SECTION = "market";
    private static final DefectPolicies POLICIES = DefectPolicies.DEFAULT;
    private static final SyntheticSettings SYNTHETIC = SyntheticSettings.DEFAULT;

    public static final Key<Optional<Path>> DATA =
            file(
                    "data",
                    "Price file, CSV, plain or gzip; null takes the embedded synthetic market");
    public static final Key<Optional<Path>> SECTORS =
            file("sectors", "Sector file, CSV with instrument,sector and any further groupings");
    public static final Key<Optional<Path>> HARD_TO_BORROW =
            file(
                    "hard_to_borrow",
                    "Names that may not be shorted in p2, CSV with instrument[,shortable]");
    public static final Key<Optional<Path>> BORROW_RATES =
            file("borrow_rates", "Borrow rates for p2, CSV with datetime,instrument,borrow_bps");
    public static final Key<Optional<LocalDate>> START =
            key(
                    "start",
                    Kinds.date().orNull(),
                    Optional.empty(),
                    "",
                    "First date used; null begins with the data");
    public static final Key<Optional<LocalDate>> END =
            key(
                    "end",
                    Kinds.date().orNull(),
                    Optional.empty(),
                    "",
                    "Last date used; null ends with the data");
    public static final Key<Boolean> ADJUST =
            key(
                    "adjust",
                    Kinds.flag(),
                    true,
                    "",
                    "Let adj_close, where the data has it, adjust open, high, low and close");
    public static final Key<Double> MIN_DAY_COVERAGE =
            key(
                    "min_day_coverage",
                    Kinds.number("a number in [0, 1]", v -> v >= 0 && v <= 1),
                    0.1,
                    "fraction",
                    "Part of the names then listed that must have a close for a date to be a"
                            + " trading day");
    public static final Key<Double> DELISTING_RETURN =
            key(
                    "delisting_return",
                    Kinds.number("a number, at least -1", v -> v >= -1),
                    0.0,
                    "fraction",
                    "Return of a held name on the first day after its last close");
    public static final Key<DefectPolicy> ON_DUPLICATE =
            policy(
                    "on_duplicate",
                    POLICIES.duplicates(),
                    "A (date, instrument) that occurs twice; repair keeps the last row with a"
                            + " positive close",
                    REPAIR,
                    DROP,
                    REFUSE);
    public static final Key<DefectPolicy> ON_NON_POSITIVE_PRICE =
            policy(
                    "on_non_positive_price",
                    POLICIES.nonPositivePrices(),
                    "A price of 0 or less; repair makes it missing",
                    REPAIR,
                    DROP,
                    REFUSE);
    public static final Key<DefectPolicy> ON_HIGH_BELOW_LOW =
            policy(
                    "on_high_below_low",
                    POLICIES.highBelowLow(),
                    "high below low; repair makes both missing",
                    REPAIR,
                    DROP,
                    REFUSE);
    public static final Key<DefectPolicy> ON_NEGATIVE_VOLUME =
            policy(
                    "on_negative_volume",
                    POLICIES.negativeVolume(),
                    "A volume below 0; repair makes it missing",
                    REPAIR,
                    DROP,
                    REFUSE);
    public static final Key<DefectPolicy> ON_MISSING_CLOSE =
            policy(
                    "on_missing_close",
                    POLICIES.missingClose(),
                    "A row without a close; repair makes the whole row missing",
                    REPAIR,
                    DROP,
                    REFUSE);
    public static final Key<DefectPolicy> ON_BAD_DATE =
            policy(
                    "on_bad_date",
                    POLICIES.unparsableDates(),
                    "A date that cannot be read, so cannot be repaired",
                    DROP,
                    REFUSE);
    public static final Key<DefectPolicy> ON_UNSORTED =
            policy(
                    "on_unsorted",
                    POLICIES.unsortedRows(),
                    "Rows out of order; repair sorts them",
                    REPAIR,
                    REFUSE);
    public static final Key<Long> SYNTHETIC_SEED =
            key(
                    "synthetic_seed",
                    Kinds.seed(),
                    SYNTHETIC.seed(),
                    "",
                    "Seed of the synthetic market");
    public static final Key<Integer> SYNTHETIC_INSTRUMENTS =
            key(
                    "synthetic_instruments",
                    Kinds.count(2, 5_000),
                    SYNTHETIC.instruments(),
                    "names",
                    "Size of the synthetic market");
    public static final Key<Integer> SYNTHETIC_DAYS =
            key(
                    "synthetic_days",
                    Kinds.count(2, 10_000),
                    SYNTHETIC.days(),
                    "trading days",
                    "Length of the synthetic market");

    static final List<Key<?>> KEYS =
            List.of(
                    DATA,
                    SECTORS,
                    HARD_TO_BORROW,
                    BORROW_RATES,
                    START,
                    END,
                    ADJUST,
                    MIN_DAY_COVERAGE,
                    DELISTING_RETURN,
                    ON_DUPLICATE,
                    ON_NON_POSITIVE_PRICE,
                    ON_HIGH_BELOW_LOW,
                    ON_NEGATIVE_VOLUME,
                    ON_MISSING_CLOSE,
                    ON_BAD_DATE,
                    ON_UNSORTED,
                    SYNTHETIC_SEED,
                    SYNTHETIC_INSTRUMENTS,
                    SYNTHETIC_DAYS);

    private MarketSection() {}

    /// The settings of a market.
    ///
    /// @throws ConfigException if the dates are out of order
    public static MarketSettings settings(Configuration config) {
        requireOrder(config);
        return new MarketSettings(
                config.get(DATA),
                config.get(SECTORS),
                config.get(HARD_TO_BORROW),
                config.get(BORROW_RATES),
                config.get(START),
                config.get(END),
                config.get(ADJUST),
                config.get(MIN_DAY_COVERAGE),
                config.get(DELISTING_RETURN),
                new DefectPolicies(
                        config.get(ON_DUPLICATE),
                        config.get(ON_NON_POSITIVE_PRICE),
                        config.get(ON_HIGH_BELOW_LOW),
                        config.get(ON_NEGATIVE_VOLUME),
                        config.get(ON_MISSING_CLOSE),
                        config.get(ON_BAD_DATE),
                        config.get(ON_UNSORTED)),
                new SyntheticSettings(
                        config.get(SYNTHETIC_SEED),
                        config.get(SYNTHETIC_INSTRUMENTS),
                        config.get(SYNTHETIC_DAYS)));
    }

    private static void requireOrder(Configuration config) {
        config.get(START)
                .ifPresent(start ->
                        config.get(END)
                                .filter(start::isAfter)
                                .ifPresent(_ -> {
                                    throw new ConfigException(
                                            config.said(START)
                                                    + ", which is after "
                                                    + config.said(END));
                                }));
    }

    private static <T> Key<T> key(String name, Kind<T> kind, T value, String unit, String meaning) {
        return new Key<>(SECTION, name, kind, value, unit, meaning);
    }

    private static Key<Optional<Path>> file(String name, String meaning) {
        return key(name, Kinds.path().orNull(), Optional.empty(), "", meaning);
    }

    private static Key<DefectPolicy> policy(
            String name, DefectPolicy value, String meaning, DefectPolicy... allowed) {
        return key(
                name,
                Kinds.choice(List.of(allowed), p -> p.name().toLowerCase(Locale.ROOT)),
                value,
                "",
                meaning);
    }
}
