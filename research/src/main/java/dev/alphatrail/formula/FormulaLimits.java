package dev.alphatrail.formula;

/// How large a formula may be; each is checked before anything is computed.
///
/// @param maxLength characters of text
/// @param maxDepth nested expressions
/// @param maxNodes expressions in all
/// @param maxLookback trading days of history that a value may depend on
public record FormulaLimits(int maxLength, int maxDepth, int maxNodes, int maxLookback) {
    /// Five years, 1,260 days, are the longest window in use; the rest is for what stands inside
    /// it.
    public static final FormulaLimits DEFAULT = new FormulaLimits(2_000, 32, 256, 1_300);

    public FormulaLimits {
        if (maxLength < 1 || maxDepth < 1 || maxNodes < 1 || maxLookback < 1) {
            throw new IllegalArgumentException("formula limits must be at least 1");
        }
        if (maxDepth > 200) {
            throw new IllegalArgumentException(
                    "max_depth is " + maxDepth + ", at most 200 is possible");
        }
    }
}
