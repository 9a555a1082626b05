package dev.alphatrail.formula;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The operators of the factor language. Arguments, NaN rule and documentation of each stand once,
/// in its [OperatorRow]; the rows are kept by category in files of their own.
///
/// `docs/factor-language.md` and `alphatrail operators` are written from this table; the engine's
/// kernels are chosen by an exhaustive switch over it, so the compiler names what a new operator
/// still lacks.
public enum Operator {
    // infix and prefix signs
    ADD(SignRows.ADD),
    SUB(SignRows.SUB),
    MUL(SignRows.MUL),
    DIV(SignRows.DIV),
    MOD(SignRows.MOD),
    POWER(SignRows.POWER),
    NEG(SignRows.NEG),
    LT(SignRows.LT),
    LE(SignRows.LE),
    GT(SignRows.GT),
    GE(SignRows.GE),
    EQ(SignRows.EQ),
    NE(SignRows.NE),
    AND(SignRows.AND),
    OR(SignRows.OR),
    NOT(SignRows.NOT),

    // elementwise
    ABS(ElementwiseRows.ABS),
    CEIL(ElementwiseRows.CEIL),
    CLIP(ElementwiseRows.CLIP),
    CUT(ElementwiseRows.CUT),
    EXP(ElementwiseRows.EXP),
    FLOOR(ElementwiseRows.FLOOR),
    FRACTION(ElementwiseRows.FRACTION),
    INVERSE(ElementwiseRows.INVERSE),
    IS_NAN(ElementwiseRows.IS_NAN),
    LOG(ElementwiseRows.LOG),
    LOG1P(ElementwiseRows.LOG1P),
    MASK(ElementwiseRows.MASK),
    MAXIMUM(ElementwiseRows.MAXIMUM),
    MINIMUM(ElementwiseRows.MINIMUM),
    NAN_TO_NUM(ElementwiseRows.NAN_TO_NUM),
    ROUND(ElementwiseRows.ROUND),
    SAFE_DIV(ElementwiseRows.SAFE_DIV),
    SIGMOID(ElementwiseRows.SIGMOID),
    SIGN(ElementwiseRows.SIGN),
    SIGNED_POWER(ElementwiseRows.SIGNED_POWER),
    SQRT(ElementwiseRows.SQRT),
    S_LOG_1P(ElementwiseRows.S_LOG_1P),
    TANH(ElementwiseRows.TANH),
    WHERE(ElementwiseRows.WHERE),

    // per instrument, along time
    DELAY(RollingRows.DELAY),
    RETURNS(RollingRows.RETURNS),
    TS_DELTA(RollingRows.TS_DELTA),
    TS_MEAN(RollingRows.TS_MEAN),
    TS_SUM(RollingRows.TS_SUM),
    TS_PRODUCT(RollingRows.TS_PRODUCT),
    TS_STD(RollingRows.TS_STD),
    TS_MIN(RollingRows.TS_MIN),
    TS_MAX(RollingRows.TS_MAX),
    TS_ZSCORE(RollingRows.TS_ZSCORE),
    TS_RANK(RollingRows.TS_RANK),
    TS_CORR(RollingRows.TS_CORR),
    TS_COV(RollingRows.TS_COV),
    TS_ARGMAX(RollingRows.TS_ARGMAX),
    TS_ARGMIN(RollingRows.TS_ARGMIN),
    TS_DECAY_LINEAR(RollingRows.TS_DECAY_LINEAR),
    EWM_MEAN(RollingRows.EWM_MEAN),
    EWM_STD(RollingRows.EWM_STD),
    REL_VOLUME(RollingRows.REL_VOLUME),
    SMA(RollingRows.SMA),
    TS_AV_DIFF(RollingRows.TS_AV_DIFF),
    TS_MEDIAN(RollingRows.TS_MEDIAN),
    TS_QUANTILE(RollingRows.TS_QUANTILE),
    TS_SKEW(RollingRows.TS_SKEW),
    TS_KURT(RollingRows.TS_KURT),
    TS_MAD(RollingRows.TS_MAD),
    TS_SCALE(RollingRows.TS_SCALE),
    TS_COUNT(RollingRows.TS_COUNT),
    TS_UP_SUM(RollingRows.TS_UP_SUM),
    TS_DOWN_SUM(RollingRows.TS_DOWN_SUM),
    RSI(RollingRows.RSI),
    TS_DECAY_EXP(RollingRows.TS_DECAY_EXP),
    TS_QUANTILE_BY(RollingRows.TS_QUANTILE_BY),
    TS_ENTROPY(RollingRows.TS_ENTROPY),
    TS_SLOPE(RegressionRows.TS_SLOPE),
    TS_RSQUARE(RegressionRows.TS_RSQUARE),
    TS_RESID(RegressionRows.TS_RESID),
    TS_REGRESSION(RegressionRows.TS_REGRESSION),
    TS_PARTIAL_CORR(RegressionRows.TS_PARTIAL_CORR),
    TS_BACKFILL(HistoryRows.TS_BACKFILL),
    TS_COUNT_NANS(HistoryRows.TS_COUNT_NANS),
    KTH_ELEMENT(HistoryRows.KTH_ELEMENT),
    LAST_DIFF_VALUE(HistoryRows.LAST_DIFF_VALUE),
    DAYS_SINCE(HistoryRows.DAYS_SINCE),
    TRADE_WHEN(HistoryRows.TRADE_WHEN),
    HUMP(HistoryRows.HUMP),
    TS_STEP(HistoryRows.TS_STEP),

    // per date, across instruments
    RANK(CrossSectionRows.RANK),
    ZSCORE(CrossSectionRows.ZSCORE),
    DEMEAN(CrossSectionRows.DEMEAN),
    SCALE(CrossSectionRows.SCALE),
    WINSORIZE(CrossSectionRows.WINSORIZE),
    NEUTRALIZE(CrossSectionRows.NEUTRALIZE),
    QUANTILE(CrossSectionRows.QUANTILE),
    QUANTILE_BY(CrossSectionRows.QUANTILE_BY),
    NORMALIZE(CrossSectionRows.NORMALIZE),
    WINSORIZE_STD(CrossSectionRows.WINSORIZE_STD),
    TRUNCATE(CrossSectionRows.TRUNCATE),
    BUCKET(CrossSectionRows.BUCKET),
    DENSIFY(CrossSectionRows.DENSIFY),
    VECTOR_NEUT(CrossSectionRows.VECTOR_NEUT),

    // per date, within groups
    GROUP_DEMEAN(GroupRows.GROUP_DEMEAN),
    GROUP_RANK(GroupRows.GROUP_RANK),
    GROUP_NEUTRALIZE(GroupRows.GROUP_NEUTRALIZE),
    GROUP_ZSCORE(GroupRows.GROUP_ZSCORE),
    GROUP_SCALE(GroupRows.GROUP_SCALE),
    GROUP_NORMALIZE(GroupRows.GROUP_NORMALIZE),
    GROUP_MEAN(GroupRows.GROUP_MEAN),
    GROUP_MEDIAN(GroupRows.GROUP_MEDIAN),
    GROUP_SUM(GroupRows.GROUP_SUM),
    GROUP_COUNT(GroupRows.GROUP_COUNT),
    GROUP_MIN(GroupRows.GROUP_MIN),
    GROUP_MAX(GroupRows.GROUP_MAX),
    GROUP_STD(GroupRows.GROUP_STD),
    GROUP_BACKFILL(GroupRows.GROUP_BACKFILL);

    @SuppressWarnings(
            "ImmutableEnumChecker") // a record of immutable lists, which the checker cannot see
    private final OperatorRow row;

    private final String id;
    private final int leastArguments;

    Operator(OperatorRow row) {
        this.row = row;
        this.id = name().toLowerCase(Locale.ROOT);
        this.leastArguments =
                row.minRest()
                        + (int)
                                row.parameters().stream()
                                        .filter(parameter -> parameter.fallback().isEmpty())
                                        .count();
    }

    /// Its identifier, and the name it is called by when [#isFunction].
    public String id() {
        return id;
    }

    /// Other spellings of the same operator: further names, or a further sign.
    public List<String> aliases() {
        return row.aliases();
    }

    /// The sign it is written with, for example `+` or `and`; empty for one that is only called by
    /// name.
    public Optional<String> sign() {
        return row.sign();
    }

    /// Whether it can be called by name, as `rank(x)`.
    public boolean isFunction() {
        return row.function();
    }

    public Category category() {
        return row.category();
    }

    /// The parameters in order, without the further ones of [#rest].
    public List<Parameter> parameters() {
        return row.parameters();
    }

    /// What may follow the parameters any number of times, at least [#minRest] times; empty when
    /// nothing may.
    public Optional<Parameter> rest() {
        return row.rest();
    }

    /// How many arguments must follow the parameters.
    public int minRest() {
        return row.minRest();
    }

    /// How many arguments there must be: the parameters without a default, and what must follow.
    int leastArguments() {
        return leastArguments;
    }

    /// The parameter that takes the argument at this place, from 0.
    public Parameter parameter(int index) {
        return index < row.parameters().size()
                ? row.parameters().get(index)
                : row.rest()
                        .orElseThrow(() ->
                                new IndexOutOfBoundsException(id() + " has no argument " + index));
    }

    /// What it gives, in words, for the documentation; `{window}` stands for the argument of that
    /// name.
    public String meaning() {
        return row.meaning();
    }

    /// What it gives, as a formula.
    public String definition() {
        return row.definition();
    }

    /// When the result is missing: words that follow "missing".
    public String missing() {
        return row.missing();
    }

    /// A formula that uses it.
    public String example() {
        return row.example();
    }

    /// How it is written: `delay(x, lag)`, `a + b`, `returns(x, lag = 1)`, `neutralize(x, y, ...)`.
    public String signature() {
        if (!isFunction()) {
            String word = sign().orElseThrow();
            String before = parameters().size() == 1 ? "" : "a ";
            return before + word + (this == NEG ? "" : " ") + parameters().getLast().name();
        }
        Stream<String> further = rest().stream().flatMap(p -> Stream.of(p.name(), "..."));
        return Stream.concat(parameters().stream().map(Parameter::signature), further)
                .collect(Collectors.joining(", ", id() + "(", ")"));
    }

    /// The operator that means the same and stands for both in canonical forms; itself when there
    /// is no other.
    public Operator canonical() {
        return this == SMA ? TS_MEAN : this;
    }

    /// How many days before its own day the operator itself looks, beyond what its arguments need:
    /// a window or span of w days needs w - 1, a lag needs itself, everything else 0.
    ///
    /// @param args complete arguments
    public int lookback(List<Expr> args) {
        int days = row.reach();
        for (int i = 0; i < parameters().size(); i++) {
            Parameter.Kind kind = parameters().get(i).kind();
            if (kind.isDays()) {
                int literal = (int) ((Expr.Num) args.get(i)).value();
                days += kind == Parameter.Kind.LAG ? literal : literal - 1;
            }
        }
        return days;
    }

    /// How many days there must be before a day on which the operator can have a value; as
    /// [#lookback], but 0 where a window may begin before the first day.
    ///
    /// @param args complete arguments
    int warmUp(List<Expr> args) {
        return row.partialWindows() ? 0 : lookback(args);
    }

    /// Days of [#lookback] that are not said by a parameter.
    int reach() {
        return row.reach();
    }

    /// Whether the value depends on all history, as with exponential weights: [#lookback] then
    /// counts only the days that must be present before there is a first value.
    public boolean usesWholeHistory() {
        return row.allHistory()
                || parameters().stream().anyMatch(p -> p.kind() == Parameter.Kind.SPAN);
    }

    /// Whether its result is 1 or 0 wherever there is one.
    boolean givesTruth() {
        return category() == Category.COMPARISON || category() == Category.LOGIC;
    }

    Precedence precedence() {
        return row.precedence();
    }
}
