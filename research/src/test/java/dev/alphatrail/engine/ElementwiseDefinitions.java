package dev.alphatrail.engine;

import dev.alphatrail.formula.Operator;
import dev.alphatrail.stats.OrderKey;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/// What operators mean that treat each value alone.
record ElementwiseDefinitions(Operands of) {
    double[] values(Operator op) {
        return switch (op) {
            case ADD -> of.each(v -> v[0] + v[1]);
            case SUB -> of.each(v -> v[0] - v[1]);
            case MUL -> of.each(v -> v[0] * v[1]);
            case DIV -> of.each(v -> v[1] == 0 ? Double.NaN : v[0] / v[1]);
            case MOD -> of.each(v -> v[1] == 0 ? Double.NaN : Figures.remainder(v[0], v[1]));
            case POWER -> of.each(v -> StrictMath.pow(v[0], v[1]));
            case NEG -> of.each(v -> -v[0]);
            case LT -> of.each(v -> v[0] < v[1] ? 1 : 0);
            case LE -> of.each(v -> v[0] <= v[1] ? 1 : 0);
            case GT -> of.each(v -> v[0] > v[1] ? 1 : 0);
            case GE -> of.each(v -> v[0] >= v[1] ? 1 : 0);
            case EQ -> of.each(v -> v[0] == v[1] ? 1 : 0);
            case NE -> of.each(v -> v[0] != v[1] ? 1 : 0);
            case AND -> of.each(v -> v[0] != 0 && v[1] != 0 ? 1 : 0);
            case OR -> of.each(v -> v[0] != 0 || v[1] != 0 ? 1 : 0);
            case NOT -> of.each(v -> v[0] != 0 ? 0 : 1);
            case ABS -> of.each(v -> Math.abs(v[0]));
            case CEIL -> of.each(v -> Math.ceil(v[0]));
            case CLIP -> of.each(v -> Math.min(Math.max(v[0], v[1]), v[2]));
            case CUT -> cut();
            case EXP -> of.each(v -> StrictMath.exp(v[0]));
            case FLOOR -> of.each(v -> Math.floor(v[0]));
            case FRACTION ->
                    of.each(v -> Math.signum(v[0]) * (Math.abs(v[0]) - Math.floor(Math.abs(v[0]))));
            case INVERSE -> of.each(v -> 1 / v[0]);
            case IS_NAN -> of.everywhere((t, i) -> Double.isNaN(of.at(0, t, i)) ? 1 : 0);
            case LOG -> of.each(v -> v[0] <= 0 ? Double.NaN : StrictMath.log(v[0]));
            case LOG1P -> of.each(v -> v[0] <= -1 ? Double.NaN : StrictMath.log1p(v[0]));
            case MASK -> of.each(v -> v[1] == 0 ? Double.NaN : v[0]);
            case MAXIMUM -> of.each(v -> v[0] > v[1] ? v[0] : v[1]);
            case MINIMUM -> of.each(v -> v[0] < v[1] ? v[0] : v[1]);
            case NAN_TO_NUM ->
                    of.everywhere((t, i) ->
                            Double.isNaN(of.at(0, t, i)) ? of.at(1, t, i) : of.at(0, t, i));
            case ROUND ->
                    of.each(v ->
                            new BigDecimal(v[0]).setScale(0, RoundingMode.HALF_EVEN).doubleValue());
            case S_LOG_1P -> of.each(v -> Math.signum(v[0]) * StrictMath.log1p(Math.abs(v[0])));
            case SIGMOID -> of.each(v -> 1 / (1 + StrictMath.exp(-v[0])));
            case SAFE_DIV ->
                    of.each(v -> Math.abs(v[1]) <= of.parameter() ? Double.NaN : v[0] / v[1]);
            case SIGN -> of.each(v -> v[0] > 0 ? 1 : v[0] < 0 ? -1 : 0);
            case SIGNED_POWER ->
                    of.each(v -> Math.signum(v[0]) * StrictMath.pow(Math.abs(v[0]), v[1]));
            case SQRT -> of.each(v -> v[0] < 0 ? Double.NaN : Math.sqrt(v[0]));
            case TANH ->
                    of.each(v -> {
                        double e = StrictMath.expm1(2 * v[0]);
                        return v[0] > 20 ? 1 : e / (e + 2);
                    });
            case WHERE ->
                    of.everywhere((t, i) -> {
                        double condition = of.at(0, t, i);
                        return Double.isNaN(condition)
                                ? Double.NaN
                                : condition != 0 ? of.at(1, t, i) : of.at(2, t, i);
                    });
            default -> throw new AssertionError(op + " has no definition");
        };
    }

    double[] cut() {
        return of.everywhere((t, i) -> {
            double[] bounds =
                    of.in().length > 1
                            ? new double[] {of.at(1, t, i)}
                            : of.numbers().stream().mapToDouble(v -> v).toArray();
            double x = of.at(0, t, i);
            return Double.isNaN(x) || Figures.hasNan(bounds)
                    ? Double.NaN
                    : Arrays.stream(bounds)
                            .filter(b -> OrderKey.rounded(x) > OrderKey.rounded(b))
                            .count();
        });
    }
}
