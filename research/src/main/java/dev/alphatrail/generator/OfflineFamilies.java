package dev.alphatrail.generator;

import dev.alphatrail.generator.Proposal.SeedAlpha;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The offline generator: reads an idea for families of the literature and draws formulas from
/// their templates.
///
/// The proposal depends on the brief alone. What is drawn follows from the seed, the round and the
/// SHA-256 of the idea's words; case and punctuation do not matter. Nothing of the idea's text
/// enters a formula or a name. Fewer formulas than asked for are returned when the families give no
/// more; none when the panel has nothing to work with.
public final class OfflineFamilies implements HypothesisModel {
    @Override
    public String name() {
        return "offline-families";
    }

    @Override
    public Proposal propose(Brief brief) {
        IdeaReading reading = IdeaReading.of(brief.idea());
        Screen screen = new Screen(brief);
        Plan plan = Plan.of(reading, screen);
        SplitMix64 random = SplitMix64.of(brief.seed(), reading.words(), brief.iteration());
        return new Proposal(
                Narrative.hypothesis(plan), new Drawing(brief, screen).draw(plan, random));
    }

    /// Collects formulas for one brief.
    private static final class Drawing {
        private final Brief brief;
        private final Screen screen;
        private final List<SeedAlpha> drawn = new ArrayList<>();
        private final Set<String> names = new HashSet<>();

        Drawing(Brief brief, Screen screen) {
            this.brief = brief;
            this.screen = screen;
        }

        /// Two thirds vary what worked, one third is fresh; either makes up for what the other
        /// lacks.
        List<SeedAlpha> draw(Plan plan, SplitMix64 random) {
            Iterator<Draft> variations = Variations.of(brief.earlier(), screen, random);
            Deck deck = new Deck(plan, screen, random, brief.count());
            addFrom(variations, (2 * brief.count() + 2) / 3);
            while (drawn.size() < brief.count()) {
                Optional<Draft> fresh = deck.next(screen::accepts);
                if (fresh.isEmpty()) {
                    break;
                }
                add(fresh.get());
            }
            addFrom(variations, brief.count());
            return drawn;
        }

        private void addFrom(Iterator<Draft> drafts, int upTo) {
            while (drawn.size() < upTo && drafts.hasNext()) {
                Draft draft = drafts.next();
                if (screen.accepts(draft)) {
                    add(draft);
                }
            }
        }

        private void add(Draft draft) {
            String name = draft.name();
            for (int copy = 2; !names.add(name); copy++) {
                name = draft.name() + "_" + copy;
            }
            drawn.add(
                    new SeedAlpha(
                            name,
                            draft.formula(),
                            draft.family(),
                            draft.rationale(),
                            draft.parent()));
        }
    }
}
