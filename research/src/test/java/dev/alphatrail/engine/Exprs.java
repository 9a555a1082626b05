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
                    MINIMUM ->
                    call(op, operand.get(), operand.get());
            case NEG, NOT, ABS, LOG, LOG1P, SIGN, SQRT, RANK, ZSCORE, DEMEAN ->
                    call(op, operand.get());
            case CLIP, WHERE -> call(op, operand.get(), operand.get(), operand.get());
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
                    SMA ->
                    call(op, operand.get(), num(window));
            case TS_CORR, TS_COV -> call(op, operand.get(), operand.get(), num(window));
            case SCALE -> call(op, operand.get(), num(random.nextInt(1, 4)));
            case WINSORIZE -> call(op, operand.get(), num(random.nextInt(5) / 10.0));
            case NEUTRALIZE ->
                    random.nextBoolean()
                            ? call(op, operand.get(), operand.get())
                            : call(op, operand.get(), operand.get(), operand.get());
            case GROUP_DEMEAN, GROUP_RANK -> call(op, operand.get(), field("sector"));
            case GROUP_NEUTRALIZE ->
                    random.nextBoolean()
                            ? call(op, operand.get(), field("sector"))
                            : call(
                                    op,
                                    operand.get(),
                                    field("sector"),
                                    operand.get(),
                                    operand.get());
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
