package dev.alphatrail.formula;

import dev.alphatrail.formula.Token.Kind;

import java.util.Locale;

/// What to say where a text is no formula.
///
/// @param text the whole formula
record SyntaxFaults(String text) {
    FormulaException lowerCase(Token name) {
        return at(
                "names are in lower case: write "
                        + PlainText.quote(name.text().toLowerCase(Locale.ROOT)),
                name.span());
    }

    FormulaException noValue(Token found) {
        if (found.kind() == Kind.END) {
            return at(
                    "the formula ends where a value should stand: finish or shorten it",
                    found.span());
        }
        String mend =
                found.is("+")
                        ? "leave a leading '+' out"
                        : "write a number, a field or an operator such as rank(close)";
        return at("a value should stand before " + found.shown() + ": " + mend, found.span());
    }

    FormulaException leftOver(Token found) {
        if (found.hasCapitals() && Lexer.isWord(found.text().toLowerCase(Locale.ROOT))) {
            return lowerCase(found);
        }
        String problem =
                switch (found.text()) {
                    case ")" -> "this ')' closes nothing: leave it out";
                    case "," -> "',' stands only between the arguments of an operator";
                    case ";" -> "only definitions, name = expression; stand before the factor";
                    case ":" -> "this ':' has no '?': write c ? a : b";
                    default -> "an operator sign is missing before " + found.shown();
                };
        return at(problem, found.span());
    }

    FormulaException at(String message, Span span) {
        return new FormulaException(message, text, span);
    }
}
