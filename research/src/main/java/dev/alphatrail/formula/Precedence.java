package dev.alphatrail.formula;

/// How tightly an expression holds together, loosest first.
enum Precedence {
    CHOICE,
    OR,
    AND,
    NOT,
    COMPARISON,
    SUM,
    PRODUCT,
    MINUS,
    POWER,
    ATOM;

    /// The next tighter one; [#ATOM] is the tightest.
    Precedence tighter() {
        return switch (this) {
            case CHOICE -> OR;
            case OR -> AND;
            case AND -> NOT;
            case NOT -> COMPARISON;
            case COMPARISON -> SUM;
            case SUM -> PRODUCT;
            case PRODUCT -> MINUS;
            case MINUS -> POWER;
            case POWER, ATOM -> ATOM;
        };
    }

    boolean looserThan(Precedence other) {
        return compareTo(other) < 0;
    }
}
