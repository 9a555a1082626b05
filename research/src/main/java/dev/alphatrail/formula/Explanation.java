package dev.alphatrail.formula;

import java.util.List;
import java.util.stream.IntStream;

/// A tree in plain words: one indented line per expression.
final class Explanation {
    private final StringBuilder out = new StringBuilder();

    private Explanation() {}

    /// The lines, each ended by a line feed.
    static String of(Expr root) {
        Explanation explanation = new Explanation();
        explanation.line(root, "", 0);
        return explanation.out.toString();
    }

    private void line(Expr expr, String label, int indent) {
        out.append("  ".repeat(indent)).append(label);
        switch (expr) {
            case Expr.Num(double value, _) ->
                    out.append(Literals.print(value)).append(": number\n");
            case Expr.Field(String name, _) -> out.append(name).append(": field\n");
            case Expr.Call(Operator operator, List<Expr> args, _) -> {
                out.append(operator.sign().orElse(operator.id()))
                        .append(": ")
                        .append(meaning(operator, args));
                out.append(history(operator, Lookback.of(expr))).append('\n');
                operands(operator, args, indent + 1);
            }
        }
    }

    private void operands(Operator operator, List<Expr> args, int indent) {
        List<Integer> places =
                IntStream.range(0, args.size())
                        .filter(i -> isOperand(operator.parameter(i).kind(), args.get(i)))
                        .boxed()
                        .toList();
        for (int place : places) {
            int further = place - operator.parameters().size() + 1;
            String label = operator.parameter(place).name() + (further > 0 ? further : "") + " = ";
            line(args.get(place), places.size() > 1 ? label : "", indent);
        }
    }

    private static boolean isOperand(Parameter.Kind kind, Expr arg) {
        return kind == Parameter.Kind.VALUE
                || (kind == Parameter.Kind.GROUP && arg instanceof Expr.Call);
    }

    private static String meaning(Operator operator, List<Expr> args) {
        String text = operator.meaning();
        for (int i = 0; i < operator.parameters().size(); i++) {
            Parameter parameter = operator.parameter(i);
            String shown =
                    switch (args.get(i)) {
                        case Expr.Num(double value, _) when parameter.kind().isDays() ->
                                days((int) value);
                        case Expr.Num(double value, _) -> Literals.print(value);
                        case Expr.Field(String name, _) -> name;
                        case Expr.Call _ -> parameter.name();
                    };
            text = text.replace("{" + parameter.name() + "}", shown);
        }
        return text;
    }

    private static String history(Operator operator, int lookback) {
        String all = operator.usesWholeHistory() ? ", then uses all there is" : "";
        return lookback == 0 && all.isEmpty()
                ? ""
                : "; needs " + days(lookback) + " of history" + all;
    }

    private static String days(int count) {
        return count == 1 ? "1 day" : count + " days";
    }
}
