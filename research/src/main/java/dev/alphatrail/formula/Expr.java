package dev.alphatrail.formula;

import java.util.List;

/// A formula as a tree. There are three kinds of node and no more: what differs between operators
/// stands in the table [Operator]. Infix signs, comparisons, `and or not`, unary minus and `? :`
/// are calls of the operators they stand for.
public sealed interface Expr {
    /// Where the expression stands in the text it was parsed from.
    Span span();

    /// A literal; finite and not negative (a minus sign is a call of [Operator#NEG]).
    record Num(double value, Span span) implements Expr {}

    /// A field or a grouping of the panel, by name.
    record Field(String name, Span span) implements Expr {}

    /// An operator applied to its arguments, defaults filled in.
    record Call(Operator operator, List<Expr> args, Span span) implements Expr {
        public Call {
            args = List.copyOf(args);
        }
    }
}
