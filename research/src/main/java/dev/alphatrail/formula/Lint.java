package dev.alphatrail.formula;

import dev.alphatrail.formula.Finding.Severity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/// Finds what parses but makes no sense, or less than it seems to. Says nothing it is not sure of.
final class Lint {
    private final List<Finding> findings = new ArrayList<>();
    private final DaysLint days = new DaysLint(findings::add);

    private Lint() {}

    /// Findings in order of the text.
    static List<Finding> findings(Expr root, int dates) {
        Lint lint = new Lint();
        if (isConstant(root)) {
            lint.add(
                    Severity.ERROR,
                    "the formula uses no field, so it cannot tell instruments apart",
                    root,
                    "use at least one, such as close");
        } else if (Uniform.is(root)) {
            lint.add(
                    Severity.ERROR,
                    "the formula has the same value for every instrument, so it cannot tell them"
                            + " apart",
                    root,
                    uniformMend(root));
        }
        lint.findings.addAll(Dimensions.findings(root));
        lint.days.history(root, dates);
        if (root instanceof Expr.Call(Operator operator, _, _) && operator.givesTruth()) {
            lint.add(
                    Severity.NOTE,
                    "the factor is only ever 0 or 1, so most instruments are tied",
                    root,
                    "weigh it with a value, as in where(close > open, volume, 0)");
        }
        lint.visit(root, false);
        return lint.findings.stream()
                .sorted(Comparator.comparingInt(f -> f.span().start()))
                .toList();
    }

    private static String uniformMend(Expr root) {
        return switch (Uniform.cause(root).map(Expr.Call::operator).orElse(Operator.SUB)) {
            case MUL -> "a factor 0 makes it so: leave it out, or write another number";
            case POWER -> "an exponent 0 makes it so: leave it out, or write another number";
            default -> "mend the part whose two sides are the same";
        };
    }

    /// @param inBranch whether there may be a value though this expression has none
    private void visit(Expr expr, boolean inBranch) {
        if (!(expr instanceof Expr.Call call)) {
            return;
        }
        if (!isConstant(call)) {
            check(call);
        }
        constantArgument(call);
        Severity severity = inBranch ? Severity.WARNING : Severity.ERROR;
        Divisor.of(call).ifPresent(divisor -> divisor(divisor, severity));
        for (int i = 0; i < call.args().size(); i++) {
            if (call.operator().parameter(i).kind() == Parameter.Kind.GROUP) {
                groupsOfOne(call.args().get(i));
            }
            visit(call.args().get(i), inBranch || mayBeMissing(call.operator(), i));
        }
    }

    /// Whether there may be a value though this argument has none.
    private static boolean mayBeMissing(Operator operator, int place) {
        return switch (operator) {
            case WHERE -> place > 0;
            case NAN_TO_NUM, IS_NAN, TRADE_WHEN, TS_COUNT_NANS -> true;
            default -> false;
        };
    }

    private void check(Expr.Call call) {
        switch (call.operator()) {
            case SUB, DIV, LT, LE, GT, GE, EQ, NE -> sameSides(call);
            case WHERE -> constantCondition(call);
            case CLIP -> emptyRange(call);
            case RANK ->
                    repeated(
                            call,
                            "keeps the order, so the rank is the same",
                            Operator.RANK,
                            Operator.ZSCORE,
                            Operator.DEMEAN);
            case ZSCORE -> repeated(call, "changes nothing", Operator.ZSCORE, Operator.DEMEAN);
            case DEMEAN -> repeated(call, "changes nothing", Operator.DEMEAN, Operator.ZSCORE);
            case NEUTRALIZE, GROUP_NEUTRALIZE -> constantControls(call);
            case EWM_MEAN, EWM_STD ->
                    add(
                            Severity.NOTE,
                            call.operator().id() + " rests on all history, not only on its span",
                            call,
                            "use ts_mean or ts_std where a value must not depend on how far back"
                                    + " the data goes");
            default -> {}
        }
        days.check(call);
    }

    private void divisor(Divisor divisor, Severity severity) {
        OptionalDouble literal = Literals.of(divisor.expr());
        if (literal.isPresent() && Math.abs(literal.getAsDouble()) <= divisor.eps()) {
            add(
                    severity,
                    "divides by zero, so it never has a value",
                    divisor.expr(),
                    "divide by something else");
        } else if (divisor.expr() instanceof Expr.Call(Operator operator, _, _)
                && operator.givesTruth()) {
            add(
                    Severity.WARNING,
                    "the divisor is 0 wherever the condition does not hold, so there is no value"
                            + " there",
                    divisor.expr(),
                    "choose with where(condition, a, b) instead");
        }
    }

    private void sameSides(Expr.Call call) {
        if (Canonical.print(call.args().get(0)).equals(Canonical.print(call.args().get(1)))) {
            int result =
                    switch (call.operator()) {
                        case DIV, LE, GE, EQ -> 1;
                        default -> 0;
                    };
            add(
                    Severity.WARNING,
                    "both sides are the same, so it is " + result + " wherever it has a value",
                    call,
                    "write " + result + ", or mend one side");
        }
    }

    private void constantCondition(Expr.Call call) {
        if (isConstant(call.args().getFirst())) {
            add(
                    Severity.WARNING,
                    "the condition is the same everywhere, so one branch is never taken",
                    call.args().getFirst(),
                    "write the branch alone, or a condition with a field");
        }
    }

    private void emptyRange(Expr.Call call) {
        OptionalDouble low = Literals.of(call.args().get(1));
        OptionalDouble high = Literals.of(call.args().get(2));
        if (low.isPresent() && high.isPresent() && low.getAsDouble() > high.getAsDouble()) {
            add(Severity.WARNING, "the lower bound is above the upper one", call, "swap them");
        }
    }

    private void repeated(Expr.Call call, String effect, Operator... idle) {
        if (call.args().getFirst() instanceof Expr.Call(Operator inner, _, Span span)
                && List.of(idle).contains(inner)) {
            findings.add(
                    new Finding(
                            Severity.NOTE,
                            inner.id() + " inside " + call.operator().id() + " " + effect,
                            span,
                            "leave the inner one out"));
        }
    }

    private void constantControls(Expr.Call call) {
        int first = call.operator().parameters().size();
        for (Expr control : call.args().subList(first, call.args().size())) {
            if (isConstant(control)) {
                add(Severity.NOTE, "a constant control changes nothing", control, "leave it out");
            }
        }
    }

    /// Prices and volumes hardly ever agree; of other fields nothing is known.
    private void groupsOfOne(Expr group) {
        if (group instanceof Expr.Call(Operator operator, List<Expr> args, _)
                && operator == Operator.DENSIFY
                && args.getFirst() instanceof Expr.Field field
                && Dimensions.of(field).kind() == Dimension.Kind.AMOUNT) {
            add(
                    Severity.WARNING,
                    "nearly every instrument has its own "
                            + field.name()
                            + ", so nearly every group is one instrument",
                    group,
                    "write bucket(" + field.name() + ", 10) for ten groups");
        }
    }

    private void constantArgument(Expr.Call call) {
        if (call.operator() == Operator.TS_STEP) {
            return;
        }
        switch (call.operator().category()) {
            case TIME_SERIES, CROSS_SECTION, GROUP -> {
                if (isConstant(call.args().getFirst())) {
                    add(
                            Severity.WARNING,
                            call.operator().id() + " is taken of the same number everywhere",
                            call.args().getFirst(),
                            "use a field there");
                }
            }
            default -> {}
        }
    }

    private void add(Severity severity, String message, Expr place, String mend) {
        findings.add(new Finding(severity, message, place.span(), mend));
    }

    private static boolean isConstant(Expr expr) {
        return Names.of(expr).fields().isEmpty();
    }
}
