package dev.alphatrail.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.generator.Brief.Trial;
import dev.alphatrail.generator.Proposal.SeedAlpha;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class VariationsTest {
    private static final Trial BEST = new Trial("a001", "returns(close, 60)", "momentum", 1.2);
    private static final Trial SECOND =
            new Trial("a002", "-ts_std(returns(close, 1), 20)", "volatility", 0.4);
    private static final Trial LOSING = new Trial("a003", "ts_rank(volume, 20)", "volume", -0.8);
    private static final Trial FAILED = new Trial("a004", "bad((", "volume", Double.NaN);

    private final OfflineFamilies model = new OfflineFamilies();

    @Test
    void twoThirdsVaryWhatWorkedAndOneThirdIsFresh() {
        Brief brief =
                Panels.after(
                        "momentum, volatility",
                        1,
                        9,
                        List.of(LOSING, BEST, FAILED, SECOND),
                        Set.of());
        Proposal proposal = model.propose(brief);
        List<Optional<String>> parents = proposal.alphas().stream().map(SeedAlpha::parent).toList();

        assertEquals(6, parents.stream().filter(Optional::isPresent).count());
        assertEquals(Optional.of("a001"), parents.getFirst());
        assertTrue(parents.contains(Optional.of("a002")));
        assertFalse(parents.contains(Optional.of("a003")), "a formula that lost is not varied");
        assertFalse(parents.contains(Optional.of("a004")), "a formula that failed is not varied");
        Formulas.assertSound(proposal, brief);
    }

    @Test
    void theBestTwoAreJoinedAndPacesAndDressingsChange() {
        Brief brief = Panels.after("momentum", 1, 40, List.of(BEST, SECOND), Set.of());
        List<String> formulas = OfflineFamiliesTest.formulas(model.propose(brief));

        assertTrue(
                formulas.containsAll(
                        List.of(
                                "returns(close, 90)",
                                "returns(close, 120)",
                                "returns(close, 30)",
                                "ts_decay_linear(rank(returns(close, 60)), 5)",
                                "group_demean(returns(close, 60), sector)",
                                "rank(returns(close, 60)) * rank(-ts_std(returns(close, 1), 20))",
                                "-ts_std(returns(close, 1), 40)")));
        assertFalse(
                formulas.contains(
                        "neutralize(-ts_std(returns(close, 1), 20), ts_std(returns(close, 1),"
                                + " 20))"));
    }

    @Test
    void whereNothingWorkedEverythingIsFresh() {
        Proposal proposal =
                model.propose(Panels.after("gap", 1, 6, List.of(LOSING, FAILED), Set.of()));

        assertEquals(6, proposal.alphas().size());
        assertTrue(proposal.alphas().stream().allMatch(alpha -> alpha.parent().isEmpty()));
    }

    @Test
    void theOrderOfTheTrialsDoesNotMatter() {
        assertEquals(
                model.propose(Panels.after("gap", 1, 9, List.of(BEST, SECOND, LOSING), Set.of())),
                model.propose(Panels.after("gap", 1, 9, List.of(LOSING, SECOND, BEST), Set.of())));
    }

    @Test
    void aSearchOfManyRoundsNeverRepeatsItself() {
        List<Trial> trials = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int round = 0; round < 25; round++) {
            Brief brief = Panels.after("momentum + liquidity", round, 8, trials, taken);
            Proposal proposal = model.propose(brief);
            Formulas.assertSound(proposal, brief);
            for (SeedAlpha alpha : proposal.alphas()) {
                String id = "a" + (trials.size() + 1);
                trials.add(new Trial(id, alpha.formula(), alpha.family(), trials.size() % 7 / 3.0));
            }
            taken.addAll(Formulas.canonical(proposal));
        }
        assertEquals(200, taken.size());
    }
}
