package dev.alphatrail.formula;

import dev.alphatrail.formula.Token.Kind;
import dev.alphatrail.formula.WrittenCall.NamedArgument;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Words to a tree, by precedence climbing.
///
/// Every way to go deeper passes [#descend], so no text can exhaust the stack; chains that group
/// from the left are loops. How deep the finished tree is, [Shape] measures.
final class Parser {
    /// Steps down per level of the tree, at most, when no parentheses are spare: a sign and its
    /// operand in parentheses, a call and its argument.
    private static final int STEPS_PER_LEVEL = 2;

    /// Levels that no row of [Spellings] needs.
    private static final int SPELLING_DEPTH = 10;

    private final Words words;
    private final SyntaxFaults faults;
    private final int maxSteps;
    private final Readings readings;
    private final CallReader calls;

    /// What the names of a spelling stand for, or those that a formula defines.
    private final Map<String, Expr> bound;

    /// Where the call of a spelling stands; nothing for a formula.
    private final Optional<Span> place;

    private int steps;

    /// Of what was read last.
    private Marks.Loose loose = Marks.Loose.NOTHING;

    /// @param text the whole formula
    /// @param words what is read: of the formula, or of the spelling that a call in it becomes
    Parser(
            String text,
            Words words,
            int maxDepth,
            Readings readings,
            Map<String, Expr> bound,
            Optional<Span> place) {
        this.words = words;
        this.faults = new SyntaxFaults(text);
        this.maxSteps = STEPS_PER_LEVEL * maxDepth + 1;
        this.readings = readings;
        this.calls = new CallReader(text, readings);
        this.bound = bound;
        this.place = place;
    }

    /// What a spelling becomes.
    ///
    /// @param template a formula over the names in `bound`
    /// @param place where the call stands that it is put in place of
    /// @param text the formula in which it stands
    static Expr expand(
            String template, Map<String, Expr> bound, Span place, String text, Readings readings) {
        return new Parser(
                        text,
                        new Words(template),
                        SPELLING_DEPTH,
                        readings,
                        bound,
                        Optional.of(place))
                .expression();
    }

    /// A whole expression: `? :` and everything that binds tighter.
    Expr expression() {
        int start = peek().span().start();
        Expr condition = climb(Precedence.OR);
        if (!peek().is("?")) {
            return condition;
        }
        Token question = take();
        descend();
        Expr then = expression();
        if (!peek().is(":")) {
            throw error("this '?' has no ':': write c ? a : b", question.span());
        }
        take();
        Expr otherwise = expression();
        steps--;
        return call(Operator.WHERE, List.of(condition, then, otherwise), start);
    }

    /// Operands joined by signs that bind at least as tightly as `least`.
    private Expr climb(Precedence least) {
        descend();
        int start = peek().span().start();
        Expr left = prefix(least);
        Marks.Loose read = loose;
        for (Optional<Operator> sign = infix(least); sign.isPresent(); sign = infix(least)) {
            Operator operator = sign.get();
            Token written = take();
            Marks.check(written, read, faults);
            boolean fromTheRight = operator == Operator.POWER;
            Expr right =
                    climb(fromTheRight ? operator.precedence() : operator.precedence().tighter());
            Marks.check(written, loose, faults);
            read = read.with(operator, written, loose);
            left = call(operator, List.of(left, right), start);
            refuseChain(operator);
        }
        loose = read;
        steps--;
        return left;
    }

    /// The infix operator that comes next, if it binds tightly enough.
    private Optional<Operator> infix(Precedence least) {
        if (peek().is("=")) {
            throw error(StrayText.COMPARE, peek().span());
        }
        return peek().kind() == Kind.SIGN
                ? Marks.infix(peek()).filter(operator -> !operator.precedence().looserThan(least))
                : Optional.empty();
    }

    private void refuseChain(Operator operator) {
        if (operator.category() == Category.COMPARISON
                && infix(Precedence.COMPARISON).isPresent()) {
            throw error(
                    "comparisons do not chain: for a < b < c write a < b and b < c", peek().span());
        }
    }

    private Expr prefix(Precedence least) {
        int start = peek().span().start();
        if (peek().is("-")) {
            take();
            return call(Operator.NEG, List.of(climb(Precedence.MINUS)), start);
        }
        if (peek().is("not")) {
            if (Precedence.NOT.looserThan(least)) {
                throw faults.looseNot(peek());
            }
            take();
            Expr turned = call(Operator.NOT, List.of(climb(Precedence.NOT)), start);
            loose = Marks.Loose.NOT;
            return turned;
        }
        Expr value = Marks.isNot(peek()) ? turned(least) : atom();
        loose = Marks.Loose.NOTHING;
        return value;
    }

    private Expr turned(Precedence least) {
        descend();
        Token mark = take();
        Expr value = Marks.isNot(peek()) ? turned(least) : atom();
        steps--;
        if (Precedence.NOT.looserThan(least) || infix(Precedence.COMPARISON).isPresent()) {
            throw Marks.bare(mark, faults);
        }
        return call(Operator.NOT, List.of(value), mark.span().start());
    }

    private Expr atom() {
        Token token = take();
        return switch (token.kind()) {
            case NUMBER -> new Expr.Num(Literals.value(token.text()), place.orElse(token.span()));
            case NAME -> peek().is("(") ? function(token) : name(token);
            case TEXT -> throw faults.strayText(token);
            case SIGN, END ->
                    (token.is("and") || token.is("or")) && peek().is("(")
                            ? function(token)
                            : parenthesised(token);
        };
    }

    private Expr name(Token token) {
        Expr value = bound.get(token.text());
        if (value != null) {
            if (place.isEmpty()) {
                readings.used(token);
            }
            return value;
        }
        if (Missing.isNamed(token.text())) {
            return new Expr.Field(Missing.NAME, token.span());
        }
        if (token.hasCapitals()) {
            throw faults.lowerCase(token);
        }
        return new Expr.Field(token.text(), token.span());
    }

    private Expr parenthesised(Token open) {
        if (!open.is("(")) {
            throw faults.noValue(open);
        }
        Expr inside = expression();
        close(open, "or an operator sign before");
        return inside;
    }

    private Expr function(Token name) {
        Token open = take();
        descend();
        List<Expr> byPlace = new ArrayList<>();
        Map<String, NamedArgument> byName = new LinkedHashMap<>();
        if (!peek().is(")")) {
            argument(byPlace, byName);
            while (peek().is(",")) {
                take();
                argument(byPlace, byName);
            }
        }
        steps--;
        Token close = close(open, "or ',' before");
        Span span =
                place.isPresent() ? place.get() : new Span(name.span().start(), close.span().end());
        Token called = place.isPresent() ? name.at(span) : name;
        return calls.read(new WrittenCall(called, byPlace, byName, span));
    }

    private void argument(List<Expr> byPlace, Map<String, NamedArgument> byName) {
        Token name = peek();
        if (name.kind() == Kind.NAME && words.second().is("=")) {
            take();
            take();
            NamedArgument argument = named(name);
            if (byName.putIfAbsent(name.text(), argument) != null) {
                throw faults.givenTwice(name);
            }
            return;
        }
        Expr value = expression();
        if (!byName.isEmpty()) {
            throw faults.lateArgument(value.span());
        }
        byPlace.add(value);
    }

    private NamedArgument named(Token name) {
        Token value = peek();
        boolean isWord = value.kind() == Kind.TEXT || isNoName(value);
        return isWord
                ? new NamedArgument(name.span(), new Expr.Field(take().text(), value.span()), true)
                : new NamedArgument(name.span(), expression(), false);
    }

    /// Whether it is a word with capitals that is a whole argument and not defined.
    private boolean isNoName(Token word) {
        return word.hasCapitals()
                && !bound.containsKey(word.text())
                && (words.second().is(",") || words.second().is(")"));
    }

    private Expr call(Operator operator, List<Expr> args, int start) {
        if (place.isPresent()) {
            return new Expr.Call(operator, args, place.get());
        }
        if (operator == Operator.WHERE) {
            return Missing.where(args, new Span(start, words.end()));
        }
        return new Expr.Call(operator, args, new Span(start, words.end()));
    }

    private Token close(Token open, String orElse) {
        if (peek().is(")")) {
            return take();
        }
        if (peek().kind() == Kind.END) {
            throw error("this '(' is never closed: add a ')'", open.span());
        }
        throw error("expected ')' " + orElse + " " + peek().shown(), peek().span());
    }

    private Token peek() {
        return words.peek();
    }

    private Token take() {
        return words.take();
    }

    private void descend() {
        steps++;
        if (steps > maxSteps) {
            throw faults.tooDeep(maxSteps / STEPS_PER_LEVEL, peek());
        }
    }

    private FormulaException error(String message, Span span) {
        return faults.at(message, span);
    }
}
