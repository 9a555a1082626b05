package dev.alphatrail.study;

import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.FormulaException;
import dev.alphatrail.formula.Similarity;
import dev.alphatrail.formula.Vocabulary;
import dev.alphatrail.study.StudyResult.Nearest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The known formulas that are nearest to one formula. Of all others nothing is kept, so any number
/// may be offered. Serves one thread, which has others as its helpers.
public final class NearestFormulas {
    private final Vocabulary vocabulary;
    private final int most;
    private final Similarity similarity = new Similarity();
    private final Similarity.Form form;
    private final List<Nearest> best = new ArrayList<>();
    private int size;

    /// @param vocabulary the names of the panel, on which formulas are compared
    /// @param most how many are kept
    public NearestFormulas(Vocabulary vocabulary, Formula formula, int most) {
        this.vocabulary = vocabulary;
        this.most = most;
        this.form = similarity.form(formula);
    }

    /// Offers formulas. Those that are none, or not on this panel, are left out.
    public void offer(List<Known> known) {
        double least = least();
        List<Optional<Nearest>> shares =
                known.parallelStream().map(each -> share(each, least)).toList();
        for (Optional<Nearest> found : shares) {
            if (found.isPresent()) {
                size++;
                insert(found.get(), most, best);
            }
        }
    }

    private double least() {
        return best.size() < most ? 0 : best.getLast().similarity();
    }

    /// @param least a smaller share need not be told: it counts as none
    private Optional<Nearest> share(Known known, double least) {
        try {
            Formula formula = Formula.parse(known.formula(), Novelty.ANY).on(vocabulary);
            Similarity.Form other = similarity.form(formula);
            double bound = Similarity.bound(form, other);
            double share = bound > 0 && bound >= least ? Similarity.share(form, other) : 0;
            return Optional.of(new Nearest(known.of(), known.formula(), share));
        } catch (FormulaException e) {
            return Optional.empty(); // of another market or another version
        }
    }

    /// How many formulas were compared.
    public int size() {
        return size;
    }

    /// The nearest ones, nearest first, of equal ones the first by `of` and text; those that share
    /// nothing are left out.
    public List<Nearest> found() {
        return List.copyOf(best);
    }

    /// Puts one in its place among the best, of which there are `most` at most.
    static void insert(Nearest found, int most, List<Nearest> best) {
        if (found.similarity() == 0) {
            return;
        }
        int at = best.size();
        while (at > 0 && best.get(at - 1).compareTo(found) > 0) {
            at--;
        }
        if (at < most) {
            best.add(at, found);
        }
        if (best.size() > most) {
            best.removeLast();
        }
    }
}
