package dev.alphatrail.study;

import dev.alphatrail.formula.FormulaLimits;

/// What a formula must keep to before it is evaluated.
///
/// @param limits how large it may be
/// @param strict whether a warning of the formula check refuses it, as an error does
public record FormulaRules(FormulaLimits limits, boolean strict) {
    public static final FormulaRules DEFAULT = new FormulaRules(FormulaLimits.DEFAULT, false);
}
