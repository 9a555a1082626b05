package dev.alphatrail.formula;

import static dev.alphatrail.formula.Nodes.ORDER;
import static dev.alphatrail.formula.Nodes.isCall;
import static dev.alphatrail.formula.Nodes.isTruth;
import static dev.alphatrail.formula.Nodes.literal;
import static dev.alphatrail.formula.Nodes.operand;
import static dev.alphatrail.formula.Nodes.plain;
import static dev.alphatrail.formula.Operator.AND;
import static dev.alphatrail.formula.Operator.EQ;
import static dev.alphatrail.formula.Operator.GT;
import static dev.alphatrail.formula.Operator.IS_NAN;
import static dev.alphatrail.formula.Operator.LE;
import static dev.alphatrail.formula.Operator.NAN_TO_NUM;
import static dev.alphatrail.formula.Operator.NE;
import static dev.alphatrail.formula.Operator.NOT;
import static dev.alphatrail.formula.Operator.OR;
import static dev.alphatrail.formula.Operator.WHERE;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// The rules of [Identity] for conditions and choices. Operands have the form already.
final class LogicIdentity {
    private LogicIdentity() {}

    /// Operands that may stand in any order and with any parentheses, each once.
    static Expr chain(Operator operator, List<Expr> args) {
        List<Expr> links = new ArrayList<>();
        args.forEach(arg -> unchain(operator, arg, links));
        List<Expr> distinct = new ArrayList<>(links.stream().distinct().sorted(ORDER).toList());
        foldNumbers(operator, distinct);
        Expr result = distinct.getFirst();
        if (distinct.size() == 1 && (operator == AND || operator == OR) && !isTruth(result)) {
            return plain(operator, result, result);
        }
        for (Expr link : distinct.subList(1, distinct.size())) {
            result = plain(operator, result, link);
        }
        return result;
    }

    /// Puts one number in the place of several.
    private static void foldNumbers(Operator operator, List<Expr> links) {
        List<Expr> numbers = links.stream().filter(link -> Literals.of(link).isPresent()).toList();
        if (numbers.size() > 1) {
            links.removeAll(numbers);
            Expr number = numbers.getFirst();
            for (Expr next : numbers.subList(1, numbers.size())) {
                number = literal(Folding.of(operator, List.of(number, next)).orElseThrow());
            }
            links.add(number);
            links.sort(ORDER);
        }
    }

    private static void unchain(Operator operator, Expr expr, List<Expr> links) {
        if (expr instanceof Expr.Call(Operator inner, List<Expr> args, _) && inner == operator) {
            args.forEach(arg -> unchain(operator, arg, links));
        } else {
            links.add(expr);
        }
    }

    static Expr not(Expr condition) {
        if (condition instanceof Expr.Call(Operator operator, List<Expr> args, _)) {
            switch (operator) {
                case GT -> {
                    return plain(LE, args);
                }
                case LE -> {
                    return plain(GT, args);
                }
                case EQ -> {
                    return plain(NE, args);
                }
                case NE -> {
                    return plain(EQ, args);
                }
                case NOT -> {
                    if (isTruth(args.getFirst())) {
                        return args.getFirst();
                    }
                }
                default -> {}
            }
        }
        return plain(NOT, condition);
    }

    static Expr where(Expr condition, Expr a, Expr b) {
        OptionalDouble known = Literals.of(condition);
        if (known.isPresent()) {
            return known.getAsDouble() == 0 ? b : a;
        }
        if (isCall(condition, IS_NAN) && operand(condition).equals(b)) {
            return plain(NAN_TO_NUM, b, a);
        }
        boolean turn = isCall(condition, NOT) || isCall(condition, LE) || isCall(condition, NE);
        return turn
                ? where(isCall(condition, NOT) ? operand(condition) : not(condition), b, a)
                : plain(WHERE, condition, a, b);
    }
}
