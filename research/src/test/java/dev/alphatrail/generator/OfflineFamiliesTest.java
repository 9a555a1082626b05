package dev.alphatrail.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.generator.Proposal.SeedAlpha;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Collectors;

class OfflineFamiliesTest {
    private final OfflineFamilies model = new OfflineFamilies();

    @Test
    void theSameBriefGivesTheSameProposalInAnyLocaleAndTimeZone() {
        Proposal here = model.propose(Panels.asking("Momentum in ILLIQUID names", 30));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertEquals(here, model.propose(Panels.asking("Momentum in ILLIQUID names", 30)));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    /// Guards the promise across versions of the JDK: these come from the seed and SHA-256 alone.
    @Test
    void theFormulasOfAKnownIdeaArePinned() {
        assertEquals(
                List.of(
                        "safe_div(close, ts_max(close, 60))",
                        "log(ts_mean(safe_div(safe_div(high - low, close), dollar_volume), 120))",
                        "neutralize(log(ts_mean(safe_div(abs(returns(close, 1)), dollar_volume),"
                                + " 20)), returns(delay(close, 10), 60))",
                        "rank(-ts_cov(returns(close, 1), delay(returns(close, 1), 1), 40)) *"
                                + " rank(ts_sum(demean(returns(close, 1)), 180))",
                        "returns(delay(close, 20), 40)",
                        "-log(ts_mean(dollar_volume, 60))",
                        "returns(delay(close, 126), 126)",
                        "zscore(safe_div(close, ts_max(high, 120))) + zscore(-ts_cov(returns(close,"
                                + " 1), delay(returns(close, 1), 1), 60))"),
                formulas(model.propose(Panels.asking("Momentum + liquidity", 8))));
    }

    @Test
    void anotherIdeaOrAnotherSeedGivesOtherFormulas() {
        List<String> first = formulas(model.propose(Panels.withSeed("momentum", 1)));

        assertNotEquals(first, formulas(model.propose(Panels.withSeed("momentum", 2))));
        assertNotEquals(first, formulas(model.propose(Panels.withSeed("momentum of winners", 1))));
        assertNotEquals(
                formulas(model.propose(Panels.withSeed("green cars", 1))),
                formulas(model.propose(Panels.withSeed("blue cars", 1))));
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void everyFamilyAloneGivesTwoHundredDistinctFormulas(Family family) {
        Proposal proposal = model.propose(Panels.asking(family.words(), 200));

        assertEquals(200, proposal.alphas().size());
        Formulas.assertSound(proposal, Panels.asking(family.words(), 200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Momentum + liquidity",
                "Short-term reversal in illiquid stocks",
                "Low volatility anomaly",
                "Buy winners, sell losers",
                "52-week high",
                "Overnight versus intraday returns",
                "Volume spikes attract attention",
                "Weekly mean reversion after gaps",
                "Stocks with lottery-like payoffs do badly",
                "Avoid crowded trades",
                "Price-volume divergence",
                "Trend following with smooth trends",
                "Same month last year",
                "Cheap stocks with momentum",
                "High dividend yield and low risk",
                "Breakouts from narrow ranges",
                "Betting against beta",
                "Amihud illiquidity premium, 60 days",
                "Quiet names near their peak",
                "Rebound of oversold names within 3 days",
                "12-month momentum without the last month",
                "What the crowd ignores",
                "Persistent drift after earnings",
                "Turnover and volatility and range and gaps and correlation",
                "Long-term contrarian",
                "correlation with the market",
                "calendar effects by weekday",
                "liquid large names, monthly momentum",
                "Q",
                "∑ idée fixe"
            })
    void anyIdeaGivesEightSoundFormulas(String idea) {
        Brief brief = Panels.asking(idea, 8);
        Proposal proposal = model.propose(brief);

        assertEquals(8, proposal.alphas().size());
        Formulas.assertSound(proposal, brief);
        assertFalse(proposal.hypothesis().families().isEmpty());
        assertTrue(proposal.hypothesis().statement().startsWith("We expect that "));
    }

    @Test
    void twoFamiliesAreBothCoveredAndCombined() {
        List<SeedAlpha> alphas = model.propose(Panels.asking("Momentum + liquidity", 8)).alphas();
        List<String> families = alphas.stream().map(SeedAlpha::family).toList();

        assertEquals(List.of("momentum", "liquidity"), families.subList(0, 2));
        assertTrue(families.stream().filter(family -> family.contains("+")).count() >= 2);
    }

    @Test
    void elevenFamiliesInEightFormulasStillLeaveRoomForTwoCombinations() {
        String idea =
                Arrays.stream(Family.values()).map(Family::words).collect(Collectors.joining(", "));
        List<SeedAlpha> alphas = model.propose(Panels.asking(idea, 8)).alphas();

        assertEquals(2, alphas.stream().filter(alpha -> alpha.family().contains("+")).count());
        assertEquals(
                6,
                alphas.stream()
                        .map(SeedAlpha::family)
                        .filter(family -> !family.contains("+"))
                        .distinct()
                        .count());
    }

    @Test
    void aDirectionWordTurnsTheSign() {
        for (SeedAlpha alpha : model.propose(Panels.asking("high volatility", 7)).alphas()) {
            assertFalse(alpha.formula().startsWith("-"), alpha.formula());
        }
        for (SeedAlpha alpha : model.propose(Panels.asking("low volatility", 7)).alphas()) {
            assertTrue(alpha.formula().startsWith("-"), alpha.formula());
        }
    }

    @Test
    void aHorizonWordChoosesTheWindows() {
        for (SeedAlpha alpha : model.propose(Panels.asking("weekly reversal", 5)).alphas()) {
            assertTrue(Windows.longest(alpha.formula()) <= 10, alpha.formula());
        }
        for (SeedAlpha alpha : model.propose(Panels.asking("long-term momentum", 8)).alphas()) {
            assertTrue(Windows.longest(alpha.formula()) >= 90, alpha.formula());
        }
    }

    @Test
    void missingFieldsAreRespected() {
        Brief closes = Panels.asking("momentum and gaps", 40, Set.of("close"));
        Proposal proposal = model.propose(closes);

        assertEquals(List.of("momentum"), proposal.hypothesis().families());
        assertTrue(proposal.hypothesis().reasoning().contains("also names gap"));
        assertEquals(40, proposal.alphas().size());
        Formulas.assertSound(proposal, closes);
    }

    @Test
    void tradedMoneyIsMadeOfCloseAndVolumeWhereNoFieldHoldsIt() {
        Brief brief = Panels.asking("dollar volume", 8, Set.of("close", "volume"));
        Proposal proposal = model.propose(brief);

        assertTrue(
                formulas(proposal).stream()
                        .anyMatch(formula -> formula.contains("(close * volume)")));
        Formulas.assertSound(proposal, brief);
    }

    @Test
    void valueIsProposedOnlyWhereThePanelHasAccountingFields() {
        TreeSet<String> accounts = new TreeSet<>(Panels.PRICES);
        accounts.add("pe");
        Brief brief = Panels.asking("cheap names", 8, accounts);

        assertEquals(List.of("value"), model.propose(brief).hypothesis().families());
        assertTrue(
                formulas(model.propose(brief)).stream()
                        .allMatch(formula -> formula.contains("pe")));
        Formulas.assertSound(model.propose(brief), brief);
        Proposal without = model.propose(Panels.asking("cheap names", 8));
        assertTrue(
                without.hypothesis()
                        .reasoning()
                        .startsWith("The idea names value, for which the panel lacks"));
        assertFalse(without.hypothesis().families().contains("value"));
    }

    @Test
    void anIdeaOfNoFamilyIsToldSoAndGetsAMixThatTheSeedDoesNotChange() {
        Proposal one = model.propose(Panels.withSeed("my aunt's favourite colours", 1));
        Proposal two = model.propose(Panels.withSeed("my aunt's favourite colours", 2));

        assertTrue(one.hypothesis().reasoning().startsWith("The idea names no family"));
        assertEquals(3, one.hypothesis().families().size());
        assertEquals(one.hypothesis(), two.hypothesis());
        assertNotEquals(formulas(one), formulas(two));
    }

    @Test
    void aPanelWithNothingToWorkWithGetsNoFormulasAndIsToldSo() {
        Proposal proposal = model.propose(Panels.asking("momentum", 8, Set.of("temperature")));

        assertTrue(proposal.alphas().isEmpty());
        assertTrue(proposal.hypothesis().statement().startsWith("No hypothesis can be tested"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 40, 100, 252, 500})
    void noWindowIsLongerThanAQuarterOfTheDates(int dates) {
        Brief brief = Panels.withDates("momentum, seasonality", dates);

        Formulas.assertSound(model.propose(brief), brief);
    }

    @Test
    void whatIsTakenIsNotProposedAgain() {
        Set<String> taken = new HashSet<>();
        for (int round = 0; round < 20; round++) {
            for (String canonical :
                    Formulas.canonical(
                            model.propose(Panels.after("gap", 0, 8, List.of(), taken)))) {
                assertTrue(taken.add(canonical), canonical);
            }
        }
        assertEquals(160, taken.size());
    }

    static List<String> formulas(Proposal proposal) {
        return proposal.alphas().stream().map(SeedAlpha::formula).toList();
    }
}
