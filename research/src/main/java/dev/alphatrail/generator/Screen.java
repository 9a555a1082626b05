package dev.alphatrail.generator;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Holds formulas against the panel and against what is taken already.
final class Screen {
    /// No formula looks back over more than this part of the dates, so that most dates keep a
    /// value.
    private static final int SHARE_OF_DATES = 4;

    private static final String TRADED_MONEY = "(close * volume)";

    private final Set<String> names;
    private final int longest;
    private final Set<String> taken;

    Screen(Brief brief) {
        names = new HashSet<>(brief.fields());
        names.addAll(brief.groupings());
        longest = brief.dates() / SHARE_OF_DATES;
        taken = new HashSet<>(brief.taken());
    }

    /// The longest window a formula may have, in days.
    int longestWindow() {
        return longest;
    }

    private boolean has(List<String> needs) {
        return names.containsAll(needs);
    }

    /// The dressing for this panel; empty when the panel lacks what it reads.
    Optional<Dressing> adapted(Dressing dressing) {
        String formula = adapted(dressing.formula());
        return has(Names.read(formula.replace("{x}", "1")))
                ? Optional.of(
                        new Dressing(
                                dressing.suffix(), formula, dressing.words(), dressing.removes()))
                : Optional.empty();
    }

    /// The template for this panel; empty when the panel lacks what it reads.
    Optional<Template> adapted(Template template) {
        Template adapted = template.withFormula(adapted(template.formula()));
        return has(adapted.needs()) ? Optional.of(adapted) : Optional.empty();
    }

    /// Traded money is close times volume where the panel has no field for it.
    private String adapted(String formula) {
        return names.contains("dollar_volume")
                ? formula
                : formula.replace("dollar_volume", TRADED_MONEY);
    }

    boolean fits(Draft draft) {
        return Windows.longest(draft.formula()) <= longest;
    }

    /// Whether the formula fits and is new; from then on it is taken.
    boolean accepts(Draft draft) {
        return fits(draft) && taken.add(draft.formula());
    }
}
