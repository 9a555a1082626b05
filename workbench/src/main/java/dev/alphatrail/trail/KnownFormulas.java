package dev.alphatrail.trail;

import dev.alphatrail.artifacts.Metric;
import dev.alphatrail.evaluation.EvaluationMode;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonException;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonScan;
import dev.alphatrail.runstore.ForwardLines;
import dev.alphatrail.study.Earlier;
import dev.alphatrail.study.Known;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Formulas that were tried before.
public final class KnownFormulas {
    private static final String REGISTRY = "factor_registry.jsonl";
    private static final int AT_ONCE = 4_096;

    private static final List<String> MEMBERS =
            List.of(
                    "error",
                    "formula_hash",
                    "run_id",
                    "alpha_id",
                    "formula",
                    "mode",
                    Metric.INFORMATION_RATIO.key());

    private KnownFormulas() {}

    /// A line of the registry that has figures.
    ///
    /// @param hash of its canonical form, or its text where the line has no hash
    /// @param scan of the line, as long as no other line is read
    private record Line(Known known, String hash, JsonScan scan) {
        /// Its information ratio in evaluations of a mode; NaN when it has none.
        double ratio(EvaluationMode mode) {
            return text(scan, 5).equals(mode.id()) && scan.value(6) instanceof Json.Num number
                    ? number.asDouble()
                    : Double.NaN;
        }
    }

    /// Gives a consumer the formulas that the registry of a root has figures of, some thousands at
    /// a time, each canonical form once, where it was tried first. A line that cannot be read is
    /// passed over, as everywhere in the store.
    public static void ofRegistry(Path root, Consumer<List<Known>> consumer) {
        Set<String> hashes = new HashSet<>();
        List<Known> some = new ArrayList<>();
        eachLine(
                root,
                line -> {
                    if (hashes.add(line.hash())) {
                        some.add(line.known());
                    }
                    if (some.size() == AT_ONCE) {
                        consumer.accept(List.copyOf(some));
                        some.clear();
                    }
                });
        consumer.accept(some);
    }

    /// All of them, and which are best in evaluations of a mode: by the best information ratio that
    /// a formula ever had in it, of equal ones those that were tried first.
    static Earlier earlier(Path root, EvaluationMode mode) {
        Map<String, Known> first = new HashMap<>();
        Map<String, Double> ratios = new HashMap<>();
        List<Known> formulas = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        eachLine(
                root,
                line -> {
                    if (first.putIfAbsent(line.hash(), line.known()) == null) {
                        formulas.add(line.known());
                        hashes.add(line.hash());
                    }
                    double ratio = line.ratio(mode);
                    if (!Double.isNaN(ratio)) {
                        ratios.merge(line.hash(), ratio, Math::max);
                    }
                });
        List<Known> best =
                hashes.stream()
                        .filter(ratios::containsKey)
                        .sorted(
                                Comparator.comparingDouble((String hash) ->
                                                ratios.getOrDefault(hash, Double.NaN))
                                        .reversed())
                        .map(hash -> Optional.ofNullable(first.get(hash)).orElseThrow())
                        .toList();
        return new Earlier(formulas, best, Optional.empty());
    }

    /// The formulas of other runs that a result was held against, as far as they decided it: with
    /// these alone the same study comes out the same.
    static Earlier ofResult(Json.Obj result) {
        List<Known> nearest = new ArrayList<>();
        Map<String, Known> correlated = new HashMap<>();
        if (result.find("coded_factors").orElse(Json.Null.NULL)
                instanceof Json.Arr(List<Json> items)) {
            for (Json item : items) {
                if (item instanceof Json.Obj coded) {
                    elsewhere(coded, "nearest").ifPresent(nearest::add);
                    elsewhere(coded, "most_correlated")
                            .ifPresent(known ->
                                    correlated.put(coded.text("alpha_id").orElse(""), known));
                }
            }
        }
        return new Earlier(nearest, List.of(), Optional.of(correlated));
    }

    private static Optional<Known> elsewhere(Json.Obj coded, String member) {
        return coded.find(member).orElse(Json.Null.NULL) instanceof Json.Obj found
                ? Optional.of(
                                new Known(
                                        found.text("of").orElse(""),
                                        found.text("formula").orElse("")))
                        .filter(Known::isElsewhere)
                : Optional.empty();
    }

    private static void eachLine(Path root, Consumer<Line> consumer) {
        Path registry = root.resolve(REGISTRY);
        if (!Files.isRegularFile(registry)) {
            return;
        }
        JsonScan scan = new JsonScan(MEMBERS, JsonLimits.DEFAULT);
        try (ForwardLines lines = new ForwardLines(registry)) {
            while (lines.next()) {
                if (!lines.tooLong()) {
                    int from = lines.from();
                    line(scan, lines.buffer(), from, from + lines.length(), consumer);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void line(
            JsonScan scan, byte[] buffer, int from, int to, Consumer<Line> consumer) {
        try {
            if (scan.scan(buffer, from, to) && !(scan.value(0) instanceof Json.Str)) {
                Known known = new Known(text(scan, 2) + "/" + text(scan, 3), text(scan, 4));
                String hash = text(scan, 1);
                consumer.accept(new Line(known, hash.isEmpty() ? known.formula() : hash, scan));
            }
        } catch (JsonException e) {
            // no line of a registry
        }
    }

    private static String text(JsonScan scan, int member) {
        return scan.value(member) instanceof Json.Str(String text) ? text : "";
    }
}
