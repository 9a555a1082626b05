package dev.alphatrail.formula;

import static dev.alphatrail.formula.Nodes.isNumber;
import static dev.alphatrail.formula.Nodes.literal;
import static dev.alphatrail.formula.Nodes.plain;

import java.util.List;

/// The rules of [Identity] for calls that are another operator's by what they are documented to be:
/// a group of everybody is the day, the quantile 0.5 is the median. Operands have the form already.
final class SynonymIdentity {
    private SynonymIdentity() {}

    static Expr call(Operator operator, List<Expr> args) {
        Expr first = args.getFirst();
        return switch (operator) {
            case INVERSE -> Identity.call(Operator.DIV, List.of(literal(1), first));
            case GROUP_RANK -> ofEverybody(operator, Operator.RANK, args);
            case GROUP_DEMEAN -> ofEverybody(operator, Operator.DEMEAN, args);
            case GROUP_ZSCORE -> ofEverybody(operator, Operator.ZSCORE, args);
            case NORMALIZE ->
                    isNumber(args.get(2), 0)
                            ? plain(
                                    isNumber(args.get(1), 0) ? Operator.DEMEAN : Operator.ZSCORE,
                                    first)
                            : plain(operator, args);
            case TS_QUANTILE ->
                    isNumber(args.get(2), 0.5)
                            ? plain(Operator.TS_MEDIAN, args.subList(0, 2))
                            : plain(operator, args);
            case QUANTILE_BY ->
                    isNumber(args.get(1), 0)
                            ? plain(Operator.QUANTILE, first)
                            : plain(operator, args);
            case KTH_ELEMENT ->
                    isNumber(args.get(2), 1)
                            ? plain(Operator.TS_BACKFILL, args.subList(0, 2))
                            : plain(operator, args);
            case TS_SUM ->
                    first instanceof Expr.Call(Operator inner, List<Expr> of, _)
                                    && inner == Operator.IS_NAN
                            ? plain(Operator.TS_COUNT_NANS, of.getFirst(), args.get(1))
                            : plain(operator, args);
            default -> plain(operator, args);
        };
    }

    /// What a number groups is everybody.
    private static Expr ofEverybody(Operator operator, Operator ofTheDay, List<Expr> args) {
        return Literals.of(args.get(1)).isPresent()
                ? Identity.call(ofTheDay, List.of(args.getFirst()))
                : plain(operator, args);
    }
}
