package dev.alphatrail.study;

import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.FormulaException;
import dev.alphatrail.formula.FormulaLimits;
import dev.alphatrail.formula.Similarity;
import dev.alphatrail.formula.Vocabulary;
import dev.alphatrail.study.StudyResult.Nearest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Tells how near a formula is to those that are known already, and refuses it from a share on.
/// Serves one thread.
public final class Novelty {
    /// What is known may be larger than what is allowed now.
    public static final FormulaLimits ANY = new FormulaLimits(100_000, 200, 100_000, 1_000_000);

    /// How the reason of every refusal begins.
    static final String REFUSAL = "refused by factors.max_similarity: ";

    private record Entry(Known known, Similarity.Form form) {}

    private final Vocabulary vocabulary;
    private final Similarity similarity = new Similarity();
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> texts = new HashSet<>();

    /// @param vocabulary the names of the panel, on which formulas are compared
    public Novelty(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// Adds a formula to what is known. One that is no formula, or not on this panel, is left out,
    /// as is a text that is known already.
    public void add(Known known) {
        addAll(List.of(known));
    }

    /// Adds formulas, in their order.
    public void addAll(List<Known> known) {
        List<Known> others =
                known.stream().filter(each -> !texts.contains(each.formula())).toList();
        List<Optional<Entry>> read = others.parallelStream().map(this::entry).toList();
        for (Optional<Entry> entry : read) {
            if (entry.isPresent() && texts.add(entry.get().known().formula())) {
                entries.add(entry.get());
            }
        }
    }

    /// Adds a formula of which the form on this panel is at hand.
    void add(Known known, Formula formula) {
        if (texts.add(known.formula())) {
            entries.add(new Entry(known, similarity.form(formula)));
        }
    }

    /// Empty for one of another market or another version: nothing here can be a copy of it.
    private Optional<Entry> entry(Known known) {
        try {
            Formula formula = Formula.parse(known.formula(), ANY).on(vocabulary);
            return Optional.of(new Entry(known, similarity.form(formula)));
        } catch (FormulaException e) {
            return Optional.empty();
        }
    }

    /// The known formula of the largest share, of equal ones the first by `of` and text; empty when
    /// nothing is known or nothing is shared.
    public Optional<Nearest> nearest(Formula formula) {
        List<Nearest> best = nearest(formula, 1, _ -> true);
        return best.isEmpty() ? Optional.empty() : Optional.of(best.getFirst());
    }

    /// The `most` nearest ones of those that are wanted, nearest first; those that share nothing
    /// are left out.
    List<Nearest> nearest(Formula formula, int most, Predicate<Known> wanted) {
        Similarity.Form form = similarity.form(formula);
        List<Nearest> best = new ArrayList<>();
        for (Entry entry : entries) {
            double least = best.size() < most ? 0 : best.getLast().similarity();
            double bound = Similarity.bound(form, entry.form());
            if (bound > 0 && bound >= least && wanted.test(entry.known())) {
                Known known = entry.known();
                double share = Similarity.share(form, entry.form());
                NearestFormulas.insert(new Nearest(known.of(), known.formula(), share), most, best);
            }
        }
        return best;
    }

    /// The reason by which a near-copy is refused.
    static String reason(Nearest nearest) {
        return String.format(
                Locale.ROOT,
                REFUSAL + "%.0f%% of it is the same as %s: %s",
                100 * nearest.similarity(),
                nearest.of(),
                nearest.formula());
    }
}
