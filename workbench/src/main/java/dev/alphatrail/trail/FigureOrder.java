package dev.alphatrail.trail;

import dev.alphatrail.artifacts.Metric;
import dev.alphatrail.config.Nearest;
import dev.alphatrail.stats.OrderKey;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// An order of runs by a figure of their best alpha. Runs without it come last, whichever way round
/// the order goes; runs that are equal stay as they were.
///
/// @param metric the figure
/// @param highestFirst whether the highest value comes first instead of the lowest
public record FigureOrder(Metric metric, boolean highestFirst) {
    /// The figure of this name, as in `alpha_metrics.csv`.
    ///
    /// @throws IllegalArgumentException when there is none; the message is what a user reads after
    ///   the name of the option
    public static Metric metric(String name) {
        List<Metric> metrics = Arrays.asList(Metric.values());
        return metrics.stream()
                .filter(metric -> metric.key().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknown(name, metrics)));
    }

    private static String unknown(String name, List<Metric> metrics) {
        Optional<Metric> near = Nearest.to(name, metrics, Metric::key);
        return "is '"
                + TerminalText.line(name)
                + "', "
                + near.map(metric -> "did you mean " + metric.key() + "?")
                        .orElseGet(() ->
                                "must be one of "
                                        + String.join(
                                                ", ", metrics.stream().map(Metric::key).toList()));
    }

    Comparator<SavedRun> comparator() {
        Comparator<Double> byKey = Comparator.comparingLong(OrderKey::of);
        Comparator<SavedRun> present =
                Comparator.comparing(
                        run -> run.bestFigure(metric), highestFirst ? byKey.reversed() : byKey);
        return Comparator.comparing((SavedRun run) -> Double.isNaN(run.bestFigure(metric)))
                .thenComparing((one, other) ->
                        Double.isNaN(one.bestFigure(metric)) ? 0 : present.compare(one, other));
    }
}
