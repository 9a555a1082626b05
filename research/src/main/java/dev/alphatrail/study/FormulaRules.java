package dev.alphatrail.study;

import dev.alphatrail.formula.FormulaLimits;

import java.util.OptionalDouble;

/// What a formula must keep to before it is evaluated.
///
/// @param limits how large it may be
/// @param strict whether a warning of the formula check refuses it, as an error does
/// @param maxSimilarity share of it in (0, 1] from which on a known formula refuses it; empty: off
/// @param maxCorrelation absolute correlation in (0, 1] of its values from which on a known formula
///   refuses it; empty: off
public record FormulaRules(
        FormulaLimits limits,
        boolean strict,
        OptionalDouble maxSimilarity,
        OptionalDouble maxCorrelation) {
    public static final FormulaRules DEFAULT =
            new FormulaRules(
                    FormulaLimits.DEFAULT, false, OptionalDouble.empty(), OptionalDouble.empty());
}
