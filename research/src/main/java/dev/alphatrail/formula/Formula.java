package dev.alphatrail.formula;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;

/// A factor as text and tree. It is data: evaluating it can reach nothing but the panel it is
/// given.
///
/// Immutable; made by [#parse]. Two formulas are the same factor when their canonical forms are
/// equal.
public final class Formula {
    private final String text;
    private final Expr root;
    private final Shape shape;
    private final String canonical;
    private final int lookback;

    private Formula(String text, Expr root, Shape shape, int lookback) {
        this.text = text;
        this.root = root;
        this.shape = shape;
        this.canonical = Canonical.print(root);
        this.lookback = lookback;
    }

    /// The formula of a text within [FormulaLimits#DEFAULT].
    ///
    /// @throws FormulaException where the text is no formula or a limit is passed
    public static Formula parse(String text) {
        return parse(text, FormulaLimits.DEFAULT);
    }

    /// The formula of a text. Whether its fields exist is for [#check] to say.
    ///
    /// @throws FormulaException where the text is no formula or a limit is passed
    public static Formula parse(String text, FormulaLimits limits) {
        if (text.length() > limits.maxLength()) {
            throw new FormulaException(
                    "the formula has "
                            + text.length()
                            + " characters, more than max_length = "
                            + limits.maxLength()
                            + ": shorten it",
                    text,
                    new Span(limits.maxLength(), text.length()));
        }
        if (text.chars().allMatch(c -> PlainText.isSpace((char) c))) {
            throw new FormulaException(
                    "the formula is empty: write one such as rank(close)",
                    text,
                    new Span(0, text.length()));
        }
        Expr root = Parser.parse(text, limits.maxDepth());
        Shape shape = Shape.of(text, root, limits);
        return new Formula(text, root, shape, Lookback.within(limits.maxLookback(), text, root));
    }

    /// The text it was parsed from.
    public String text() {
        return text;
    }

    public Expr root() {
        return root;
    }

    /// The one way to write this factor: the fewest parentheses, aliases resolved, defaults written
    /// out, numbers in their shortest form. Parses to a formula with the same canonical form and
    /// the same values.
    public String canonical() {
        return canonical;
    }

    /// SHA-256 of the canonical form in UTF-8, 64 lower-case hexadecimal digits.
    public String hash() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha256.digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /// Days of history: a value at t needs data from t - lookback to t, so the first date that can
    /// have one is number `lookback`, from 0. Nested windows add up. An exponentially weighted
    /// operator counts its span here, the values it needs before it gives any, though it goes on to
    /// use all history there is ([#usesWholeHistory]).
    public int lookback() {
        return lookback;
    }

    /// Whether values depend, with ever smaller weight, on data older than [#lookback].
    public boolean usesWholeHistory() {
        return usesWholeHistory(root);
    }

    private static boolean usesWholeHistory(Expr expr) {
        return expr instanceof Expr.Call(Operator operator, List<Expr> args, _)
                && (operator.usesWholeHistory()
                        || args.stream().anyMatch(Formula::usesWholeHistory));
    }

    /// Names of the fields it reads, ascending.
    public SortedSet<String> fields() {
        return Collections.unmodifiableSortedSet(Names.of(root).fields());
    }

    /// Names of the groupings it uses, ascending.
    public SortedSet<String> groupings() {
        return Collections.unmodifiableSortedSet(Names.of(root).groupings());
    }

    /// Holds the names against those a panel has.
    ///
    /// @throws FormulaException at the first name that is unknown, a grouping used as a value, or a
    ///   field used as a grouping
    public void check(Vocabulary vocabulary) {
        new NameCheck(text, vocabulary).check(root);
    }

    /// What a researcher should know before evaluating it on a panel, in order of the text; empty
    /// when there is nothing.
    ///
    /// @param vocabulary the names of the panel
    /// @param dates the number of its dates
    /// @throws FormulaException as [#check] does
    public List<Finding> lint(Vocabulary vocabulary, int dates) {
        check(vocabulary);
        return Lint.findings(root, dates);
    }

    /// What its values are measured in, as far as the names of its fields tell.
    public Dimension dimension() {
        return Dimensions.of(root);
    }

    /// The formula in plain words: one line per expression, operands indented below their operator.
    public String explain() {
        return Explanation.of(root);
    }

    /// Expressions in all, filled-in defaults included.
    public int nodes() {
        return shape.nodes();
    }

    /// Nested expressions; 1 for a single field.
    public int depth() {
        return shape.depth();
    }

    @Override
    public String toString() {
        return canonical;
    }
}
