package dev.alphatrail.formula;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Trees as unambiguous text, written independently of the printer under test.
final class Trees {
    private static final Map<String, String> SAME = Map.of("sma", "ts_mean");

    private Trees() {}

    /// The tree as nested lists, operator first: `(add a (mul b 2))`. Numbers by [Double#toString],
    /// without `.0`.
    static String lisp(Expr expr) {
        return switch (expr) {
            case Expr.Num(double value, _) -> Double.toString(value).replaceAll("\\.0$", "");
            case Expr.Field(String name, _) -> name;
            case Expr.Call(Operator operator, List<Expr> args, _) ->
                    args.stream()
                            .map(Trees::lisp)
                            .collect(
                                    Collectors.joining(
                                            " ",
                                            "("
                                                    + SAME.getOrDefault(
                                                            operator.id(), operator.id())
                                                    + " ",
                                            ")"));
        };
    }
}
