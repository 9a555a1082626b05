package dev.alphatrail.formula;

import static dev.alphatrail.formula.Category.ARITHMETIC;
import static dev.alphatrail.formula.Category.COMPARISON;
import static dev.alphatrail.formula.Category.CROSS_SECTION;
import static dev.alphatrail.formula.Category.ELEMENTWISE;
import static dev.alphatrail.formula.Category.GROUP;
import static dev.alphatrail.formula.Category.LOGIC;
import static dev.alphatrail.formula.Category.TIME_SERIES;
import static dev.alphatrail.formula.OperatorRow.called;
import static dev.alphatrail.formula.OperatorRow.written;
import static dev.alphatrail.formula.Parameter.group;
import static dev.alphatrail.formula.Parameter.lag;
import static dev.alphatrail.formula.Parameter.number;
import static dev.alphatrail.formula.Parameter.span;
import static dev.alphatrail.formula.Parameter.value;
import static dev.alphatrail.formula.Parameter.window;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The operators of the factor language: name, arguments, look-back, NaN rule and documentation,
/// each defined once here.
///
/// `docs/factor-language.md` and `alphatrail operators` are written from this table; the engine's
/// kernels are chosen by an exhaustive switch over it, so the compiler names what a new operator
/// still lacks.
public enum Operator {
    // infix and prefix signs
    ADD(
            written(ARITHMETIC, "+", Precedence.SUM, value("a"), value("b"))
                    .means("sum")
                    .is("a + b")
                    .like("high + low")),
    SUB(
            written(ARITHMETIC, "-", Precedence.SUM, value("a"), value("b"))
                    .means("difference")
                    .is("a - b")
                    .like("high - low")),
    MUL(
            written(ARITHMETIC, "*", Precedence.PRODUCT, value("a"), value("b"))
                    .means("product")
                    .is("a * b")
                    .like("close * volume")),
    DIV(
            written(ARITHMETIC, "/", Precedence.PRODUCT, value("a"), value("b"))
                    .means("quotient")
                    .is("a / b")
                    .missing("where an operand is, or b = 0")
                    .like("close / open - 1")),
    MOD(
            written(ARITHMETIC, "%", Precedence.PRODUCT, value("a"), value("b"))
                    .means("remainder, with the sign of the divisor")
                    .is("a - b * floor(a / b), so -1 % 3 is 2")
                    .missing("where an operand is, or b = 0")
                    .like("close % 10")),
    POWER(
            written(ARITHMETIC, "**", Precedence.POWER, value("a"), value("b"))
                    .alsoFunction()
                    .alias("^")
                    .means("a to the power b")
                    .is(
                            "a ** b; groups from the right and binds tighter than a minus before"
                                    + " it: -2 ** 2 is -4")
                    .missing(
                            "where an operand is, a < 0 with fractional b, or a = 0 with b"
                                    + " < 0")
                    .like("volume ** 0.5")),
    NEG(
            written(ARITHMETIC, "-", Precedence.MINUS, value("a"))
                    .means("opposite sign")
                    .is("-a")
                    .like("-returns(close, 5)")),
    LT(
            written(COMPARISON, "<", Precedence.COMPARISON, value("a"), value("b"))
                    .means("1 where a is below b, else 0")
                    .is("a < b")
                    .like("close < open")),
    LE(
            written(COMPARISON, "<=", Precedence.COMPARISON, value("a"), value("b"))
                    .means("1 where a is at most b, else 0")
                    .is("a <= b")
                    .like("close <= open")),
    GT(
            written(COMPARISON, ">", Precedence.COMPARISON, value("a"), value("b"))
                    .means("1 where a is above b, else 0")
                    .is("a > b")
                    .like("close > delay(close, 20)")),
    GE(
            written(COMPARISON, ">=", Precedence.COMPARISON, value("a"), value("b"))
                    .means("1 where a is at least b, else 0")
                    .is("a >= b")
                    .like("close >= ts_max(high, 20)")),
    EQ(
            written(COMPARISON, "==", Precedence.COMPARISON, value("a"), value("b"))
                    .means("1 where a equals b, else 0")
                    .is("a == b")
                    .like("close == high")),
    NE(
            written(COMPARISON, "!=", Precedence.COMPARISON, value("a"), value("b"))
                    .means("1 where a differs from b, else 0")
                    .is("a != b")
                    .like("close != delay(close, 1)")),
    AND(
            written(LOGIC, "and", Precedence.AND, value("a"), value("b"))
                    .means("1 where a and b are both true, else 0")
                    .is("a != 0 and b != 0")
                    .like("close > open and volume > delay(volume, 1)")),
    OR(
            written(LOGIC, "or", Precedence.OR, value("a"), value("b"))
                    .means("1 where a or b is true, else 0")
                    .is("a != 0 or b != 0")
                    .like("close > open or volume > delay(volume, 1)")),
    NOT(
            written(LOGIC, "not", Precedence.NOT, value("a"))
                    .means("1 where a is 0, else 0")
                    .is("a == 0; binds looser than comparisons: not a > b is not (a > b)")
                    .like("not close > open")),

    // elementwise
    ABS(
            called(ELEMENTWISE, value("x"))
                    .means("magnitude")
                    .is("|x|")
                    .like("abs(returns(close, 1))")),
    CLIP(
            called(ELEMENTWISE, value("x"), value("lo"), value("hi"))
                    .means("x held between lo and hi")
                    .is("minimum(maximum(x, lo), hi)")
                    .like("clip(returns(close, 1), -0.1, 0.1)")),
    LOG(
            called(ELEMENTWISE, value("x"))
                    .means("natural logarithm")
                    .is("ln x")
                    .missing("where x is, or x <= 0")
                    .like("log(dollar_volume)")),
    LOG1P(
            called(ELEMENTWISE, value("x"))
                    .means("natural logarithm of 1 + x")
                    .is("ln(1 + x), exact for small x")
                    .missing("where x is, or x <= -1")
                    .like("log1p(volume)")),
    MAXIMUM(
            called(ELEMENTWISE, value("a"), value("b"))
                    .means("the larger of a and b")
                    .is("max(a, b)")
                    .like("maximum(open, close)")),
    MINIMUM(
            called(ELEMENTWISE, value("a"), value("b"))
                    .means("the smaller of a and b")
                    .is("min(a, b)")
                    .like("minimum(open, close)")),
    SAFE_DIV(
            called(
                            ELEMENTWISE,
                            value("a"),
                            value("b"),
                            number("eps", 0, Double.POSITIVE_INFINITY, 1e-12))
                    .means("a / b, missing where b is within {eps} of 0")
                    .is("a / b")
                    .missing("where an operand is, or |b| <= eps")
                    .like("safe_div(close - low, high - low)")),
    SIGN(
            called(ELEMENTWISE, value("x"))
                    .means("-1, 0 or 1")
                    .is("sign of x")
                    .like("sign(returns(close, 1))")),
    SQRT(
            called(ELEMENTWISE, value("x"))
                    .means("square root")
                    .is("x ** 0.5")
                    .missing("where x is, or x < 0")
                    .like("sqrt(volume)")),
    WHERE(
            called(ELEMENTWISE, value("c"), value("a"), value("b"))
                    .means("a where c is true, b where it is 0")
                    .is("also written c ? a : b")
                    .missing("where c is, or the branch taken is; the other branch may be")
                    .like("where(close > open, volume, -volume)")),

    // rolling, per instrument
    DELAY(
            called(TIME_SERIES, value("x"), lag())
                    .means("value {lag} before")
                    .is("x[t - lag]")
                    .missing("where that value is")
                    .like("delay(close, 5)")),
    RETURNS(
            called(TIME_SERIES, value("x"), lag(1))
                    .means("relative change over {lag}, as a fraction")
                    .is("x / delay(x, lag) - 1")
                    .missing("where either value is, or the earlier one is 0")
                    .like("returns(close, 20)")),
    TS_DELTA(
            called(TIME_SERIES, value("x"), lag(1))
                    .means("change over {lag}")
                    .is("x - delay(x, lag)")
                    .missing("where either value is")
                    .like("ts_delta(close, 5)")),
    TS_MEAN(
            called(TIME_SERIES, value("x"), window(1))
                    .means("mean over the last {window}")
                    .is("sum of the values / window")
                    .missing(Missing.WINDOW)
                    .like("ts_mean(close, 20)")),
    TS_SUM(
            called(TIME_SERIES, value("x"), window(1))
                    .means("sum over the last {window}")
                    .is("sum of the values")
                    .missing(Missing.WINDOW)
                    .like("ts_sum(volume, 5)")),
    TS_STD(
            called(TIME_SERIES, value("x"), window(2))
                    .means("standard deviation over the last {window}")
                    .is("sqrt(sum of squared deviations / (window - 1)); exactly 0 where constant")
                    .missing(Missing.WINDOW)
                    .like("ts_std(returns(close, 1), 20)")),
    TS_MIN(
            called(TIME_SERIES, value("x"), window(1))
                    .means("smallest value of the last {window}")
                    .is("min of the values")
                    .missing(Missing.WINDOW)
                    .like("ts_min(low, 20)")),
    TS_MAX(
            called(TIME_SERIES, value("x"), window(1))
                    .means("largest value of the last {window}")
                    .is("max of the values")
                    .missing(Missing.WINDOW)
                    .like("ts_max(high, 20)")),
    TS_ZSCORE(
            called(TIME_SERIES, value("x"), window(2))
                    .means("distance from the mean of the last {window}, in standard deviations")
                    .is("(x - ts_mean(x, window)) / ts_std(x, window)")
                    .missing(Missing.WINDOW + ", or it is constant")
                    .like("ts_zscore(log1p(volume), 20)")),
    TS_RANK(
            called(TIME_SERIES, value("x"), window(1))
                    .means("rank of today's value among the last {window}, as a fraction")
                    .is("average rank / window, in (0, 1]")
                    .missing(Missing.WINDOW)
                    .like("ts_rank(dollar_volume, 20)")),
    TS_CORR(
            called(TIME_SERIES, value("x"), value("y"), window(2))
                    .means("correlation of x and y over the last {window}")
                    .is("Pearson's: ts_cov(x, y, window) / (ts_std(x, window) * ts_std(y, window))")
                    .missing(Missing.WINDOW + ", or either side is constant in it")
                    .like("ts_corr(close, volume, 10)")),
    TS_COV(
            called(TIME_SERIES, value("x"), value("y"), window(2))
                    .means("covariance of x and y over the last {window}")
                    .is("sum of products of deviations / (window - 1)")
                    .missing(Missing.WINDOW)
                    .like("ts_cov(close, volume, 10)")),
    TS_ARGMAX(
            called(TIME_SERIES, value("x"), window(1))
                    .means("place of the largest value of the last {window}")
                    .is("1 (oldest) to window (today); of ties the oldest")
                    .missing(Missing.WINDOW)
                    .like("ts_argmax(high, 10)")),
    TS_ARGMIN(
            called(TIME_SERIES, value("x"), window(1))
                    .means("place of the smallest value of the last {window}")
                    .is("1 (oldest) to window (today); of ties the oldest")
                    .missing(Missing.WINDOW)
                    .like("ts_argmin(low, 10)")),
    TS_DECAY_LINEAR(
            called(TIME_SERIES, value("x"), window(1))
                    .means("mean of the last {window}, weighted 1 (oldest) to window (today)")
                    .is(
                            "sum of k * x[t - window + k] over k = 1..window / (window * (window +"
                                    + " 1) / 2)")
                    .missing(Missing.WINDOW)
                    .like("ts_decay_linear(returns(close, 1), 8)")),
    EWM_MEAN(
            called(TIME_SERIES, value("x"), span(1))
                    .means("exponentially weighted mean with a span of {span}")
                    .is(
                            "weights (1 - 2 / (span + 1)) ** k, k in calendar days, over the values"
                                    + " present, divided by their sum")
                    .missing(Missing.EWM)
                    .like("ewm_mean(returns(close, 1), 10)")),
    EWM_STD(
            called(TIME_SERIES, value("x"), span(2))
                    .means("exponentially weighted standard deviation with a span of {span}")
                    .is(
                            "weights of ewm_mean; root of the weighted variance * s1 ** 2 / (s1 **"
                                    + " 2 - s2), s1 and s2 the sums of the weights and of their"
                                    + " squares")
                    .missing(Missing.EWM)
                    .like("ewm_std(returns(close, 1), 20)")),
    REL_VOLUME(
            called(TIME_SERIES, value("x"), window(1))
                    .means("today's value relative to its mean over the last {window}")
                    .is("x / ts_mean(x, window)")
                    .missing(Missing.WINDOW + ", or its mean is 0")
                    .like("rel_volume(volume, 20)")),
    SMA(
            called(TIME_SERIES, value("x"), window(1))
                    .means("mean over the last {window}")
                    .is("another name of ts_mean")
                    .missing(Missing.WINDOW)
                    .like("sma(close, 20)")),

    // cross-section, per date
    RANK(
            called(CROSS_SECTION, value("x"))
                    .alias("cs_rank")
                    .means("rank among the day's instruments, as a fraction")
                    .is("average rank / n, in (0, 1]")
                    .missing(Missing.DAY)
                    .like("rank(returns(close, 5))")),
    ZSCORE(
            called(CROSS_SECTION, value("x"))
                    .means("distance from the day's mean, in standard deviations")
                    .is("(x - mean) / std, std with n - 1")
                    .missing(Missing.DAY + ", and on a day with one value or equal values")
                    .like("zscore(returns(close, 5))")),
    DEMEAN(
            called(CROSS_SECTION, value("x"))
                    .means("distance from the day's mean")
                    .is("x - mean")
                    .missing(Missing.DAY)
                    .like("demean(returns(close, 5))")),
    SCALE(
            called(CROSS_SECTION, value("x"), number("a", 0, Double.POSITIVE_INFINITY, 1))
                    .means("x scaled so that the day's magnitudes add up to {a}")
                    .is("a * x / sum of |x|")
                    .missing(Missing.DAY + ", and on a day where all are 0")
                    .like("scale(demean(close / open))")),
    WINSORIZE(
            called(CROSS_SECTION, value("x"), number("p", 0, 0.5, 0.01))
                    .means("x held between the day's {p} quantile and the opposite one")
                    .is(
                            "clip to the quantiles p and 1 - p, interpolated linearly (Hyndman-Fan"
                                    + " type 7)")
                    .missing(Missing.DAY)
                    .like("winsorize(returns(close, 5), 0.05)")),
    NEUTRALIZE(
            called(CROSS_SECTION, value("x"))
                    .rest(value("y"), 1)
                    .means("what is left of x after the day's regression on the controls")
                    .is("residual of least squares on an intercept and the controls y")
                    .missing("where x or a control is")
                    .like("neutralize(returns(close, 20), log(dollar_volume))")),
    GROUP_DEMEAN(
            called(GROUP, value("x"), group())
                    .means("distance from the day's mean within {group}")
                    .is("x - mean of the group")
                    .missing(Missing.IN_GROUP)
                    .like("group_demean(returns(close, 5), sector)")),
    GROUP_RANK(
            called(GROUP, value("x"), group())
                    .means("rank within {group} that day, as a fraction")
                    .is("average rank in the group / its number of values, in (0, 1]")
                    .missing(Missing.IN_GROUP)
                    .like("group_rank(returns(close, 5), sector)")),
    GROUP_NEUTRALIZE(
            called(GROUP, value("x"), group())
                    .rest(value("y"), 0)
                    .means(
                            "what is left of x after the day's regression on {group} and the"
                                    + " controls")
                    .is(
                            "residual of least squares on one intercept per group and the controls"
                                    + " y, over the whole date")
                    .missing("where x, a control or the group is")
                    .like("group_neutralize(returns(close, 20), sector, log(dollar_volume))"));

    private static final Map<String, Operator> FUNCTIONS = functions();
    private static final Map<String, Operator> INFIX =
            Arrays.stream(values())
                    .filter(operator ->
                            operator.sign().isPresent() && operator.parameters().size() == 2)
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    operator -> operator.sign().orElseThrow(),
                                    operator -> operator));

    @SuppressWarnings(
            "ImmutableEnumChecker") // a record of immutable lists, which the checker cannot see
    private final OperatorRow row;

    Operator(OperatorRow row) {
        this.row = row;
    }

    /// Its identifier, and the name it is called by when [#isFunction].
    public String id() {
        return name().toLowerCase(Locale.ROOT);
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
        for (int i = 0; i < parameters().size(); i++) {
            Parameter.Kind kind = parameters().get(i).kind();
            if (kind.isDays()) {
                int days = (int) ((Expr.Num) args.get(i)).value();
                return kind == Parameter.Kind.LAG ? days : days - 1;
            }
        }
        return 0;
    }

    /// Whether the value depends, with ever smaller weight, on all history: [#lookback] then counts
    /// only the days that must be present before there is a first value.
    public boolean usesWholeHistory() {
        return parameters().stream().anyMatch(p -> p.kind() == Parameter.Kind.SPAN);
    }

    Precedence precedence() {
        return row.precedence();
    }

    /// The operator called by this name, which may be an alias.
    public static Optional<Operator> named(String name) {
        return Optional.ofNullable(FUNCTIONS.get(name));
    }

    /// The operator written between two operands by this sign.
    static Optional<Operator> infix(String sign) {
        return Optional.ofNullable(INFIX.get(sign));
    }

    /// Names and aliases that can be called, ascending.
    static Set<String> functionNames() {
        return Collections.unmodifiableSet(FUNCTIONS.keySet());
    }

    private static Map<String, Operator> functions() {
        Map<String, Operator> functions = new TreeMap<>();
        for (Operator operator : values()) {
            if (operator.isFunction()) {
                functions.put(operator.id(), operator);
                operator.aliases().stream()
                        .filter(alias -> Character.isLetter(alias.charAt(0)))
                        .forEach(alias -> functions.put(alias, operator));
            }
        }
        return functions;
    }

    /// NaN rules that several operators share.
    private static final class Missing {
        static final String WINDOW = "unless every value of the window is present";
        static final String EWM =
                "until span values have been present; a hole today does not matter";
        static final String DAY = "where x is";
        static final String IN_GROUP = "where x or the group is";
    }
}
