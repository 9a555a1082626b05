package dev.alphatrail.trail;

import dev.alphatrail.json.Json;
import dev.alphatrail.runstore.RunDirectory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/// What differs between runs, put together from what they have stored; the only figures computed
/// are differences.
///
/// Everything that is said of each run is a list in the order of [#runs]. Runs are called A, B, C,
/// …
public final class Comparison {
    /// Most runs that are compared at once.
    public static final int MAX_RUNS = 26;

    /// A value that differs.
    ///
    /// @param key such as `portfolio.holding_days`
    /// @param values of each run; empty where a run has none
    record Difference(String key, List<Optional<Json>> values) {}

    /// A factor that at least one of the runs tried.
    ///
    /// @param alphas of each run; empty where a run did not try it
    record Factor(String identity, List<Optional<SavedAlpha>> alphas) {
        /// The formula as the first run that tried it has it.
        String formula() {
            return alphas.stream()
                    .flatMap(Optional::stream)
                    .findFirst()
                    .map(SavedAlpha::formula)
                    .orElse("");
        }

        long runs() {
            return alphas.stream().filter(Optional::isPresent).count();
        }

        /// A figure in a run; NaN when it has none.
        double figure(Figure figure, int run) {
            return alphas.get(run).map(alpha -> alpha.figure(figure)).orElse(Double.NaN);
        }

        /// How much a figure is above that of the first run that tried the factor; NaN when one of
        /// both is missing.
        double change(Figure figure, int run) {
            return figure(figure, run) - figure(figure, first());
        }

        /// The first run that tried the factor.
        int first() {
            int first = 0;
            while (alphas.get(first).isEmpty()) {
                first++;
            }
            return first;
        }

        private double bestRatio() {
            return alphas.stream()
                    .flatMap(Optional::stream)
                    .mapToDouble(alpha -> alpha.figure(Figure.INFORMATION_RATIO))
                    .filter(Double::isFinite)
                    .max()
                    .orElse(Double.NaN);
        }
    }

    private static final Comparator<Factor> BEST_FIRST =
            Comparator.comparingDouble((Factor factor) -> 0.0 - factor.bestRatio())
                    .thenComparing(Factor::identity);

    private final List<SavedRun> runs;
    private final List<Difference> settings;
    private final List<Factor> factors;

    private Comparison(List<SavedRun> runs) {
        this.runs = List.copyOf(runs);
        this.settings = differences(runs);
        this.factors = factors(runs);
    }

    /// Reads and compares runs.
    ///
    /// @throws IllegalArgumentException unless there are 2 to [#MAX_RUNS]
    /// @throws TrailException when a directory is no run, or a newer Alphatrail wrote it
    /// @throws dev.alphatrail.json.JsonException when a file is no JSON
    public static Comparison of(List<RunDirectory> directories) {
        if (directories.size() < 2 || directories.size() > MAX_RUNS) {
            throw new IllegalArgumentException(
                    "2 to " + MAX_RUNS + " runs are compared, not " + directories.size());
        }
        return new Comparison(directories.stream().map(SavedRun::read).toList());
    }

    /// The comparison for people.
    public String toMarkdown() {
        return new ComparisonMarkdown(this).text();
    }

    /// The comparison for programs.
    public Json.Obj toJson() {
        return ComparisonJson.of(this);
    }

    List<SavedRun> runs() {
        return runs;
    }

    /// The settings that are not the same in all runs.
    List<Difference> settings() {
        return settings;
    }

    /// Every factor, by the best information ratio it has in any run.
    List<Factor> factors() {
        return factors;
    }

    /// What a run is called: A, B, ….
    static String label(int run) {
        return Character.toString('A' + run);
    }

    private static List<Difference> differences(List<SavedRun> runs) {
        SequencedSet<String> keys = new LinkedHashSet<>();
        runs.forEach(run -> keys.addAll(run.config().keySet()));
        List<Difference> differences = new ArrayList<>();
        for (String key : keys) {
            List<Optional<Json>> values =
                    runs.stream().map(run -> Optional.ofNullable(run.config().get(key))).toList();
            if (values.stream().distinct().count() > 1) {
                differences.add(new Difference(key, values));
            }
        }
        return differences;
    }

    /// A formula that a run tried twice counts once: its figures are the same.
    private static List<Factor> factors(List<SavedRun> runs) {
        List<Map<String, SavedAlpha>> tried = runs.stream().map(Comparison::byIdentity).toList();
        SequencedSet<String> identities = new LinkedHashSet<>();
        tried.forEach(alphas -> identities.addAll(alphas.keySet()));
        return identities.stream()
                .map(identity ->
                        new Factor(
                                identity,
                                tried.stream()
                                        .map(alphas -> Optional.ofNullable(alphas.get(identity)))
                                        .toList()))
                .sorted(BEST_FIRST)
                .toList();
    }

    private static Map<String, SavedAlpha> byIdentity(SavedRun run) {
        Map<String, SavedAlpha> alphas = new LinkedHashMap<>();
        run.alphas().forEach(alpha -> alphas.putIfAbsent(alpha.identity(), alpha));
        return alphas;
    }
}
