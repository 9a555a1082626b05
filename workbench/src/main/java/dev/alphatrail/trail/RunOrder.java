package dev.alphatrail.trail;

import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// An order of runs. Numbers and times descend, texts ascend, missing ones come last; runs that are
/// equal stay in the order in which they were published, last first.
public enum RunOrder {
    /// Begun last first.
    CREATED,
    /// Information ratio of the best alpha.
    IR,
    /// How many alphas were tried.
    ALPHAS,
    /// How many alphas passed the gates.
    PASSED,
    /// Thread id.
    THREAD,
    /// Label of the data.
    DATA;

    Comparator<RunSummary> comparator() {
        return switch (this) {
            case CREATED ->
                    Comparator.comparing((RunSummary run) -> run.entry().createdAt()).reversed();
            case IR -> descending(RunSummary::bestInformationRatio);
            case ALPHAS -> descending(RunSummary::alphas);
            case PASSED -> descending(RunSummary::passed);
            case THREAD -> ascending(RunSummary::threadId);
            case DATA -> ascending(RunSummary::dataLabel);
        };
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
