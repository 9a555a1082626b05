package dev.alphatrail.formula;

/// The operators of the factor language: name, arguments, look-back, NaN rule and documentation,
/// each defined once here.
///
/// `docs/factor-language.md` and `alphatrail operators` are written from this table; the engine's
/// kernels are chosen by an exhaustive switch over it, so the compiler names what a new operator
/// still lacks.
public enum Operator {
    // infix and prefix signs
    ADD,
    SUB,
    MUL,
    DIV,
    MOD,
    POWER,
    NEG,
    LT,
    LE,
    GT,
    GE,
    EQ,
    NE,
    AND,
    OR,
    NOT,
    // elementwise
    ABS,
    CLIP,
    LOG,
    LOG1P,
    MAXIMUM,
    MINIMUM,
    SAFE_DIV,
    SIGN,
    SQRT,
    WHERE,
    // rolling, per instrument
    DELAY,
    RETURNS,
    TS_DELTA,
    TS_MEAN,
    TS_SUM,
    TS_STD,
    TS_MIN,
    TS_MAX,
    TS_ZSCORE,
    TS_RANK,
    TS_CORR,
    TS_COV,
    TS_ARGMAX,
    TS_ARGMIN,
    TS_DECAY_LINEAR,
    EWM_MEAN,
    EWM_STD,
    REL_VOLUME,
    SMA,
    // cross-section, per date
    RANK,
    ZSCORE,
    DEMEAN,
    SCALE,
    WINSORIZE,
    NEUTRALIZE,
    GROUP_DEMEAN,
    GROUP_RANK,
    GROUP_NEUTRALIZE
}
