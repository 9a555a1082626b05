package dev.alphatrail.formula;

/// A word of a formula.
///
/// @param text as written, but `**` for its alias `^`; empty at the end
record Token(Kind kind, String text, Span span) {
    enum Kind {
        NUMBER,
        NAME,
        /// an operator sign, a bracket, a comma, or one of the words `and or not`
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /// As a message names it.
    String shown() {
        return kind == Kind.END ? "the end of the formula" : PlainText.quote(text);
    }
}
