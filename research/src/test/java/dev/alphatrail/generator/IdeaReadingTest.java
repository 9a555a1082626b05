package dev.alphatrail.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.generator.IdeaReading.Horizon;
import dev.alphatrail.generator.IdeaReading.Mention;
import dev.alphatrail.generator.IdeaReading.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

class IdeaReadingTest {
    @ParameterizedTest
    @CsvSource({
        "momentum, MOMENTUM, NONE",
        "past winners, MOMENTUM, HIGH",
        "names near their 52-week high, MOMENTUM, NONE",
        "mean-reverting prices, REVERSAL, NONE",
        "liquidity, LIQUIDITY, NONE",
        "low liquidity, LIQUIDITY, LOW",
        "illiquid names, LIQUIDITY, LOW",
        "avoid illiquid names, LIQUIDITY, HIGH",
        "high trading volume, VOLUME, HIGH",
        "dollar volume, LIQUIDITY, HIGH",
        "low volatility, VOLATILITY, LOW",
        "avoid low volatility, VOLATILITY, HIGH",
        "volatility is low, VOLATILITY, LOW",
        "quiet names, VOLATILITY, LOW",
        "narrow price range, PRICE_RANGE, LOW",
        "overnight moves, GAP, NONE",
        "price-volume divergence, CORRELATION, NONE",
        "seasonal patterns, SEASONALITY, NONE",
        "cheap names, VALUE, HIGH",
        "short expensive names, VALUE, HIGH",
        "quality of trends, TREND_QUALITY, NONE"
    })
    void aWordNamesAFamilyAndPerhapsAnEndOfIt(String idea, Family family, Side side) {
        Mention first = IdeaReading.of(idea).mentions().getFirst();

        assertEquals(family, first.family());
        assertEquals(side, first.side());
    }

    @Test
    void familiesComeInTheOrderOfTheIdeaAndOnce() {
        List<Family> families =
                IdeaReading.of("Liquidity & momentum, with more momentum and gaps")
                        .mentions()
                        .stream()
                        .map(Mention::family)
                        .toList();

        assertEquals(List.of(Family.LIQUIDITY, Family.MOMENTUM, Family.GAP), families);
    }

    @ParameterizedTest
    @CsvSource({
        "weekly momentum, 3, 10",
        "short-term momentum, 1, 10",
        "long-term momentum, 90, 1000",
        "60-day momentum, 36, 96",
        "momentum over three months, 37, 100",
        "12m momentum, 151, 403",
        "'momentum, monthly', 15, 40"
    })
    void aHorizonIsReadInTradingDays(String idea, int from, int to) {
        assertEquals(
                Optional.of(new Horizon(from, to)),
                IdeaReading.of(idea).mentions().getFirst().horizon());
    }

    @Test
    void aHorizonStaysWithTheFamiliesOfItsClause() {
        List<Mention> mentions =
                IdeaReading.of("long-term momentum and short-term reversal, liquidity").mentions();

        assertEquals(Optional.of(new Horizon(90, 1_000)), mentions.get(0).horizon());
        assertEquals(Optional.of(new Horizon(1, 10)), mentions.get(1).horizon());
        assertEquals(Optional.empty(), mentions.get(2).horizon());
    }

    @Test
    void caseAndPunctuationDoNotMakeAnotherIdea() {
        assertEquals("momentum liquidity", IdeaReading.of("  MOMENTUM + Liquidity!! ").words());
    }

    @Test
    void aTextThatNamesNoFamilyHasNoMentions() {
        assertTrue(IdeaReading.of("my aunt's favourite colours").mentions().isEmpty());
    }

    @Test
    void distanceCountsDoublingsFromTheHorizon() {
        Horizon week = new Horizon(3, 10);

        assertEquals(
                List.of(2, 0, 0, 1, 3),
                List.of(1, 3, 10, 20, 60).stream().map(week::distance).toList());
    }
}
