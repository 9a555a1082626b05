package dev.alphatrail.query;

import java.util.ArrayList;
import java.util.List;

/// Cuts a query's text into tokens.
final class Lexer {
    private final String text;
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /// The tokens, the last of which is the end.
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        Token token = lexer.next();
        while (token.kind() != Token.Kind.END) {
            tokens.add(token);
            token = lexer.next();
        }
        tokens.add(token);
        return tokens;
    }

    private Token next() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        int start = at;
        if (at == text.length()) {
            return token(Token.Kind.END, start);
        }
        int c = text.codePointAt(at);
        if (Words.beginsIdentifier(c)) {
            skipWord();
            return token(Token.Kind.WORD, start);
        }
        if (isDigit(at) || (c == '-' && isDigit(at + 1))) {
            return number();
        }
        if (c == '\'' || c == '"') {
            return quoted((char) c);
        }
        return sign();
    }

    private void skipWord() {
        while (at < text.length() && Words.continuesIdentifier(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
    }

    private Token number() {
        int start = at;
        at++; // the sign or the first digit
        skipDigits();
        if (isAt(at, '.') && isDigit(at + 1)) {
            at++;
            skipDigits();
        }
        if (isAt(at, 'e') || isAt(at, 'E')) {
            int digits = isAt(at + 1, '-') || isAt(at + 1, '+') ? at + 2 : at + 1;
            if (isDigit(digits)) {
                at = digits;
                skipDigits();
            }
        }
        int end = at;
        while (at < text.length() && continuesNumberLike(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        if (at > end) {
            throw fault(
                    start,
                    Words.quote(text.substring(start, at))
                            + " is no number; a text or a date stands in quotes");
        }
        return token(Token.Kind.NUMBER, start);
    }

    private void skipDigits() {
        while (isDigit(at)) {
            at++;
        }
    }

    /// Dates, times, ids and versions begin like numbers.
    private static boolean continuesNumberLike(int c) {
        return Words.continuesIdentifier(c) || c == '.' || c == '-' || c == '+' || c == ':';
    }

    private Token quoted(char quote) {
        int start = at;
        StringBuilder content = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                if (!isAt(at + 1, quote)) {
                    at++;
                    return new Token(Token.Kind.TEXT, content.toString(), column(start));
                }
                at++;
            }
            content.append(c);
        }
        throw fault(start, "the text that begins here has no closing " + quote);
    }

    private Token sign() {
        int start = at;
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        switch (c) {
            case '(', ')', ',', '.' -> {}
            case '=', '<', '>', '!' -> {
                if (isAt(at, '=') || (c == '<' && isAt(at, '>'))) {
                    at++;
                } else if (c == '!') {
                    throw fault(start, "'!' is no word here; write 'not', or '!=' for unequal");
                } else if (c == '=' && (isAt(at, '<') || isAt(at, '>'))) {
                    String swapped = text.charAt(at) + "=";
                    throw fault(start, "'=" + text.charAt(at) + "' is written '" + swapped + "'");
                }
            }
            case '&' -> throw fault(start, "'&' is no word here; write 'and'");
            case '|' -> throw fault(start, "'|' is no word here; write 'or'");
            case 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, '`' ->
                    throw fault(start, "a text stands in straight quotes, ' or \"");
            default ->
                    throw fault(
                            start,
                            "unexpected character " + Words.quote(text.substring(start, at)));
        }
        return token(Token.Kind.SIGN, start);
    }

    private Token token(Token.Kind kind, int start) {
        return new Token(kind, text.substring(start, at), column(start));
    }

    private QueryException fault(int start, String message) {
        return new QueryException(message, column(start));
    }

    private int column(int index) {
        return text.codePointCount(0, index) + 1;
    }

    private boolean isAt(int index, char c) {
        return index < text.length() && text.charAt(index) == c;
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
