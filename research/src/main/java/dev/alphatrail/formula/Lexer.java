package dev.alphatrail.formula;

import dev.alphatrail.formula.Token.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Cuts a formula into words, left to right, without recursion.
final class Lexer {
    private static final Set<String> WORDS = Set.of("and", "or", "not");
    private static final Set<String> PAIRS = Set.of("**", "<=", ">=", "==", "!=");
    private static final String SINGLES = "+-*/%^<>(),?:=;&|~!";

    /// The signs of one character as words, in the order of [#SINGLES].
    private static final List<String> SINGLE_WORDS =
            SINGLES.chars().mapToObj(c -> c == '^' ? "**" : String.valueOf((char) c)).toList();

    /// What the second character of a sign of two can be.
    private static final String SECONDS = "*=&|></";

    /// Signs that published formulas write for a word of the language.
    private static final Map<String, String> WRITTEN_FOR = Map.of("&&", "and", "||", "or");

    /// What stands before the name of a grouping in the 101 formulaic alphas.
    private static final String GROUPINGS = "indclass.";

    /// What may begin a text, and with what the text then ends.
    private static final Map<Character, String> QUOTES =
            Map.of('"', "\"", '\'', "'", '\u201c', "\u201d\u201c", '\u2018', "\u2019\u2018");

    private static final Pattern NUMBER =
            Pattern.compile("(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /// The words of the text, an END token last.
    ///
    /// @throws FormulaException at a character or number that belongs to no formula
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        lexer.tokens.add(new Token(Kind.END, "", new Span(text.length(), text.length())));
        return lexer.tokens;
    }

    /// Whether it is a word of the language that is no name.
    static boolean isWord(String name) {
        return WORDS.contains(name);
    }

    private void next() {
        char c = text.charAt(at);
        if (PlainText.isSpace(c)) {
            at++;
        } else if (isDigit(c) || (c == '.' && isDigit(charAt(at + 1)))) {
            number();
        } else if (isNameStart(c)) {
            name(at);
        } else if (c == '$' && isNameStart(charAt(at + 1))) {
            name(at + 1);
        } else if (text.startsWith("/*", at)) {
            comment();
        } else if (SINGLES.indexOf(c) < 0 && QUOTES.containsKey(c)) {
            quoted(QUOTES.getOrDefault(c, ""));
        } else {
            sign();
        }
    }

    /// @param from where its first letter stands, behind the `$` of a field of Qlib's
    private void name(int from) {
        int start = at;
        at = endOfName(from);
        String name = text.substring(from, at);
        if (charAt(at) == '.'
                && name.toLowerCase(Locale.ROOT).equals("indclass")
                && isNameStart(charAt(at + 1))) {
            from += GROUPINGS.length();
            at = endOfName(from);
            name = text.substring(from, at).toLowerCase(Locale.ROOT);
        }
        boolean isWord = WORDS.contains(name);
        if (isWord && from > start) {
            throw error(
                    PlainText.quote(name) + " is a word of the language and names nothing",
                    start,
                    at);
        }
        add(isWord ? Kind.SIGN : Kind.NAME, name, start);
    }

    private void quoted(String ends) {
        int start = at;
        do {
            at++;
            if (at >= text.length()) {
                throw error("this quote is never closed: add another", start, start + 1);
            }
        } while (ends.indexOf(text.charAt(at)) < 0);
        at++;
        add(Kind.TEXT, text.substring(start + 1, at - 1), start);
    }

    private void comment() {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            throw error("this comment is never closed: add */", at, at + 2);
        }
        at = end + 2;
    }

    private int endOfName(int from) {
        int end = from;
        while (isNameStart(charAt(end)) || isDigit(charAt(end))) {
            end++;
        }
        return end;
    }

    private void number() {
        int start = at;
        while (isNameStart(charAt(at))
                || isDigit(charAt(at))
                || charAt(at) == '.'
                || isExponentSign(start)) {
            at++;
        }
        String number = text.substring(start, at);
        if (!PlainText.isDigits(number) && !NUMBER.matcher(number).matches()) {
            throw error(
                    PlainText.quote(number) + " is no number: " + numberMend(number), start, at);
        }
        double value = Literals.value(number);
        if (Double.isInfinite(value)) {
            throw error(
                    PlainText.quote(number) + " is too large: at most about 1.8e308 is possible",
                    start,
                    at);
        }
        if (value == 0 && mantissa(number).chars().anyMatch(c -> c >= '1' && c <= '9')) {
            throw error(
                    PlainText.quote(number) + " is too close to 0 to be told from it: write 0",
                    start,
                    at);
        }
        add(Kind.NUMBER, number, start);
    }

    private static String mantissa(String number) {
        int exponent = number.toLowerCase(Locale.ROOT).indexOf('e');
        return exponent < 0 ? number : number.substring(0, exponent);
    }

    private static String numberMend(String number) {
        if (number.indexOf('_') >= 0) {
            return "leave the '_' out";
        }
        if (number.chars().filter(c -> c == '.').count() > 1) {
            return "write one decimal point";
        }
        return "write 2.5 or 1e-3, and * between a number and a name";
    }

    /// Whether a sign follows the `e` of a number that began at `start`, as in `1e-3`.
    private boolean isExponentSign(int start) {
        char before = charAt(at - 1);
        return (charAt(at) == '-' || charAt(at) == '+')
                && (before == 'e' || before == 'E')
                && isDigit(charAt(at + 1))
                && text.substring(start, at - 1)
                        .chars()
                        .allMatch(c -> c == '.' || isDigit((char) c));
    }

    private void sign() {
        int start = at;
        if (SECONDS.indexOf(charAt(at + 1)) >= 0 && isPair(text.substring(at, at + 2))) {
            return;
        }
        int single = SINGLES.indexOf(text.charAt(at));
        if (single >= 0) {
            at++;
            add(Kind.SIGN, SINGLE_WORDS.get(single), start);
        } else {
            int codePoint = text.codePointAt(at);
            throw error(
                    StrayText.message(codePoint), start, start + Character.charCount(codePoint));
        }
    }

    /// Takes a sign of two characters if it is one.
    private boolean isPair(String pair) {
        StrayText.mend(pair)
                .ifPresent(mend -> {
                    throw error(mend, at, at + 2);
                });
        if (PAIRS.contains(pair) || WRITTEN_FOR.containsKey(pair)) {
            at += 2;
            add(Kind.SIGN, WRITTEN_FOR.getOrDefault(pair, pair), at - 2);
            return true;
        }
        return false;
    }

    private void add(Kind kind, String word, int start) {
        tokens.add(new Token(kind, word, new Span(start, at)));
    }

    private FormulaException error(String message, int start, int end) {
        return new FormulaException(message, text, new Span(start, end));
    }

    /// The character there, or NUL beyond the end.
    private char charAt(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
}
