package dev.alphatrail.formula;

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
    CLIP(ElementwiseRows.CLIP),
    LOG(ElementwiseRows.LOG),
    LOG1P(ElementwiseRows.LOG1P),
    MAXIMUM(ElementwiseRows.MAXIMUM),
    MINIMUM(ElementwiseRows.MINIMUM),
    SAFE_DIV(ElementwiseRows.SAFE_DIV),
    SIGN(ElementwiseRows.SIGN),
    SIGNED_POWER(ElementwiseRows.SIGNED_POWER),
    SQRT(ElementwiseRows.SQRT),
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

    // per date, across instruments
    RANK(CrossSectionRows.RANK),
    ZSCORE(CrossSectionRows.ZSCORE),
    DEMEAN(CrossSectionRows.DEMEAN),
    SCALE(CrossSectionRows.SCALE),
    WINSORIZE(CrossSectionRows.WINSORIZE),
    NEUTRALIZE(CrossSectionRows.NEUTRALIZE),

    // per date, within groups
    GROUP_DEMEAN(GroupRows.GROUP_DEMEAN),
    GROUP_RANK(GroupRows.GROUP_RANK),
    GROUP_NEUTRALIZE(GroupRows.GROUP_NEUTRALIZE);

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

    /// Whether its result is 1 or 0 wherever there is one.
    boolean givesTruth() {
        return category() == Category.COMPARISON || category() == Category.LOGIC;
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
}
