package dev.alphatrail.formula;

import java.util.ArrayList;
import java.util.List;

/// Checks the arguments of a call against the operator's parameters and fills in what was left out.
///
/// @param text the whole formula
/// @param operator what is called
/// @param name where its name stands
/// @param call where the call stands; what is written for it elsewhere has this place too
/// @param readings hears what was not taken as written; only a formula in a published spelling may
///   have windows with a fraction, which are cut down
record Arguments(String text, Operator operator, Span name, Span call, Readings readings) {
    /// The longest window, span or lag that makes sense: some four thousand years.
    private static final int MAX_DAYS = 1_000_000;

    /// The arguments, complete.
    ///
    /// @throws FormulaException at the argument that does not fit
    List<Expr> complete(List<Expr> given) {
        checkCount(given);
        List<Expr> args = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            args.add(checked(operator.parameter(i), given.get(i)));
        }
        for (int i = given.size(); i < operator.parameters().size(); i++) {
            args.add(new Expr.Num(operator.parameter(i).fallback().orElseThrow(), place()));
        }
        return args;
    }

    private void checkCount(List<Expr> given) {
        List<Parameter> parameters = operator.parameters();
        int least = operator.leastArguments();
        int most = operator.rest().isPresent() ? Integer.MAX_VALUE : parameters.size();
        if (given.size() < least || given.size() > most) {
            Span place = given.size() > most ? given.get(most).span() : name;
            throw new FormulaException(
                    operator.id()
                            + " takes "
                            + count(least, most)
                            + ", not "
                            + given.size()
                            + ": write "
                            + operator.signature(),
                    text,
                    place);
        }
    }

    private static String count(int least, int most) {
        if (most == Integer.MAX_VALUE) {
            return "at least " + least + " arguments";
        }
        return (least == most ? "" : least + " to ")
                + most
                + (most == 1 ? " argument" : " arguments");
    }

    /// Where a default stands: before the closing parenthesis.
    private Span place() {
        return new Span(call.end() - 1, call.end() - 1);
    }

    private Expr checked(Parameter parameter, Expr arg) {
        switch (parameter.kind()) {
            case VALUE -> {}
            case WINDOW, SPAN, LAG -> {
                Expr days = readings.cutDown(arg, text);
                checkDays(parameter, days);
                return days;
            }
            case NUMBER -> checkNumber(parameter, arg);
            case COUNT -> checkCount(parameter, arg);
            case GROUP -> {}
        }
        return arg;
    }

    private void checkDays(Parameter parameter, Expr arg) {
        boolean literal =
                arg.span().equals(call)
                        || PlainText.isDigits(source(arg))
                        || readings.wasCutDown(arg);
        double days = arg instanceof Expr.Num(double value, _) && literal ? value : Double.NaN;
        if (days > MAX_DAYS) {
            throw wrong(parameter, arg, "at most " + MAX_DAYS + " days");
        }
        if (!(days >= parameter.min())) {
            throw wrong(
                    parameter, arg, "a whole number of days, at least " + (int) parameter.min());
        }
    }

    private void checkNumber(Parameter parameter, Expr arg) {
        if (!(arg instanceof Expr.Num(double value, _)) || !within(parameter, value)) {
            throw wrong(parameter, arg, "a plain number, " + limits(parameter));
        }
    }

    private void checkCount(Parameter parameter, Expr arg) {
        boolean digits = arg.span().equals(call) || PlainText.isDigits(source(arg));
        double count = arg instanceof Expr.Num(double value, _) && digits ? value : Double.NaN;
        if (!within(parameter, count) || count > MAX_DAYS) {
            throw wrong(parameter, arg, "a whole number, " + limits(parameter));
        }
    }

    private static boolean within(Parameter parameter, double value) {
        return value >= parameter.min() && value < parameter.below();
    }

    private static String limits(Parameter parameter) {
        String from = "at least " + Literals.print(parameter.min());
        if (Double.isInfinite(parameter.below())) {
            return from;
        }
        return from
                + " and "
                + (parameter.hasMax()
                        ? "at most " + Literals.print(parameter.max())
                        : "below " + Literals.print(parameter.below()));
    }

    private FormulaException wrong(Parameter parameter, Expr arg, String wanted) {
        return new FormulaException(
                "the "
                        + parameter.name()
                        + " of "
                        + operator.id()
                        + " must be "
                        + wanted
                        + ", not "
                        + PlainText.quote(source(arg)),
                text,
                arg.span());
    }

    private String source(Expr arg) {
        return text.substring(arg.span().start(), arg.span().end());
    }
}
