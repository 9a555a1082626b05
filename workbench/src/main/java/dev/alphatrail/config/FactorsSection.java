package dev.alphatrail.config;

import dev.alphatrail.formula.FormulaLimits;
import dev.alphatrail.library.FactorLibrary;
import dev.alphatrail.library.NamedFormula;
import dev.alphatrail.study.FormulaRules;
import dev.alphatrail.study.StudySpec.UserFactor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.regex.Pattern;

/// The section `factors`: the researcher's own formulas, and what any formula must keep to.
public final class FactorsSection {
    private static final String SECTION = "factors";
    private static final FormulaLimits LIMITS = FormulaLimits.DEFAULT;
    private static final Pattern GENERATED = Pattern.compile("a[0-9]{3,}");

    /// Formulas by name; recorded in the order of the names, so that the order of writing decides
    /// nothing.
    public static final Key<SortedMap<String, String>> FORMULAS =
            key(
                    "formulas",
                    Kinds.texts(
                            10_000,
                            "1 to 64 letters, digits, '_' or '-', not '-' first",
                            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,63}"),
                            Kinds.text(
                                    "a formula of 1 to 100000 characters",
                                    f -> !f.isBlank() && f.length() <= 100_000)),
                    Collections.emptySortedMap(),
                    "",
                    "Formulas of your own, NAME: FORMULA, beside the generated ones");

    /// Names of libraries that come with Alphatrail.
    public static final Key<List<String>> LIBRARY =
            key(
                    "library",
                    Kinds.words(List.copyOf(FactorLibrary.builtIn())),
                    List.of(),
                    "",
                    "Published formulas to evaluate as well; a library's formulas follow your own");

    public static final Key<Integer> MAX_LENGTH =
            key(
                    "max_length",
                    Kinds.count(1),
                    LIMITS.maxLength(),
                    "characters",
                    "Longest formula, as text");
    public static final Key<Integer> MAX_DEPTH =
            key(
                    "max_depth",
                    Kinds.count(1, 200),
                    LIMITS.maxDepth(),
                    "nested expressions",
                    "Deepest formula");
    public static final Key<Integer> MAX_NODES =
            key(
                    "max_nodes",
                    Kinds.count(1),
                    LIMITS.maxNodes(),
                    "expressions",
                    "Largest formula, as a tree");
    public static final Key<Integer> MAX_LOOKBACK =
            key(
                    "max_lookback",
                    Kinds.count(1),
                    LIMITS.maxLookback(),
                    "trading days",
                    "Longest history a value may depend on");

    public static final Key<Boolean> STRICT =
            key(
                    "strict",
                    Kinds.flag(),
                    FormulaRules.DEFAULT.strict(),
                    "",
                    "Refuse formulas of which the formula check warns; errors always refuse");

    public static final Key<Optional<Double>> MAX_SIMILARITY =
            key(
                    "max_similarity",
                    Kinds.number("a number in (0, 1]", v -> v > 0 && v <= 1).orNull(),
                    Optional.empty(),
                    "share",
                    "Refuse formulas that share as much or more with one of the registry or of the"
                            + " run; null is off");

    public static final Key<Optional<Double>> MAX_CORRELATION =
            key(
                    "max_correlation",
                    Kinds.number("a number in (0, 1]", v -> v > 0 && v <= 1).orNull(),
                    Optional.empty(),
                    "rank correlation",
                    "Refuse formulas whose values correlate so much, up or down, with one of the"
                            + " registry or of the run; null is off");

    static final List<Key<?>> KEYS =
            List.of(
                    FORMULAS,
                    LIBRARY,
                    MAX_LENGTH,
                    MAX_DEPTH,
                    MAX_NODES,
                    MAX_LOOKBACK,
                    STRICT,
                    MAX_SIMILARITY,
                    MAX_CORRELATION);

    private FactorsSection() {}

    static List<UserFactor> userFactors(Configuration config) {
        if (config.get(GeneratorSection.ENABLED)) {
            config.get(FORMULAS).keySet().stream()
                    .filter(GENERATED.asMatchPredicate())
                    .findFirst()
                    .ifPresent(name -> {
                        throw new ConfigException(
                                "factors.formulas."
                                        + name
                                        + ": generated alphas are named a001, a002 and so on;"
                                        + " choose another name, or generator.enabled=false");
                    });
        }
        Map<String, String> formulas = new LinkedHashMap<>(config.get(FORMULAS));
        for (String library : config.get(LIBRARY)) {
            for (NamedFormula formula : FactorLibrary.builtIn(library).orElseThrow().formulas()) {
                addFrom(library, formula, formulas);
            }
        }
        return formulas.entrySet().stream()
                .map(entry -> new UserFactor(entry.getKey(), entry.getValue()))
                .toList();
    }

    /// Libraries share names: the same formula is taken once, another one with its library's name.
    private static void addFrom(
            String library, NamedFormula formula, Map<String, String> formulas) {
        String before = formulas.putIfAbsent(formula.name(), formula.formula());
        if (before != null && !before.equals(formula.formula())) {
            formulas.put(library + "_" + formula.name(), formula.formula());
        }
    }

    /// How large a formula may be.
    public static FormulaLimits limits(Configuration config) {
        return new FormulaLimits(
                config.get(MAX_LENGTH),
                config.get(MAX_DEPTH),
                config.get(MAX_NODES),
                config.get(MAX_LOOKBACK));
    }

    static FormulaRules rules(Configuration config) {
        return new FormulaRules(
                limits(config),
                config.get(STRICT),
                bound(config, MAX_SIMILARITY),
                bound(config, MAX_CORRELATION));
    }

    private static OptionalDouble bound(Configuration config, Key<Optional<Double>> key) {
        return config.get(key).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    private static <T> Key<T> key(String name, Kind<T> kind, T value, String unit, String meaning) {
        return new Key<>(SECTION, name, kind, value, unit, meaning);
    }
}
