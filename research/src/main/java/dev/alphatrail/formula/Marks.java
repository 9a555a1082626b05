package dev.alphatrail.formula;

import java.util.Optional;

/// The signs that Qlib and BRAIN write between and before conditions: `&`, `|`, `~` and `!`.
///
/// They bind tighter there than comparisons, and `and`, `or` and `not` looser here. So they are
/// only taken where it makes no difference: where what stands beside them is in parentheses, a call
/// or a name, or binds tighter everywhere.
final class Marks {
    private Marks() {}

    /// What an expression without parentheses around it holds that binds looser than a mark.
    ///
    /// @param comparison whether it ends, and on the right of a mark also begins, with a comparison
    ///   or a `not`
    /// @param and whether the word `and` stands in it
    record Loose(boolean comparison, boolean and) {
        static final Loose NOTHING = new Loose(false, false);
        static final Loose NOT = new Loose(true, false);

        /// Of this, an operator and what follows it.
        Loose with(Operator operator, Token sign, Loose right) {
            boolean either = and || right.and;
            return switch (operator) {
                case AND -> new Loose(right.comparison, either || !isMark(sign));
                case OR -> new Loose(right.comparison, either);
                default ->
                        operator.category() == Category.COMPARISON
                                ? new Loose(true, either)
                                : new Loose(comparison, either);
            };
        }
    }

    /// The operator that a sign between two operands stands for.
    static Optional<Operator> infix(Token sign) {
        return switch (sign.text()) {
            case "&" -> Optional.of(Operator.AND);
            case "|" -> Optional.of(Operator.OR);
            default -> OperatorNames.infix(sign.text());
        };
    }

    static boolean isMark(Token sign) {
        return sign.is("&") || sign.is("|");
    }

    static boolean isNot(Token sign) {
        return sign.is("~") || sign.is("!");
    }

    /// @throws FormulaException where what stands on one side would be read otherwise elsewhere
    static void check(Token sign, Loose side, SyntaxFaults faults) {
        if (isMark(sign) && (side.comparison || (side.and && sign.is("|")))) {
            throw faults.at(
                    sign.shown()
                            + " binds tighter than comparisons where it comes from: put each side"
                            + " in parentheses, (a > b) "
                            + sign.text()
                            + " (c > d)",
                    sign.span());
        }
    }

    /// What to say where `~` or `!` stands beside a sign that binds otherwise elsewhere.
    static FormulaException bare(Token sign, SyntaxFaults faults) {
        return faults.at(
                sign.shown()
                        + " needs parentheses beside another sign: write ("
                        + sign.text()
                        + "a) > b or "
                        + sign.text()
                        + "(a > b)",
                sign.span());
    }
}
