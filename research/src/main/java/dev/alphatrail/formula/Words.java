package dev.alphatrail.formula;

import java.util.List;

/// The words of a text, read one after the other.
final class Words {
    private final List<Token> tokens;
    private int at;

    Words(String text) {
        this.tokens = Lexer.tokens(text);
    }

    List<Token> all() {
        return tokens;
    }

    boolean has(String sign) {
        for (Token token : tokens) {
            if (token.is(sign)) {
                return true;
            }
        }
        return false;
    }

    /// The word that comes next; an END token behind the last one.
    Token peek() {
        return tokens.get(at);
    }

    /// The word behind the next, which must not be the END token.
    Token second() {
        return tokens.get(at + 1);
    }

    Token take() {
        return tokens.get(at++);
    }

    /// Where the word taken last ends.
    int end() {
        return tokens.get(at - 1).span().end();
    }
}
