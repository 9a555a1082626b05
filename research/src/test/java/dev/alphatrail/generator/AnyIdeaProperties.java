package dev.alphatrail.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

import java.util.List;
import java.util.Set;

class AnyIdeaProperties {
    private final OfflineFamilies model = new OfflineFamilies();

    @Property(tries = 200)
    void anyTextGivesEightSoundFormulasAndTwiceTheSame(
            @ForAll @StringLength(max = 2_000) String idea,
            @ForAll long seed,
            @ForAll @IntRange(min = 252, max = 3_000) int dates) {
        Brief brief =
                new Brief(
                        idea, seed, 0, 8, Panels.PRICES, Panels.SECTOR, dates, List.of(), Set.of());
        Proposal proposal = model.propose(brief);

        assertEquals(8, proposal.alphas().size());
        Formulas.assertSound(proposal, brief);
        assertEquals(proposal, model.propose(brief));
    }
}
