package dev.alphatrail.query;

/// A piece of a query's text.
///
/// @param text the name as written, the text without its quotes, the digits, or the sign
/// @param column in characters, counted from 1
record Token(Kind kind, String text, int column) {
    enum Kind {
        WORD,
        NUMBER,
        TEXT,
        SIGN,
        END
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /// Whether this is the keyword, in whatever case.
    boolean isWord(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    /// What stands here, for a message.
    String found() {
        return switch (kind) {
            case END -> "the end";
            case TEXT -> "the text " + Words.quote(text);
            case WORD, NUMBER, SIGN -> Words.quote(text);
        };
    }

    QueryException fault(String message) {
        return new QueryException(message, column);
    }
}
