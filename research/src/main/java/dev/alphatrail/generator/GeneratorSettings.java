package dev.alphatrail.generator;

import java.util.OptionalDouble;

/// The `generator` section of a configuration.
///
/// @param enabled whether formulas are generated at all, beside the researcher's own
/// @param seed seed of the generator; the same idea, fields and seed give the same formulas
/// @param alphas formulas asked for in a round, 1 to 1,000
/// @param maxIterations rounds, 1 to 100; from the second on the generator varies what worked
/// @param targetIr rounds stop once an alpha that passed the gates reached this information ratio
///   before the first test window (see `Evaluation.searchInformationRatio`)
public record GeneratorSettings(
        boolean enabled, long seed, int alphas, int maxIterations, OptionalDouble targetIr) {
    public static final GeneratorSettings DEFAULT =
            new GeneratorSettings(true, 42, 8, 1, OptionalDouble.empty());

    public GeneratorSettings {
        if (alphas < 1 || alphas > 1_000) {
            throw new IllegalArgumentException("alphas is " + alphas + ", not in [1, 1000]");
        }
        if (maxIterations < 1 || maxIterations > 100) {
            throw new IllegalArgumentException(
                    "max_iterations is " + maxIterations + ", not in [1, 100]");
        }
    }
}
