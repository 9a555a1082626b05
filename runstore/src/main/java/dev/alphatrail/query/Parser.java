package dev.alphatrail.query;

import dev.alphatrail.json.Json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads a filter by recursive descent, whose depth is limited.
final class Parser {
    static final int MAX_LENGTH = 10_000;
    static final int MAX_DEPTH = 100;

    private static final Set<String> KEYWORDS =
            Set.of(
                    "and", "or", "not", "in", "like", "ilike", "is", "missing", "null", "between",
                    "true", "false");
    private static final List<String> TESTS =
            List.of("is", "in", "like", "ilike", "between", "not");
    private static final List<String> TESTS_AFTER_NOT = List.of("in", "like", "ilike", "between");

    private final List<Token> tokens;
    private final FieldReader fields;
    private int at;

    private Parser(String text, Optional<Set<String>> knownFields) {
        checkLength(text);
        this.tokens = Lexer.tokens(text);
        this.fields = new FieldReader(knownFields);
    }

    static Parsed filter(String text, Optional<Set<String>> knownFields) {
        Parser parser = new Parser(text, knownFields);
        if (parser.peek().kind() == Token.Kind.END) {
            throw parser.peek().fault("the filter is empty; write such as: n_passed > 0");
        }
        Condition condition = parser.or(0);
        parser.expectEnd();
        return new Parsed(condition, parser.fields.members());
    }

    /// A condition and the top-level members it needs, in the order of their first mention.
    record Parsed(Condition condition, Set<String> members) {}

    static void checkLength(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new QueryException(
                    "the text is longer than " + MAX_LENGTH + " characters", MAX_LENGTH + 1);
        }
    }

    private Condition or(int depth) {
        List<Condition> parts = new ArrayList<>();
        do {
            Condition part = and(depth);
            if (part instanceof Condition.Or(List<Condition> inner)) {
                parts.addAll(inner);
            } else {
                parts.add(part);
            }
        } while (skipWord("or"));
        return parts.size() == 1 ? parts.getFirst() : new Condition.Or(List.copyOf(parts));
    }

    private Condition and(int depth) {
        List<Condition> parts = new ArrayList<>();
        do {
            Condition part = single(depth);
            if (part instanceof Condition.And(List<Condition> inner)) {
                parts.addAll(inner);
            } else {
                parts.add(part);
            }
        } while (skipWord("and"));
        return parts.size() == 1 ? parts.getFirst() : new Condition.And(List.copyOf(parts));
    }

    private Condition single(int depth) {
        Token token = peek();
        boolean not = token.isWord("not");
        if (!not && !token.isSign("(")) {
            return test();
        }
        if (depth == MAX_DEPTH) {
            throw token.fault("nested deeper than " + MAX_DEPTH + " levels");
        }
        at++;
        if (not) {
            return new Condition.Not(single(depth + 1));
        }
        Condition inner = or(depth + 1);
        if (!skipSign(")")) {
            throw unexpected("')' to close the '(' in column " + token.column(), List.of());
        }
        return inner;
    }

    private Condition test() {
        Operand operand = operand(false);
        Token token = peek();
        Optional<Comparison> comparison = comparison(token);
        if (comparison.isPresent()) {
            at++;
            return compare(operand, comparison.get(), token);
        }
        if (skipWord("is")) {
            Condition missing = new Condition.Missing(operand);
            boolean not = skipWord("not");
            if (!skipWord("missing") && !skipWord("null")) {
                throw unexpected(
                        "'missing'" + (not ? "" : " or 'not missing'"), List.of("missing"));
            }
            return not ? new Condition.Not(missing) : missing;
        }
        return skipWord("not")
                ? new Condition.Not(worded(operand, TESTS_AFTER_NOT))
                : worded(operand, TESTS);
    }

    private Condition worded(Operand operand, List<String> words) {
        if (skipWord("in")) {
            return new Condition.In(operand, items());
        }
        if (skipWord("like")) {
            return new Condition.Like(operand, pattern(false));
        }
        if (skipWord("ilike")) {
            return new Condition.Like(operand, pattern(true));
        }
        if (skipWord("between")) {
            Operand low = operand(true);
            if (!skipWord("and")) {
                throw unexpected("'and' between the two ends", List.of("and"));
            }
            return new Condition.Between(operand, low, operand(true));
        }
        throw unexpected(
                words.contains("is")
                        ? "a comparison, such as = or 'is missing'"
                        : "'in', 'like' or 'between'",
                words);
    }

    private Condition compare(Operand left, Comparison comparison, Token sign) {
        Operand right = operand(true);
        if (comparison.isOrder() && (isBoolean(left) || isBoolean(right))) {
            throw sign.fault("true and false have no order; compare them with = or !=");
        }
        return new Condition.Compare(left, comparison, right);
    }

    private static boolean isBoolean(Operand operand) {
        return operand instanceof Operand.Literal(Json value) && value instanceof Json.Bool;
    }

    private static Optional<Comparison> comparison(Token token) {
        if (token.kind() != Token.Kind.SIGN) {
            return Optional.empty();
        }
        return switch (token.text()) {
            case "=", "==" -> Optional.of(Comparison.EQUAL);
            case "!=", "<>" -> Optional.of(Comparison.UNEQUAL);
            case "<" -> Optional.of(Comparison.LESS);
            case "<=" -> Optional.of(Comparison.AT_MOST);
            case ">" -> Optional.of(Comparison.MORE);
            case ">=" -> Optional.of(Comparison.AT_LEAST);
            default -> Optional.empty();
        };
    }

    private Set<Json> items() {
        expectSign("(", "before the values of 'in'");
        Set<Json> items = new LinkedHashSet<>();
        do {
            Token token = peek();
            if (!(operand(true) instanceof Operand.Literal(Json value))) {
                throw token.fault(
                        "'in' takes numbers, texts, true and false, found "
                                + token.found()
                                + "; a text stands in quotes");
            }
            items.add(value);
        } while (skipSign(","));
        expectSign(")", "after the values of 'in'");
        return Collections.unmodifiableSet(items);
    }

    private LikePattern pattern(boolean ignoreCase) {
        Token token = peek();
        if (token.kind() != Token.Kind.TEXT) {
            throw unexpected("a pattern in quotes, such as 'Mom%'", List.of());
        }
        at++;
        try {
            return new LikePattern(token.text(), ignoreCase);
        } catch (IllegalArgumentException e) {
            throw token.fault(String.valueOf(e.getMessage()));
        }
    }

    /// @param right whether it stands where most people write a value, not a field
    private Operand operand(boolean right) {
        Token token = peek();
        return switch (token.kind()) {
            case NUMBER -> {
                at++;
                yield new Operand.Literal(Literals.number(token));
            }
            case TEXT -> {
                at++;
                yield new Operand.Literal(new Json.Str(token.text()));
            }
            case WORD -> word(token, right);
            case SIGN, END -> throw unexpected("a field or a value", List.of());
        };
    }

    private Operand word(Token token, boolean right) {
        String lower = token.text().toLowerCase(Locale.ROOT);
        if (!KEYWORDS.contains(lower)) {
            FieldReader.Read read = fields.read(tokens, at, right);
            at = read.end();
            return read.field();
        }
        at++;
        return switch (lower) {
            case "true" -> new Operand.Literal(new Json.Bool(true));
            case "false" -> new Operand.Literal(new Json.Bool(false));
            case "null", "missing" ->
                    throw token.fault(
                            "nothing compares with " + token.found() + "; write 'is missing'");
            default -> {
                at--;
                throw unexpected("a field or a value", List.of());
            }
        };
    }

    private void expectEnd() {
        Token token = peek();
        if (token.isSign(")")) {
            throw token.fault("this ')' closes nothing");
        }
        if (token.kind() != Token.Kind.END) {
            throw unexpected("'and', 'or' or the end", List.of("and", "or"));
        }
    }

    private void expectSign(String sign, String where) {
        if (!skipSign(sign)) {
            throw unexpected("'" + sign + "' " + where, List.of());
        }
    }

    private QueryException unexpected(String expected, List<String> words) {
        Token token = peek();
        String meant =
                token.kind() == Token.Kind.WORD
                        ? Words.nearest(token.text().toLowerCase(Locale.ROOT), words)
                                .map(word -> "; did you mean '" + word + "'?")
                                .orElse("")
                        : "";
        return token.fault("expected " + expected + ", found " + token.found() + meant);
    }

    private boolean skipWord(String keyword) {
        return skip(peek().isWord(keyword));
    }

    private boolean skipSign(String sign) {
        return skip(peek().isSign(sign));
    }

    private boolean skip(boolean there) {
        at += there ? 1 : 0;
        return there;
    }

    private Token peek() {
        return tokens.get(at);
    }
}
