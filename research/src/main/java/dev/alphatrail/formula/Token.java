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
        /// what stands between quotes, without them
        TEXT,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /// A name with more around it than the name: `$close`, `IndClass.sector`.
    boolean isSpelled() {
        return kind == Kind.NAME && span.end() - span.start() > text.length();
    }

    boolean hasCapitals() {
        if (kind == Kind.NAME) {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) >= 'A' && text.charAt(i) <= 'Z') {
                    return true;
                }
            }
        }
        return false;
    }

    /// The same word elsewhere.
    Token at(Span other) {
        return new Token(kind, text, other);
    }

    /// As a message names it.
    String shown() {
        return kind == Kind.END ? "the end of the formula" : PlainText.quote(text);
    }
}
