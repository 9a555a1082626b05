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

    FormulaException looseNot(Token not) {
        return at(
                "'not' binds looser than the sign before it: put it in parentheses, (not ...)",
                not.span());
    }

    FormulaException strayText(Token quoted) {
        return at(
                "a text in quotes stands only behind the name of an argument, as in"
                        + " driver=\"gaussian\"",
                quoted.span());
    }

    FormulaException lateArgument(Span argument) {
        return at(
                "an argument without a name stands behind one that has one: put it first",
                argument);
    }

    FormulaException givenTwice(Token name) {
        return at("the argument " + name.shown() + " is given twice: leave one out", name.span());
    }

    FormulaException tooDeep(int maxDepth, Token found) {
        return at(
                "parentheses, signs and choices nest too deep for max_depth = "
                        + maxDepth
                        + ": leave spare ones out or split the formula",
                found.span());
    }

    FormulaException at(String message, Span span) {
        return new FormulaException(message, text, span);
    }
}
