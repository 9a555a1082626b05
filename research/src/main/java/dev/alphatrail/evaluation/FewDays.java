package dev.alphatrail.evaluation;

import dev.alphatrail.backtest.BookStatistics;
import dev.alphatrail.evaluation.Evaluation.DayCount;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Tells figures that rest on fewer than half of the days they seem to rest on.
final class FewDays {
    private FewDays() {}

    /// One line when fewer than half of the days count; none otherwise.
    static List<String> warnings(DayCount days) {
        int all = days.counted() + days.tooFewNames() + days.constantSignal();
        return 2L * days.counted() >= all
                ? List.of()
                : List.of(
                        String.format(
                                Locale.ROOT,
                                "only %,d of %,d days %s (%s): its figures say little",
                                days.counted(),
                                all,
                                days.counted() == 1 ? "counts" : "count",
                                why(days)));
    }

    /// The same for a book that was held out of sample, of which more than half of the formations
    /// may be empty, too.
    static List<String> warnings(DayCount days, BookStatistics book) {
        List<String> warnings = new ArrayList<>(warnings(days));
        if (2L * book.emptySleeves() > book.formations()) {
            warnings.add(
                    String.format(
                            Locale.ROOT,
                            "%,d of %,d formations of its book are empty: its figures say little",
                            book.emptySleeves(),
                            book.formations()));
        }
        return warnings;
    }

    private static String why(DayCount days) {
        List<String> reasons = new ArrayList<>();
        if (days.constantSignal() > 0) {
            reasons.add(
                    String.format(
                            Locale.ROOT,
                            "%,d with one value for all names",
                            days.constantSignal()));
        }
        if (days.tooFewNames() > 0) {
            reasons.add(String.format(Locale.ROOT, "%,d with too few names", days.tooFewNames()));
        }
        return String.join(", ", reasons);
    }
}
