package dev.alphatrail.config;

import dev.alphatrail.generator.GeneratorSettings;
import dev.alphatrail.study.Idea;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The section `generator`: the idea, and how formulas are made from it.
public final class GeneratorSection {
    private static final String SECTION = "generator";
    private static final GeneratorSettings DEFAULT = GeneratorSettings.DEFAULT;

    /// Stands for the idea of a study without one, which only the researcher's own formulas allow.
    static final String OWN_FORMULAS = "The researcher's own formulas";

    public static final Key<Optional<String>> IDEA =
            key(
                    "idea",
                    Kinds.text(
                                    "1 to "
                                            + Idea.MAX_LENGTH
                                            + " characters of text on one line, without control"
                                            + " characters",
                                    GeneratorSection::isIdea)
                            .orNull(),
                    Optional.empty(),
                    "",
                    "The trading idea in your words; needed unless the generator is off");
    public static final Key<Boolean> ENABLED =
            key(
                    "enabled",
                    Kinds.flag(),
                    DEFAULT.enabled(),
                    "",
                    "Generate formulas from the idea, beside your own");
    public static final Key<Long> SEED =
            key(
                    "seed",
                    Kinds.seed(),
                    DEFAULT.seed(),
                    "",
                    "Seed of the generator; the same idea and seed give the same formulas");
    public static final Key<Integer> ALPHAS =
            key(
                    "alphas",
                    Kinds.count(1, 1_000),
                    DEFAULT.alphas(),
                    "formulas",
                    "Formulas generated in a round");
    public static final Key<Integer> MAX_ITERATIONS =
            key(
                    "max_iterations",
                    Kinds.count(1, 100),
                    DEFAULT.maxIterations(),
                    "rounds",
                    "Rounds of generating; from the second on, what worked is varied");
    public static final Key<Optional<Double>> TARGET_IR =
            key(
                    "target_ir",
                    Kinds.number("a number", _ -> true).orNull(),
                    Optional.empty(),
                    "annualised",
                    "Stop the rounds once an alpha has this information ratio before the first test"
                            + " window; null never stops");

    static final List<Key<?>> KEYS =
            List.of(IDEA, ENABLED, SEED, ALPHAS, MAX_ITERATIONS, TARGET_IR);

    private GeneratorSection() {}

    static Idea idea(Configuration config) {
        boolean needed = config.get(ENABLED);
        return new Idea(
                config.get(IDEA)
                        .orElseGet(() -> {
                            if (needed) {
                                throw new ConfigException(
                                        "generator.idea is not set: say in a few words what should"
                                                + " predict returns, such as --idea \"Momentum +"
                                                + " liquidity\"");
                            }
                            return OWN_FORMULAS;
                        }));
    }

    static GeneratorSettings settings(Configuration config) {
        return new GeneratorSettings(
                config.get(ENABLED),
                config.get(SEED),
                config.get(ALPHAS),
                config.get(MAX_ITERATIONS),
                config.get(TARGET_IR).map(OptionalDouble::of).orElse(OptionalDouble.empty()));
    }

    private static boolean isIdea(String text) {
        return !text.isBlank()
                && text.length() <= Idea.MAX_LENGTH
                && text.chars().noneMatch(Character::isISOControl);
    }

    private static <T> Key<T> key(String name, Kind<T> kind, T value, String unit, String meaning) {
        return new Key<>(SECTION, name, kind, value, unit, meaning);
    }
}
