package dev.alphatrail.formula;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// A factor as text and tree. It is data: evaluating it can reach nothing but the panel it is
/// given.
///
/// Immutable; made by [#parse]. Two formulas are the same factor when their identities are equal;
/// then they have the same values to the bit.
public final class Formula {
    /// The volume-weighted price of a day, for which the typical price stands where the data has
    /// none.
    public static final String VWAP = DerivedFields.VWAP;

    private final String text;
    private final Expr root;
    private final Shape shape;
    private final int lookback;
    private final FormulaLimits limits;
    private final List<Finding> readings;

    private Formula(String text, Expr root, FormulaLimits limits, List<Finding> readings) {
        this.text = text;
        this.root = root;
        this.limits = limits;
        this.readings = List.copyOf(readings);
        this.shape = Shape.of(text, root, limits);
        this.lookback = Lookback.within(limits.maxLookback(), text, root);
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
        if (PlainText.isBlank(text)) {
            throw new FormulaException(
                    "the formula is empty: write one such as rank(close)",
                    text,
                    new Span(0, text.length()));
        }
        Program.Parsed parsed = Program.parse(text, limits.maxDepth());
        return new Formula(text, parsed.root(), limits, parsed.readings());
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
        return Canonical.print(root);
    }

    /// SHA-256 of the canonical form in UTF-8, 64 lower-case hexadecimal digits.
    public String hash() {
        return sha256(canonical());
    }

    /// The text that all formulas share which are this factor by rules that are exact in floating
    /// point (see [Identity]): `b + a` for `a + b`, `b > a` for `a < b`, `-x` for `-1 * x`. Parses
    /// to a formula of the same identity and the same values, given limits that are wide enough.
    public String identity() {
        return Canonical.print(Identity.of(root));
    }

    /// SHA-256 of [#identity] in UTF-8, 64 lower-case hexadecimal digits. A later version of
    /// Alphatrail may know more rules and then give another; [#hash] never changes.
    public String identityHash() {
        return sha256(identity());
    }

    private static String sha256(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
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
    /// @throws FormulaException at the first name that is unknown, or a grouping used as a value
    public void check(Vocabulary vocabulary) {
        new NameCheck(text, vocabulary).check(root);
    }

    /// The formula on a panel of these names: `returns`, `vwap` and `adv20` of which it has no
    /// column are replaced by what stands for them, a field where a grouping is needed by its
    /// `densify`, and `market` there by 1. That is the form to evaluate and to tell factors apart
    /// by.
    ///
    /// @throws FormulaException as [#check] does, and where a limit is passed that way
    public Formula on(Vocabulary vocabulary) {
        if (Names.areColumns(root, Parameter.Kind.VALUE, vocabulary)) {
            return this;
        }
        check(vocabulary);
        Expr resolved = DerivedFields.resolve(root, vocabulary, new TreeMap<>());
        return resolved.equals(root) ? this : new Formula(text, resolved, limits, readings);
    }

    /// The names it uses of which a panel has no column, each with what stands for it there.
    public SortedMap<String, String> standIns(Vocabulary vocabulary) {
        return Collections.unmodifiableSortedMap(DerivedFields.used(root, vocabulary));
    }

    /// Where a published spelling was not taken quite as written, in order of the text.
    public List<Finding> readings() {
        return readings;
    }

    /// What a researcher should know before evaluating it on a panel, in order of the text; empty
    /// when there is nothing.
    ///
    /// @param vocabulary the names of the panel
    /// @param dates the number of its dates
    /// @throws FormulaException as [#check] does
    public List<Finding> lint(Vocabulary vocabulary, int dates) {
        List<Finding> findings = new ArrayList<>(Lint.findings(on(vocabulary).root, dates));
        if (standIns(vocabulary).containsKey(DerivedFields.VWAP)) {
            findings.add(DerivedFields.typicalPrice(root));
            findings.sort(Comparator.comparingInt(finding -> finding.span().start()));
        }
        return findings;
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
        return canonical();
    }
}
