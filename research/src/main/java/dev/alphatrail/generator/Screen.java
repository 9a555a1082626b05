package dev.alphatrail.generator;

import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.FormulaException;
import dev.alphatrail.formula.Vocabulary;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Holds formulas against the panel and against what is taken already.
final class Screen {
    /// No formula looks back over more than this part of the dates, so that most dates keep a
    /// value.
    private static final int SHARE_OF_DATES = 4;

    private static final String TRADED_MONEY = "(close * volume)";

    private final Vocabulary vocabulary;
    private final int longest;
    private final Set<String> taken;

    Screen(Brief brief) {
        vocabulary = new Vocabulary(brief.fields(), brief.groupings());
        longest = brief.dates() / SHARE_OF_DATES;
        taken = new HashSet<>(brief.taken());
    }

    /// Days a formula may look back.
    int longestLookback() {
        return longest;
    }

    /// A formula as this panel can read it: traded money is close times volume where no field holds
    /// it.
    String adapted(String formula) {
        return vocabulary.fields().contains("dollar_volume")
                ? formula
                : formula.replace("dollar_volume", TRADED_MONEY);
    }

    /// Whether the text is a formula of fields the panel has that looks back over few enough dates.
    boolean fits(String formula) {
        return canonical(formula).isPresent();
    }

    /// Whether the formula fits and is new; from then on it is taken.
    boolean accepts(Draft draft) {
        return canonical(draft.formula()).filter(taken::add).isPresent();
    }

    private Optional<String> canonical(String text) {
        try {
            Formula formula = Formula.parse(text);
            formula.check(vocabulary);
            return Optional.of(formula)
                    .filter(parsed -> parsed.lookback() <= longest)
                    .map(Formula::canonical);
        } catch (FormulaException _) {
            return Optional.empty();
        }
    }
}
