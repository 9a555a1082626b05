package dev.alphatrail.formula;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Tells expressions that, whatever the data, have one and the same value for every instrument that
/// has one on a date: `5`, `close - close`, `rank(volume * 0)`.
final class Uniform {
    /// Operators of which uniform values make a uniform result. One that looks at which values are
    /// missing, or at the size of groups, is none of them.
    private static final Set<Operator> KEEPING =
            EnumSet.of(
                    Operator.ADD,
                    Operator.SUB,
                    Operator.MUL,
                    Operator.DIV,
                    Operator.MOD,
                    Operator.POWER,
                    Operator.NEG,
                    Operator.LT,
                    Operator.LE,
                    Operator.GT,
                    Operator.GE,
                    Operator.EQ,
                    Operator.NE,
                    Operator.AND,
                    Operator.OR,
                    Operator.NOT,
                    Operator.ABS,
                    Operator.CEIL,
                    Operator.CLIP,
                    Operator.CUT,
                    Operator.EXP,
                    Operator.FLOOR,
                    Operator.FRACTION,
                    Operator.INVERSE,
                    Operator.LOG,
                    Operator.LOG1P,
                    Operator.MASK,
                    Operator.MAXIMUM,
                    Operator.MINIMUM,
                    Operator.ROUND,
                    Operator.SAFE_DIV,
                    Operator.SIGMOID,
                    Operator.SIGN,
                    Operator.SIGNED_POWER,
                    Operator.SQRT,
                    Operator.S_LOG_1P,
                    Operator.TANH,
                    Operator.WHERE,
                    Operator.DELAY,
                    Operator.RETURNS,
                    Operator.TS_DELTA,
                    Operator.TS_MEAN,
                    Operator.TS_SUM,
                    Operator.TS_PRODUCT,
                    Operator.TS_STD,
                    Operator.TS_MIN,
                    Operator.TS_MAX,
                    Operator.TS_ZSCORE,
                    Operator.TS_RANK,
                    Operator.TS_CORR,
                    Operator.TS_COV,
                    Operator.TS_ARGMAX,
                    Operator.TS_ARGMIN,
                    Operator.TS_DECAY_LINEAR,
                    Operator.REL_VOLUME,
                    Operator.SMA,
                    Operator.TS_AV_DIFF,
                    Operator.TS_MEDIAN,
                    Operator.TS_QUANTILE,
                    Operator.TS_MAD,
                    Operator.TS_SCALE,
                    Operator.TS_COUNT,
                    Operator.TS_UP_SUM,
                    Operator.TS_DOWN_SUM,
                    Operator.RSI,
                    Operator.TS_DECAY_EXP,
                    Operator.TS_QUANTILE_BY,
                    Operator.TS_ENTROPY,
                    Operator.TS_STEP,
                    Operator.TS_SLOPE,
                    Operator.TS_RSQUARE,
                    Operator.TS_RESID,
                    Operator.TS_REGRESSION,
                    Operator.TS_PARTIAL_CORR,
                    Operator.RANK,
                    Operator.ZSCORE,
                    Operator.DEMEAN,
                    Operator.SCALE,
                    Operator.WINSORIZE,
                    Operator.NEUTRALIZE,
                    Operator.QUANTILE,
                    Operator.QUANTILE_BY,
                    Operator.NORMALIZE,
                    Operator.WINSORIZE_STD,
                    Operator.TRUNCATE,
                    Operator.BUCKET,
                    Operator.DENSIFY,
                    Operator.VECTOR_NEUT,
                    Operator.GROUP_DEMEAN,
                    Operator.GROUP_MEAN,
                    Operator.GROUP_MEDIAN,
                    Operator.GROUP_MIN,
                    Operator.GROUP_MAX);

    private Uniform() {}

    static boolean is(Expr expr) {
        return switch (expr) {
            case Expr.Num _ -> true;
            case Expr.Field _ -> false;
            case Expr.Call call ->
                    absorbs(call)
                            || (KEEPING.contains(call.operator())
                                    && values(call).stream().allMatch(Uniform::is));
        };
    }

    /// The first part that forgets the values it is given, of a uniform expression with a field.
    static Optional<Expr.Call> cause(Expr expr) {
        if (!(expr instanceof Expr.Call call)) {
            return Optional.empty();
        }
        return absorbs(call)
                ? Optional.of(call)
                : values(call).stream().flatMap(value -> cause(value).stream()).findFirst();
    }

    /// Whether it forgets the values it is given.
    private static boolean absorbs(Expr.Call call) {
        List<Expr> args = call.args();
        return switch (call.operator()) {
            case SUB, DIV, LT, LE, GT, GE, EQ, NE ->
                    Canonical.print(args.get(0)).equals(Canonical.print(args.get(1)));
            case MUL -> isZero(args.get(0)) || isZero(args.get(1));
            case POWER -> isZero(args.get(1));
            default -> false;
        };
    }

    private static boolean isZero(Expr expr) {
        return Literals.of(expr).orElse(1) == 0;
    }

    private static List<Expr> values(Expr.Call call) {
        return IntStream.range(0, call.args().size())
                .filter(i -> call.operator().parameter(i).kind() == Parameter.Kind.VALUE)
                .mapToObj(call.args()::get)
                .toList();
    }
}
