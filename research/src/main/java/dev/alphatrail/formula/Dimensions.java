package dev.alphatrail.formula;

import dev.alphatrail.formula.Finding.Severity;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Infers what a tree is measured in, and finds where values meet that do not fit each other.
final class Dimensions {
    private final List<Finding> findings = new ArrayList<>();

    private Dimensions() {}

    static Dimension of(Expr root) {
        return new Dimensions().infer(root);
    }

    /// What does not fit, innermost first.
    static List<Finding> findings(Expr root) {
        Dimensions dimensions = new Dimensions();
        dimensions.infer(root);
        return dimensions.findings;
    }

    private Dimension infer(Expr expr) {
        return switch (expr) {
            case Expr.Num _ -> Dimension.NUMBER;
            case Expr.Field(String name, _) -> Dimension.ofField(name);
            case Expr.Call call -> infer(call);
        };
    }

    private Dimension infer(Expr.Call call) {
        List<Dimension> values = new ArrayList<>();
        for (int i = 0; i < call.args().size(); i++) {
            Parameter.Kind kind = call.operator().parameter(i).kind();
            if (kind == Parameter.Kind.VALUE) {
                values.add(infer(call.args().get(i)));
            } else if (kind == Parameter.Kind.GROUP) {
                infer(call.args().get(i));
            }
        }
        Dimension first = values.isEmpty() ? Dimension.UNKNOWN : values.getFirst();
        return switch (DimensionRule.of(call.operator())) {
            case COMMON -> common(call, values);
            case COMPARISON -> {
                common(call, values.subList(0, 2));
                yield Dimension.TRUTH;
            }
            case BOUNDS -> {
                common(call, values);
                yield Dimension.RATIO;
            }
            case BRANCHES -> common(call, values.subList(1, values.size()));
            case FIRST -> first;
            case SECOND -> values.get(1);
            case PRODUCT -> first.times(values.get(1), 1);
            case QUOTIENT -> first.times(values.get(1), -1);
            case POWER -> power(call, first, values.get(1));
            case ROOT -> first.power(0.5);
            case PRODUCT_OF_WINDOW -> productOfWindow(call, first);
            case INVERSE -> first.power(-1);
            case OF_PURE_NUMBER -> {
                requirePure(call, first);
                yield Dimension.RATIO;
            }
            case RATIO -> Dimension.RATIO;
            case RETURN -> Dimension.RETURN;
            case TRUTH -> Dimension.TRUTH;
            case DAYS -> Dimension.DAYS;
            case UNKNOWN -> Dimension.UNKNOWN;
        };
    }

    /// What fits is of one dimension; what does not is reported once, and of unknown unit from here
    /// on.
    private Dimension common(Expr.Call call, List<Dimension> values) {
        Dimension common = Dimension.NUMBER;
        for (Dimension value : values) {
            if (!common.fits(value)) {
                findings.add(
                        new Finding(
                                Severity.WARNING,
                                called(call.operator())
                                        + " mixes "
                                        + common.title()
                                        + " and "
                                        + value.title(),
                                call.span(),
                                "make both pure numbers first, as rank(...), zscore(...) or"
                                        + " close / delay(close, 1) do"));
                return Dimension.UNKNOWN;
            }
            common = common.with(value);
        }
        return common;
    }

    private Dimension power(Expr.Call call, Dimension base, Dimension exponent) {
        if (exponent.kind() == Dimension.Kind.AMOUNT) {
            findings.add(
                    new Finding(
                            Severity.NOTE,
                            "the exponent is measured in "
                                    + exponent.title()
                                    + ", so the result depends on the unit",
                            call.args().get(1).span(),
                            "make it a pure number, as rank(...) does"));
        }
        OptionalDouble literal = Literals.of(call.args().get(1));
        if (literal.isPresent()) {
            return base.power(literal.getAsDouble());
        }
        return base.kind() == Dimension.Kind.AMOUNT ? Dimension.UNKNOWN : base.power(1);
    }

    private static Dimension productOfWindow(Expr.Call call, Dimension base) {
        return base.power(call.operator().lookback(call.args()) + 1.0);
    }

    private void requirePure(Expr.Call call, Dimension value) {
        if (value.kind() == Dimension.Kind.AMOUNT) {
            findings.add(
                    new Finding(
                            Severity.NOTE,
                            called(call.operator())
                                    + " is taken of "
                                    + value.title()
                                    + ", so its shape depends on the unit",
                            call.args().getFirst().span(),
                            "make it a pure number, as zscore(...) does"));
        }
    }

    private static String called(Operator operator) {
        return operator.sign().map(sign -> "'" + sign + "'").orElse(operator.id());
    }
}
