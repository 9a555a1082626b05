package dev.alphatrail.generator;

import dev.alphatrail.generator.Brief.Trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What later rounds make of the formulas that worked: other windows, dressings, and the best two
/// joined.
final class Variations {
    private static final int PARENTS = 4;

    /// Longer texts have been varied often enough; another layer would say nothing a person could
    /// read.
    private static final int LONGEST_PARENT = 500;

    /// A change of all windows by one ratio.
    private record Pace(String suffix, int numerator, int denominator, String words) {}

    private static final List<Pace> PACES =
            List.of(
                    new Pace("slower", 3, 2, "one and a half times as long"),
                    new Pace("much_slower", 2, 1, "twice as long"),
                    new Pace("faster", 1, 2, "half as long"));

    private final Screen screen;
    private final SplitMix64 random;

    private Variations(Screen screen, SplitMix64 random) {
        this.screen = screen;
        this.random = random;
    }

    /// Variations of the best earlier formulas, the best one's first; none when no formula earned
    /// anything.
    static Iterator<Draft> of(List<Trial> earlier, Screen screen, SplitMix64 random) {
        Variations variations = new Variations(screen, random);
        return variations.inTurns(variations.best(earlier)).iterator();
    }

    private List<Trial> best(List<Trial> earlier) {
        return earlier.stream()
                .filter(trial -> trial.informationRatio() > 0)
                .filter(trial -> screen.fits(trial.formula()))
                .filter(trial -> trial.formula().length() <= LONGEST_PARENT)
                .sorted(
                        Comparator.comparingDouble(Trial::informationRatio)
                                .reversed()
                                .thenComparing(Trial::alphaId))
                .limit(PARENTS)
                .toList();
    }

    /// Round by round one variation of each parent, and the best two joined after the first round.
    private List<Draft> inTurns(List<Trial> parents) {
        List<List<Draft>> columns = new ArrayList<>();
        for (Trial parent : parents) {
            columns.add(variationsOf(parent));
        }
        if (parents.size() > 1) {
            columns.add(joined(parents.get(0), parents.get(1)));
        }
        return Deck.rounds(columns);
    }

    private List<Draft> variationsOf(Trial parent) {
        List<Draft> drafts = new ArrayList<>();
        if (!families(parent).contains(Family.SEASONALITY.label())) {
            PACES.forEach(pace -> drafts.add(paced(parent, pace)));
        }
        Dressing.ALL.stream()
                .filter(dressing -> dressing.suits(parent.family()))
                .map(dressing -> dressing.withFormula(screen.adapted(dressing.formula())))
                .map(dressing ->
                        dressing.draft(
                                name(parent),
                                parent.formula(),
                                parent.family(),
                                "Varies " + parent.alphaId() + ", which did well",
                                Optional.of(parent.alphaId())))
                .forEach(drafts::add);
        random.shuffle(drafts);
        return drafts;
    }

    private Draft paced(Trial parent, Pace pace) {
        return new Draft(
                name(parent) + "_" + pace.suffix(),
                Windows.scaled(
                        parent.formula(),
                        pace.numerator(),
                        pace.denominator(),
                        screen.longestLookback()),
                parent.family(),
                "Varies "
                        + parent.alphaId()
                        + ", which did well, with windows "
                        + pace.words()
                        + ".",
                Optional.of(parent.alphaId()));
    }

    private List<Draft> joined(Trial best, Trial second) {
        List<Draft> drafts = new ArrayList<>();
        for (Combination way : Combination.ALL) {
            drafts.add(way.draft(asDraft(best), asDraft(second), Optional.of(best.alphaId())));
        }
        random.shuffle(drafts);
        return drafts;
    }

    private static Draft asDraft(Trial trial) {
        return new Draft(name(trial), trial.formula(), trial.family(), "");
    }

    private static List<String> families(Trial trial) {
        return List.of(trial.family().split("\\+"));
    }

    private static String name(Trial trial) {
        String text = (trial.family() + "_" + trial.alphaId()).toLowerCase(Locale.ROOT);
        String plain = text.replaceAll("[^a-z0-9]+", "_");
        return plain.startsWith("_") ? "formula" + plain : plain;
    }
}
