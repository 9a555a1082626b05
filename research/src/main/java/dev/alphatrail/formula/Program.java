package dev.alphatrail.formula;

import dev.alphatrail.formula.Token.Kind;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A formula as a whole: definitions, `name = expression;`, and the expression that they are for.
final class Program {
    private final Words words;
    private final SyntaxFaults faults;
    private final Readings readings;
    private final Map<String, Expr> defined = new HashMap<>();
    private final Parser parser;

    private Program(String text, int maxDepth) {
        this.words = new Words(text);
        this.faults = new SyntaxFaults(text);
        this.readings = new Readings(isPublished(words.all()));
        this.parser = new Parser(text, words, maxDepth, readings, defined, Optional.empty());
    }

    /// A formula as a tree, with what was not taken quite as written.
    record Parsed(Expr root, List<Finding> readings) {}

    /// The tree of a formula.
    ///
    /// @throws FormulaException where the text is no formula
    static Parsed parse(String text, int maxDepth) {
        Program program = new Program(text, maxDepth);
        return new Parsed(program.root(), program.readings.findings());
    }

    /// Whether a formula uses a spelling from elsewhere.
    private static boolean isPublished(List<Token> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean called = token.kind() == Kind.NAME && tokens.get(i + 1).is("(");
            if (token.isSpelled()
                    || (called
                            && OperatorNames.named(token.text()).isEmpty()
                            && (!Spellings.named(token.text()).isEmpty() || token.hasCapitals()))) {
                return true;
            }
        }
        return false;
    }

    private Expr root() {
        if (words.has(";")) {
            while (words.peek().kind() == Kind.NAME && words.second().is("=")) {
                define();
            }
        }
        if (!defined.isEmpty() && words.peek().kind() == Kind.END) {
            throw faults.at(
                    "definitions stand before the factor, and here is none: add it, such as "
                            + words.all().getFirst().text(),
                    words.peek().span());
        }
        Expr root = parser.expression();
        Token behind = words.peek();
        skipSemicolons();
        if (words.peek().kind() != Kind.END) {
            throw faults.leftOver(behind);
        }
        return root;
    }

    private void define() {
        Token name = words.take();
        words.take();
        Expr value = parser.expression();
        if (!words.peek().is(";")) {
            throw faults.at(
                    "a definition ends with ';': write name = expression;", words.peek().span());
        }
        skipSemicolons();
        defined.put(name.text(), value);
        readings.defined(name);
    }

    private void skipSemicolons() {
        while (words.peek().is(";")) {
            words.take();
        }
    }
}
