package dev.alphatrail.engine;

import dev.alphatrail.formula.Expr;
import dev.alphatrail.formula.Operator;
import dev.alphatrail.formula.Span;

import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Builds formulas as trees.
final class Exprs {
    private static final Span NOWHERE = new Span(0, 0);

    private Exprs() {}

    static Expr num(double value) {
        return new Expr.Num(value, NOWHERE);
    }

    static Expr field(String name) {
        return new Expr.Field(name, NOWHERE);
    }

    static Expr call(Operator op, Expr... args) {
        return new Expr.Call(op, List.of(args), NOWHERE);
    }

    /// A call of `op` with suitable arguments: numbers from `operand`, windows and spans of
    /// `window` (at least 2).
    static Expr call(Operator op, Supplier<Expr> operand, int window, RandomGenerator random) {
        return switch (op) {
            case ADD,
                    SUB,
                    MUL,
                    DIV,
                    MOD,
                    POWER,
                    SIGNED_POWER,
                    LT,
                    LE,
                    GT,
                    GE,
                    EQ,
                    NE,
                    AND,
                    OR,
                    MAXIMUM,
                    MINIMUM,
                    NAN_TO_NUM,
                    MASK,
                    VECTOR_NEUT ->
                    call(op, operand.get(), operand.get());
            case NEG,
                    NOT,
                    ABS,
                    CEIL,
                    EXP,
                    FLOOR,
                    FRACTION,
                    INVERSE,
                    IS_NAN,
                    LOG,
                    LOG1P,
                    ROUND,
                    S_LOG_1P,
                    SIGMOID,
                    SIGN,
                    SQRT,
                    TANH,
                    DAYS_SINCE,
                    RANK,
                    ZSCORE,
                    DEMEAN,
                    QUANTILE,
                    DENSIFY ->
                    call(op, operand.get());
            case CUT ->
                    random.nextBoolean()
                            ? call(op, operand.get(), operand.get())
                            : call(op, operand.get(), num(0), num(0.5), num(random.nextInt(4)));
            case CLIP, WHERE, TRADE_WHEN -> call(op, operand.get(), operand.get(), operand.get());
            case SAFE_DIV ->
                    call(op, operand.get(), operand.get(), num(random.nextBoolean() ? 1e-12 : 1));
            case DELAY, RETURNS, TS_DELTA ->
                    call(op, operand.get(), num(random.nextInt(window + 1)));
            case TS_MEAN,
                    TS_SUM,
                    TS_PRODUCT,
                    TS_STD,
                    TS_MIN,
                    TS_MAX,
                    TS_ZSCORE,
                    TS_RANK,
                    TS_ARGMAX,
                    TS_ARGMIN,
                    TS_DECAY_LINEAR,
                    EWM_MEAN,
                    EWM_STD,
                    REL_VOLUME,
                    SMA,
                    TS_AV_DIFF,
                    TS_MEDIAN,
                    TS_MAD,
                    TS_SCALE,
                    TS_COUNT,
                    TS_UP_SUM,
                    TS_DOWN_SUM,
                    RSI,
                    TS_SLOPE,
                    TS_RSQUARE,
                    TS_RESID,
                    TS_BACKFILL,
                    TS_COUNT_NANS,
                    LAST_DIFF_VALUE ->
                    call(op, operand.get(), num(window));
            case TS_SKEW -> call(op, operand.get(), num(Math.max(3, window)));
            case TS_KURT -> call(op, operand.get(), num(Math.max(4, window)));
            case TS_QUANTILE, TS_DECAY_EXP ->
                    call(op, operand.get(), num(window), num(random.nextInt(5) / 4.0));
            case TS_ENTROPY -> call(op, operand.get(), num(window), num(random.nextInt(1, 12)));
            case TS_QUANTILE_BY -> call(op, operand.get(), num(window), num(random.nextInt(3)));
            case TS_STEP -> call(op, num(1));
            case KTH_ELEMENT -> call(op, operand.get(), num(window), num(random.nextInt(1, 4)));
            case TS_REGRESSION ->
                    call(
                            op,
                            operand.get(),
                            operand.get(),
                            num(window),
                            num(random.nextInt(3)),
                            num(random.nextInt(10)));
            case TS_PARTIAL_CORR ->
                    call(op, operand.get(), operand.get(), operand.get(), num(Math.max(3, window)));
            case HUMP -> call(op, operand.get(), num(random.nextInt(4) / 10.0));
            case TS_CORR, TS_COV -> call(op, operand.get(), operand.get(), num(window));
            case SCALE -> call(op, operand.get(), num(random.nextInt(1, 4)));
            case WINSORIZE -> call(op, operand.get(), num(random.nextInt(5) / 10.0));
            case NEUTRALIZE ->
                    random.nextBoolean()
                            ? call(op, operand.get(), operand.get())
                            : call(op, operand.get(), operand.get(), operand.get());
            case QUANTILE_BY -> call(op, operand.get(), num(random.nextInt(3)));
            case NORMALIZE ->
                    call(op, operand.get(), num(random.nextInt(2)), num(random.nextInt(3)));
            case WINSORIZE_STD -> call(op, operand.get(), num(random.nextInt(1, 4)));
            case TRUNCATE -> call(op, operand.get(), num(random.nextInt(5) / 10.0));
            case BUCKET -> call(op, operand.get(), num(random.nextInt(2, 6)));
            case GROUP_DEMEAN,
                    GROUP_RANK,
                    GROUP_ZSCORE,
                    GROUP_SCALE,
                    GROUP_MEAN,
                    GROUP_MEDIAN,
                    GROUP_SUM,
                    GROUP_COUNT,
                    GROUP_MIN,
                    GROUP_MAX,
                    GROUP_STD ->
                    call(op, operand.get(), group(operand, random));
            case GROUP_NORMALIZE ->
                    call(op, operand.get(), group(operand, random), num(random.nextInt(1, 4)));
            case GROUP_BACKFILL ->
                    call(
                            op,
                            operand.get(),
                            group(operand, random),
                            num(window),
                            num(random.nextInt(1, 5)));
            case GROUP_NEUTRALIZE ->
                    random.nextBoolean()
                            ? call(op, operand.get(), group(operand, random))
                            : call(
                                    op,
                                    operand.get(),
                                    group(operand, random),
                                    operand.get(),
                                    operand.get());
        };
    }

    /// A grouping of the panel, or one by value.
    private static Expr group(Supplier<Expr> operand, RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> call(Operator.BUCKET, operand.get(), num(3));
            case 1 -> call(Operator.ROUND, operand.get());
            case 2 -> num(1);
            default -> field("sector");
        };
    }

    /// A random formula over the fields of [RandomPanel], at most `depth` calls deep.
    static Expr random(int depth, RandomGenerator random) {
        if (depth == 0 || random.nextInt(8) == 0) {
            return random.nextInt(10) == 0
                    ? num(random.nextInt(4))
                    : field(RandomPanel.FIELDS.get(random.nextInt(RandomPanel.FIELDS.size())));
        }
        Operator[] all = Operator.values();
        Operator op = all[random.nextInt(all.length)];
        return call(op, () -> random(depth - 1, random), random.nextInt(2, 7), random);
    }
}
