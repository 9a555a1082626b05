package dev.alphatrail.trail;

import dev.alphatrail.stats.RatioDifference;

import java.util.Arrays;
import java.util.Optional;

/// Whether the best alpha of a run is better or worse than that of another run by more than chance:
/// the difference of their out-of-sample information ratios over the days they have in common.
sealed interface Distinction {
    /// Fewer common days than this tell nothing: a quarter of a year.
    int LEAST_DAYS = 60;

    /// Resamples of an interval.
    int RESAMPLES = 10_000;

    /// Of every interval, so that a comparison can be repeated.
    long SEED = 1994;

    /// What was found.
    ///
    /// @param difference the run's ratio first, the baseline's second
    record Interval(RatioDifference difference) implements Distinction {}

    /// Why nothing can be said.
    ///
    /// @param why in words that end no sentence
    record Refused(String why) implements Distinction {}

    /// Holds a run against a baseline.
    ///
    /// @param label what the run is called
    /// @param baseLabel what the baseline is called
    static Distinction of(SavedRun run, String label, SavedRun baseline, String baseLabel) {
        return switch (run.bestDays()) {
            case SavedDays.Missing(String why) -> new Refused("in " + label + ", " + why);
            case SavedDays.Days days ->
                    switch (baseline.bestDays()) {
                        case SavedDays.Missing(String why) ->
                                new Refused("in " + baseLabel + ", " + why);
                        case SavedDays.Days others -> of(days, others);
                    };
        };
    }

    private static Distinction of(SavedDays.Days run, SavedDays.Days baseline) {
        int most = Math.min(run.epochDays().length, baseline.epochDays().length);
        double[] first = new double[most];
        double[] second = new double[most];
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < run.epochDays().length && j < baseline.epochDays().length) {
            int order = Integer.compare(run.epochDays()[i], baseline.epochDays()[j]);
            if (order == 0) {
                first[common] = run.netReturns()[i];
                second[common] = baseline.netReturns()[j];
                common++;
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        if (common < LEAST_DAYS) {
            return new Refused(common + " common days, at least " + LEAST_DAYS + " are needed");
        }
        Optional<RatioDifference> difference =
                RatioDifference.of(
                        Arrays.copyOf(first, common),
                        Arrays.copyOf(second, common),
                        RESAMPLES,
                        SEED);
        return difference.isPresent()
                ? new Interval(difference.get())
                : new Refused(
                        "over the "
                                + common
                                + " common days the returns of one of them hardly vary");
    }
}
