package dev.alphatrail.trail;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonException;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.study.Known;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Formulas that were tried before.
public final class KnownFormulas {
    private static final String REGISTRY = "factor_registry.jsonl";

    private KnownFormulas() {}

    /// The formulas that the registry of a root has figures of, each canonical form once, where it
    /// was tried first. A line that cannot be read is passed over, as everywhere in the store.
    public static List<Known> ofRegistry(Path root) {
        Path registry = root.resolve(REGISTRY);
        if (!Files.isRegularFile(registry)) {
            return List.of();
        }
        List<Known> known = new ArrayList<>();
        Set<String> hashes = new HashSet<>();
        try (BufferedReader lines = Files.newBufferedReader(registry, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                object(line, registry)
                        .filter(entry -> entry.text("error").isEmpty())
                        .filter(entry -> hashes.add(entry.text("formula_hash").orElse("")))
                        .ifPresent(entry ->
                                known.add(
                                        new Known(
                                                entry.text("run_id").orElse("")
                                                        + "/"
                                                        + entry.text("alpha_id").orElse(""),
                                                entry.text("formula").orElse(""))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return known;
    }

    /// The formulas of other runs that a result was held against, as far as they decided it: with
    /// these alone the same study comes out the same.
    static List<Known> ofResult(Json.Obj result) {
        List<Known> known = new ArrayList<>();
        if (result.find("coded_factors").orElse(Json.Null.NULL)
                instanceof Json.Arr(List<Json> items)) {
            for (Json item : items) {
                if (item instanceof Json.Obj coded
                        && coded.find("nearest").orElse(Json.Null.NULL) instanceof Json.Obj near) {
                    Known found =
                            new Known(near.text("of").orElse(""), near.text("formula").orElse(""));
                    if (found.isElsewhere()) {
                        known.add(found);
                    }
                }
            }
        }
        return known;
    }

    private static Optional<Json.Obj> object(String line, Path registry) {
        try {
            return JsonReader.parse(line, registry.toString(), JsonLimits.DEFAULT)
                            instanceof Json.Obj object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (JsonException e) {
            return Optional.empty();
        }
    }
}
