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
import java.util.function.Function;

/// What differs between runs, put together from what they have stored; the only figures computed
/// are differences, and how certain those of the best alphas are.
///
/// Everything that is said of each run is a list in the order of [#runs]. Runs are called A, B, C,
/// …, Z, AA, AB, …; the first is the baseline of the others.
public final class Comparison {
    private static final int LETTERS = 26;

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

        /// Whether every run tried it and found the same.
        boolean isUnchanged() {
            SavedAlpha one = alphas.get(first()).orElseThrow();
            return alphas.stream()
                    .allMatch(alpha -> alpha.filter(one::equalsInOutcome).isPresent());
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

        /// Whether two runs that tried it have different values.
        boolean changes(Figure figure) {
            double before = figure(figure, first());
            return alphas.stream()
                    .flatMap(Optional::stream)
                    .anyMatch(alpha -> !Figure.same(before, alpha.figure(figure)));
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
    private final int given;
    private final ComparisonOptions options;
    private final List<Difference> settings;
    private final List<Difference> metrics;
    private final List<Factor> factors;
    private final List<Optional<Distinction>> distinctions;

    private Comparison(List<SavedRun> runs, int given, ComparisonOptions options) {
        this.runs = List.copyOf(runs);
        this.given = given;
        this.options = options;
        this.settings = differences(runs, SavedRun::config, true);
        this.metrics = differences(runs, SavedRun::metrics, options.skipUnchanged());
        this.factors = factors(runs);
        this.distinctions = distinctions(runs);
    }

    /// Reads and compares runs.
    ///
    /// @throws IllegalArgumentException when there are fewer than 2
    /// @throws TrailException when a directory is no run, or a newer Alphatrail wrote it
    /// @throws dev.alphatrail.json.JsonException when a file is no JSON
    public static Comparison of(List<RunDirectory> directories, ComparisonOptions options) {
        if (directories.size() < 2) {
            throw new IllegalArgumentException(
                    "2 runs or more are compared, not " + directories.size());
        }
        List<SavedRun> runs = new ArrayList<>(directories.stream().map(SavedRun::read).toList());
        options.order().ifPresent(order -> runs.sort(order.comparator()));
        int kept = Math.min(runs.size(), options.top().orElse(runs.size()));
        return new Comparison(runs.subList(0, kept), runs.size(), options);
    }

    /// The comparison for people.
    public String toMarkdown() {
        return new ComparisonMarkdown(this).text();
    }

    /// The comparison for programs.
    public Json.Obj toJson() {
        return ComparisonJson.of(this);
    }

    /// The comparison as a table for programs: one row per run.
    public String toCsv() {
        return new ComparisonCsv(this).text();
    }

    List<SavedRun> runs() {
        return runs;
    }

    /// How many runs there were before the first of them were taken.
    int given() {
        return given;
    }

    ComparisonOptions options() {
        return options;
    }

    /// How each run stands to the first; empty for the first itself.
    List<Optional<Distinction>> distinctions() {
        return distinctions;
    }

    /// The settings that are not the same in all runs.
    List<Difference> settings() {
        return settings;
    }

    /// The metrics of runs that were imported from elsewhere; when what is unchanged is left out,
    /// those that differ.
    List<Difference> metrics() {
        return metrics;
    }

    /// The factors that are told of, by the best information ratio they have in any run.
    List<Factor> factors() {
        return options.skipUnchanged()
                ? factors.stream().filter(factor -> !factor.isUnchanged()).toList()
                : factors;
    }

    /// How many factors are left out because every run found the same.
    int skippedFactors() {
        return factors.size() - factors().size();
    }

    /// What a run is called: A, B, …, Z, AA, AB, ….
    static String label(int run) {
        String last = Character.toString('A' + run % LETTERS);
        return run < LETTERS ? last : label(run / LETTERS - 1) + last;
    }

    private static List<Optional<Distinction>> distinctions(List<SavedRun> runs) {
        List<Optional<Distinction>> distinctions = new ArrayList<>(List.of(Optional.empty()));
        for (int run = 1; run < runs.size(); run++) {
            distinctions.add(
                    Optional.of(
                            Distinction.of(runs.get(run), label(run), runs.getFirst(), label(0))));
        }
        return distinctions;
    }

    private static List<Difference> differences(
            List<SavedRun> runs, Function<SavedRun, Map<String, Json>> all, boolean skipSame) {
        SequencedSet<String> keys = new LinkedHashSet<>();
        runs.forEach(run -> keys.addAll(all.apply(run).keySet()));
        List<Difference> differences = new ArrayList<>();
        for (String key : keys) {
            List<Optional<Json>> values =
                    runs.stream().map(run -> Optional.ofNullable(all.apply(run).get(key))).toList();
            if (!skipSame || values.stream().distinct().count() > 1) {
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
