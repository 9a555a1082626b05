package dev.alphatrail.formula;

/// How an operator's dimension follows from those of its values.
///
/// The switch of [#of] is exhaustive on purpose: the compiler points here when an operator is new.
enum DimensionRule {
    /// all values must fit each other, and so is the result
    COMMON,
    /// all values must fit each other; a pure number
    BOUNDS,
    /// the first two values must fit each other; the result is 1 or 0
    COMPARISON,
    /// the values behind the first must fit each other, and so is the result
    BRANCHES,
    /// of the first value; the others have units of their own
    FIRST,
    /// of the second value; the others have units of their own
    SECOND,
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
            case ADD, SUB, MOD, MAXIMUM, MINIMUM, CLIP, NAN_TO_NUM -> COMMON;
            case LT, LE, GT, GE, EQ, NE -> COMPARISON;
            case CUT -> BOUNDS;
            case WHERE -> BRANCHES;
            case MUL, TS_COV -> PRODUCT;
            case DIV, SAFE_DIV -> QUOTIENT;
            case POWER, SIGNED_POWER -> POWER;
            case TS_PRODUCT -> PRODUCT_OF_WINDOW;
            case SQRT -> ROOT;
            case INVERSE -> INVERSE;
            case EXP, SIGMOID, TANH -> OF_PURE_NUMBER;
            case AND, OR, NOT, IS_NAN -> TRUTH;
            case TRADE_WHEN -> SECOND;
            case NEG,
                    ABS,
                    CEIL,
                    FLOOR,
                    FRACTION,
                    ROUND,
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
                    TS_AV_DIFF,
                    TS_MEDIAN,
                    TS_QUANTILE,
                    TS_MAD,
                    TS_UP_SUM,
                    TS_DOWN_SUM,
                    TS_DECAY_EXP,
                    TS_SLOPE,
                    TS_RESID,
                    TS_BACKFILL,
                    KTH_ELEMENT,
                    LAST_DIFF_VALUE,
                    HUMP,
                    MASK,
                    DEMEAN,
                    WINSORIZE,
                    WINSORIZE_STD,
                    TRUNCATE,
                    VECTOR_NEUT,
                    NEUTRALIZE,
                    GROUP_DEMEAN,
                    GROUP_MEAN,
                    GROUP_MEDIAN,
                    GROUP_SUM,
                    GROUP_MIN,
                    GROUP_MAX,
                    GROUP_STD,
                    GROUP_BACKFILL,
                    GROUP_NEUTRALIZE ->
                    FIRST;
            case RETURNS -> RETURN;
            case TS_ARGMAX, TS_ARGMIN, TS_COUNT, TS_COUNT_NANS, DAYS_SINCE, TS_STEP -> DAYS;
            // what they give depends on a literal
            case TS_REGRESSION, NORMALIZE -> UNKNOWN;
            // the logarithm of an amount is one only up to a constant, which differences,
            // deviations and ranks take out again: published formulas take it of anything
            case LOG,
                    LOG1P,
                    S_LOG_1P,
                    SIGN,
                    TS_ZSCORE,
                    TS_RANK,
                    TS_CORR,
                    REL_VOLUME,
                    TS_SKEW,
                    TS_KURT,
                    TS_SCALE,
                    RSI,
                    TS_RSQUARE,
                    TS_PARTIAL_CORR,
                    RANK,
                    ZSCORE,
                    SCALE,
                    QUANTILE,
                    QUANTILE_BY,
                    TS_QUANTILE_BY,
                    TS_ENTROPY,
                    BUCKET,
                    DENSIFY,
                    GROUP_RANK,
                    GROUP_ZSCORE,
                    GROUP_SCALE,
                    GROUP_NORMALIZE,
                    GROUP_COUNT ->
                    RATIO;
        };
    }
}
