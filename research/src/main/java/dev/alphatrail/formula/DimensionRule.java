package dev.alphatrail.formula;

/// How an operator's dimension follows from those of its values.
///
/// The switch of [#of] is exhaustive on purpose: the compiler points here when an operator is new.
enum DimensionRule {
    /// all values must fit each other, and so is the result
    COMMON,
    /// the first two values must fit each other; the result is 1 or 0
    COMPARISON,
    /// the values behind the first must fit each other, and so is the result
    BRANCHES,
    /// of the first value; the others have units of their own
    FIRST,
    /// first · second
    PRODUCT,
    /// first / second
    QUOTIENT,
    /// first ** second
    POWER,
    /// the square root of the first
    ROOT,
    /// the first, once for every day of the window
    PRODUCT_OF_WINDOW,
    /// 1 / first
    INVERSE,
    /// of a pure number only, since its shape depends on the unit; a pure number
    OF_PURE_NUMBER,
    /// a pure number, whatever the values are
    RATIO,
    /// a relative change
    RETURN,
    /// 1 or 0, whatever the values are
    TRUTH,
    /// a number of days
    DAYS,
    /// cannot be said
    UNKNOWN;

    static DimensionRule of(Operator operator) {
        return switch (operator) {
            case ADD, SUB, MOD, MAXIMUM, MINIMUM, CLIP -> COMMON;
            case LT, LE, GT, GE, EQ, NE -> COMPARISON;
            case WHERE -> BRANCHES;
            case MUL, TS_COV -> PRODUCT;
            case DIV, SAFE_DIV -> QUOTIENT;
            case POWER, SIGNED_POWER -> POWER;
            case TS_PRODUCT -> PRODUCT_OF_WINDOW;
            case SQRT -> ROOT;
            case AND, OR, NOT -> TRUTH;
            case NEG,
                    ABS,
                    DELAY,
                    TS_DELTA,
                    TS_MEAN,
                    TS_SUM,
                    TS_STD,
                    TS_MIN,
                    TS_MAX,
                    TS_DECAY_LINEAR,
                    EWM_MEAN,
                    EWM_STD,
                    SMA,
                    DEMEAN,
                    WINSORIZE,
                    NEUTRALIZE,
                    GROUP_DEMEAN,
                    GROUP_NEUTRALIZE ->
                    FIRST;
            case RETURNS -> RETURN;
            case TS_ARGMAX, TS_ARGMIN -> DAYS;
            // the logarithm of an amount is one only up to a constant, which differences,
            // deviations and ranks take out again: published formulas take it of anything
            case LOG,
                    LOG1P,
                    SIGN,
                    TS_ZSCORE,
                    TS_RANK,
                    TS_CORR,
                    REL_VOLUME,
                    RANK,
                    ZSCORE,
                    SCALE,
                    GROUP_RANK ->
                    RATIO;
        };
    }
}
