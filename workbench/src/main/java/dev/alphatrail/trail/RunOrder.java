package dev.alphatrail.trail;

import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// An order of runs. Numbers and times descend, texts ascend, missing ones come last; runs that are
/// equal stay in the order in which they were published, last first.
public enum RunOrder {
    /// Begun last first.
    CREATED(Comparator.comparing((RunSummary run) -> run.entry().createdAt()).reversed()),
    /// Information ratio of the best alpha.
    IR(descending(RunSummary::bestInformationRatio)),
    /// How many alphas were tried.
    ALPHAS(descending(RunSummary::alphas)),
    /// How many alphas passed the gates.
    PASSED(descending(RunSummary::passed)),
    /// Thread id.
    THREAD(ascending(RunSummary::threadId)),
    /// Label of the data.
    DATA(ascending(RunSummary::dataLabel));

    private final Comparator<RunSummary> comparator;

    RunOrder(Comparator<RunSummary> comparator) {
        this.comparator = comparator;
    }

    Comparator<RunSummary> comparator() {
        return comparator;
    }

    /// The word of the command line: `ir`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Negated so that it descends, while NaN, which stays NaN, is the largest and last.
    private static Comparator<RunSummary> descending(ToDoubleFunction<RunSummary> number) {
        return Comparator.comparingDouble(run -> 0.0 - number.applyAsDouble(run));
    }

    private static Comparator<RunSummary> ascending(Function<RunSummary, String> text) {
        return Comparator.comparing((RunSummary run) -> text.apply(run).isEmpty())
                .thenComparing(text);
    }
}
