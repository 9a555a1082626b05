package dev.alphatrail.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

/// What holds of any text: it is a formula that everything can be told of, or a complaint of one
/// line with a place in it.
public final class FormulaClaims {
    private static final FormulaLimits WIDE = new FormulaLimits(100_000, 200, 10_000, 10_000_000);

    private FormulaClaims() {}

    /// Tries them.
    ///
    /// @return the formula, if it is one
    public static Optional<Formula> hold(String text) {
        Formula formula;
        try {
            formula = Formula.parse(text);
        } catch (FormulaException fault) {
            holdOfComplaint(text, fault);
            return Optional.empty();
        }
        assertEquals(formula.canonical(), Formula.parse(formula.canonical(), WIDE).canonical());
        formula.explain();
        formula.dimension().title();
        formula.hash();
        String identity = formula.identity();
        assertEquals(identity, Formula.parse(identity, WIDE).identity());
        Similarity similarity = new Similarity();
        assertEquals(1.0, Similarity.share(similarity.form(formula), similarity.form(formula)));
        holdOfLint(text, formula);
        return Optional.of(formula);
    }

    private static void holdOfLint(String text, Formula formula) {
        try {
            Vocabulary all = new Vocabulary(formula.fields(), formula.groupings());
            for (Finding finding : formula.lint(all, 100)) {
                assertTrue(finding.span().end() <= text.length(), finding.line());
            }
        } catch (FormulaException fault) {
            // a name that is a field here and a grouping there
            holdOfComplaint(text, fault);
        } catch (IllegalArgumentException fault) {
            assertTrue(fault.getMessage().contains("both a field and a grouping"), text);
        }
    }

    private static void holdOfComplaint(String text, FormulaException fault) {
        assertTrue(fault.span().end() <= text.length(), text);
        assertTrue(fault.getMessage().matches("[ -~]+"), fault.getMessage());
        assertTrue(fault.getMessage().endsWith(" (" + place(text, fault) + ")"), text);
        List<String> lines = fault.withCaret().lines().toList();
        assertEquals(3, lines.size());
        assertTrue(lines.stream().allMatch(line -> line.matches("[ -~]*")), fault.withCaret());
        assertTrue(lines.get(2).matches(" {2,}\\^+"), fault.withCaret());
    }

    /// The column, counted in the line in which the fault stands; the first needs no number.
    private static String place(String text, FormulaException fault) {
        String[] lines = text.substring(0, fault.span().start()).split("\n", -1);
        String column = "column " + (lines[lines.length - 1].length() + 1);
        return lines.length == 1 ? column : "line " + lines.length + " of the formula, " + column;
    }
}
