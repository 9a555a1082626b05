package dev.alphatrail.marketdata;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The settings that decide what becomes of given files, by their names in the section `market` of
/// a configuration, as text: those of cleaning, and `start` and `end` (empty when open); of a
/// synthetic market those that make it.
final class CleaningSettings {
    private static final String START = "start";
    private static final String END = "end";

    private CleaningSettings() {}

    static SortedMap<String, String> of(MarketSettings settings) {
        SortedMap<String, String> texts = new TreeMap<>();
        DefectPolicies policies = settings.policies();
        Map.of(
                        "on_duplicate", policies.duplicates(),
                        "on_non_positive_price", policies.nonPositivePrices(),
                        "on_high_below_low", policies.highBelowLow(),
                        "on_negative_volume", policies.negativeVolume(),
                        "on_missing_close", policies.missingClose(),
                        "on_bad_date", policies.unparsableDates(),
                        "on_unsorted", policies.unsortedRows())
                .forEach((key, policy) -> texts.put(key, policy.name().toLowerCase(Locale.ROOT)));
        texts.put("adjust", Boolean.toString(settings.adjust()));
        texts.put("min_day_coverage", Double.toString(settings.minDayCoverage()));
        texts.put(START, settings.start().map(Object::toString).orElse(""));
        texts.put(END, settings.end().map(Object::toString).orElse(""));
        return texts;
    }

    static SortedMap<String, String> of(SyntheticSettings settings) {
        return new TreeMap<>(
                Map.of(
                        "synthetic_seed", Long.toString(settings.seed()),
                        "synthetic_instruments", Integer.toString(settings.instruments()),
                        "synthetic_days", Integer.toString(settings.days())));
    }

    /// Refuses a run under other settings than those the data were packed with: what was done to
    /// the rows cannot be undone. `start` and `end` may be narrower.
    ///
    /// @throws DataException naming the first setting that differs
    static void requireSame(PreparedMarket packed, MarketSettings run) {
        SortedMap<String, String> now =
                packed.synthetic().isPresent() ? of(run.synthetic()) : of(run);
        packed.settings()
                .forEach((key, was) -> {
                    String is = now.getOrDefault(key, "");
                    boolean fits =
                            switch (key) {
                                case START -> is.isEmpty() || is.compareTo(was) >= 0;
                                case END -> is.isEmpty() || was.isEmpty() || is.compareTo(was) <= 0;
                                default -> is.equals(was);
                            };
                    if (!fits) {
                        throw new DataException(
                                packed.label()
                                        + " was packed with market."
                                        + key
                                        + " = "
                                        + was
                                        + ", the run has "
                                        + is
                                        + ": run with the setting it was packed with, or pack it"
                                        + " again");
                    }
                });
    }
}
