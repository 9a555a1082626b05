package dev.alphatrail.formula;

import dev.alphatrail.formula.Token.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Words to a tree, by precedence climbing.
///
/// Every way to go deeper passes [#descend], so no text can exhaust the stack; chains that group
/// from the left are loops. How deep the finished tree is, [Shape] measures.
final class Parser {
    /// Steps down per level of the tree, at most, when no parentheses are spare: a sign and its
    /// operand in parentheses, a call and its argument.
    private static final int STEPS_PER_LEVEL = 2;

    private final String text;
    private final List<Token> tokens;
    private final int maxSteps;
    private int at;
    private int steps;

    private Parser(String text, List<Token> tokens, int maxDepth) {
        this.text = text;
        this.tokens = tokens;
        this.maxSteps = STEPS_PER_LEVEL * maxDepth + 1;
    }

    /// The tree of a formula.
    ///
    /// @throws FormulaException where the text is no formula
    static Expr parse(String text, int maxDepth) {
        Parser parser = new Parser(text, Lexer.tokens(text), maxDepth);
        Expr root = parser.expression();
        if (parser.peek().kind() != Kind.END) {
            throw parser.leftOver(parser.peek());
        }
        return root;
    }

    /// A whole expression: `? :` and everything that binds tighter.
    private Expr expression() {
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
        for (Optional<Operator> sign = infix(least); sign.isPresent(); sign = infix(least)) {
            Operator operator = sign.get();
            take();
            boolean fromTheRight = operator == Operator.POWER;
            Expr right =
                    climb(fromTheRight ? operator.precedence() : operator.precedence().tighter());
            left = call(operator, List.of(left, right), start);
            refuseChain(operator);
        }
        steps--;
        return left;
    }

    /// The infix operator that comes next, if it binds tightly enough.
    private Optional<Operator> infix(Precedence least) {
        return peek().kind() == Kind.SIGN
                ? Operator.infix(peek().text())
                        .filter(operator -> !operator.precedence().looserThan(least))
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
                throw error(
                        "'not' binds looser than the sign before it: put it in parentheses, (not"
                                + " ...)",
                        peek().span());
            }
            take();
            return call(Operator.NOT, List.of(climb(Precedence.NOT)), start);
        }
        return atom();
    }

    private Expr atom() {
        Token token = take();
        return switch (token.kind()) {
            case NUMBER -> new Expr.Num(Double.parseDouble(token.text()), token.span());
            case NAME ->
                    peek().is("(") ? function(token) : new Expr.Field(token.text(), token.span());
            case SIGN, END -> parenthesised(token);
        };
    }

    private Expr parenthesised(Token open) {
        if (!open.is("(")) {
            throw noValue(open);
        }
        Expr inside = expression();
        close(open, "or an operator sign before");
        return inside;
    }

    private Expr function(Token name) {
        Operator operator = Operator.named(name.text()).orElseThrow(() -> noOperator(name));
        Token open = take();
        descend();
        List<Expr> args = new ArrayList<>();
        if (!peek().is(")")) {
            args.add(expression());
            while (peek().is(",")) {
                take();
                args.add(expression());
            }
        }
        steps--;
        Token close = close(open, "or ',' before");
        Arguments arguments = new Arguments(text, operator, name.span(), close.span().start());
        return call(operator, arguments.complete(args), name.span().start());
    }

    private Expr call(Operator operator, List<Expr> args, int start) {
        return new Expr.Call(operator, args, new Span(start, tokens.get(at - 1).span().end()));
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
        return tokens.get(at);
    }

    private Token take() {
        return tokens.get(at++);
    }

    private void descend() {
        steps++;
        if (steps > maxSteps) {
            throw error(
                    "parentheses, signs and choices nest too deep for max_depth = "
                            + maxSteps / STEPS_PER_LEVEL
                            + ": leave spare ones out or split the formula",
                    peek().span());
        }
    }

    private FormulaException noOperator(Token name) {
        for (Operator operator : Operator.values()) {
            if (operator.id().equals(name.text())) {
                return error(
                        name.shown() + " is not called by name: write " + operator.signature(),
                        name.span());
            }
        }
        return error(
                "there is no operator "
                        + name.shown()
                        + ": "
                        + NearestName.hint(name.text(), Operator.functionNames(), "operators"),
                name.span());
    }

    private FormulaException noValue(Token found) {
        if (found.kind() == Kind.END) {
            return error(
                    "the formula ends where a value should stand: finish or shorten it",
                    found.span());
        }
        String mend =
                found.is("+")
                        ? "leave a leading '+' out"
                        : "write a number, a field or an operator such as rank(close)";
        return error("a value should stand before " + found.shown() + ": " + mend, found.span());
    }

    private FormulaException leftOver(Token found) {
        String problem =
                switch (found.text()) {
                    case ")" -> "this ')' closes nothing: leave it out";
                    case "," -> "',' stands only between the arguments of an operator";
                    case ":" -> "this ':' has no '?': write c ? a : b";
                    default -> "an operator sign is missing before " + found.shown();
                };
        return error(problem, found.span());
    }

    private FormulaException error(String message, Span span) {
        return new FormulaException(message, text, span);
    }
}
