package dev.alphatrail.generator;

import static dev.alphatrail.generator.Family.CORRELATION;
import static dev.alphatrail.generator.Family.GAP;
import static dev.alphatrail.generator.Family.LIQUIDITY;
import static dev.alphatrail.generator.Family.MOMENTUM;
import static dev.alphatrail.generator.Family.PRICE_RANGE;
import static dev.alphatrail.generator.Family.REVERSAL;
import static dev.alphatrail.generator.Family.SEASONALITY;
import static dev.alphatrail.generator.Family.TREND_QUALITY;
import static dev.alphatrail.generator.Family.VALUE;
import static dev.alphatrail.generator.Family.VOLATILITY;
import static dev.alphatrail.generator.Family.VOLUME;
import static dev.alphatrail.generator.IdeaReading.Side.HIGH;
import static dev.alphatrail.generator.IdeaReading.Side.LOW;
import static dev.alphatrail.generator.IdeaReading.Side.NONE;

import dev.alphatrail.generator.IdeaReading.Side;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The words that ideas are read for, and how a text falls into words and clauses.
final class Lexicon {
    /// What a word or a pair of words says: a family, and perhaps which end of it.
    record Entry(Family family, Side side) {}

    private static final Set<String> CLAUSE_BREAKS =
            Set.of(
                    "and",
                    "or",
                    "but",
                    "with",
                    "while",
                    "then",
                    "when",
                    "versus",
                    "vs",
                    "plus",
                    "after",
                    "following");
    private static final String BREAKING_SIGNS = ",;.:+&/|()!?\n";

    private static final Set<String> HIGH_WORDS =
            Set.of(
                    "high",
                    "higher",
                    "highest",
                    "strong",
                    "strongest",
                    "rising",
                    "large",
                    "big",
                    "heavy",
                    "wide",
                    "up",
                    "more",
                    "increasing",
                    "surging",
                    "spiking");
    private static final Set<String> LOW_WORDS =
            Set.of(
                    "low",
                    "lower",
                    "lowest",
                    "weak",
                    "weakest",
                    "falling",
                    "small",
                    "light",
                    "little",
                    "narrow",
                    "down",
                    "less",
                    "decreasing",
                    "reduced",
                    "shrinking",
                    "tight");
    private static final Set<String> FLIPS =
            Set.of(
                    "avoid",
                    "avoiding",
                    "without",
                    "exclude",
                    "excluding",
                    "except",
                    "short",
                    "shorting",
                    "sell",
                    "selling",
                    "underweight",
                    "against",
                    "not",
                    "no",
                    "fade",
                    "fading");

    /// Whole words; a plural s is forgiven.
    private static final Map<String, Entry> WORDS = new HashMap<>();

    /// Word beginnings, at least four letters long.
    private static final Map<String, Entry> STEMS = new HashMap<>();

    static {
        say(
                MOMENTUM,
                NONE,
                "momentum",
                "continu*",
                "underreact*",
                "outperform*",
                "herding",
                "relative strength");
        say(MOMENTUM, NONE, "week high", "month high", "year high");
        say(MOMENTUM, HIGH, "winner");
        say(
                REVERSAL,
                NONE,
                "revers*",
                "revert*",
                "contrarian*",
                "overreact*",
                "rebound*",
                "bounc*",
                "loser",
                "oversold",
                "overbought",
                "pullback",
                "dip",
                "overshoot*");
        say(LIQUIDITY, NONE, "liquidity", "tradab*", "depth", "liquidit*");
        say(LIQUIDITY, HIGH, "liquid", "dollar volume");
        say(LIQUIDITY, LOW, "illiquid*", "amihud*", "spread", "impact", "thinly");
        say(VOLUME, NONE, "volume", "turnover", "attention", "crowd*", "activity", "participation");
        say(
                VOLATILITY,
                NONE,
                "volatility",
                "volatilit*",
                "vol",
                "variance",
                "risk",
                "beta",
                "idiosyncratic",
                "uncertain*");
        say(VOLATILITY, HIGH, "volatile", "risky", "lottery", "turbulen*", "speculative");
        say(VOLATILITY, LOW, "calm*", "stable", "stability", "quiet", "defensive", "safe");
        say(
                PRICE_RANGE,
                NONE,
                "range",
                "channel*",
                "breakout*",
                "stochastic*",
                "oscillat*",
                "candle*",
                "price range",
                "trading range",
                "high low");
        say(GAP, NONE, "gap", "gapping", "overnight", "opening", "intraday", "night", "open");
        say(
                CORRELATION,
                NONE,
                "correlat*",
                "comove*",
                "diverg*",
                "covari*",
                "decoupl*",
                "price volume",
                "volume price");
        say(
                SEASONALITY,
                NONE,
                "season*",
                "calendar*",
                "anniversar*",
                "weekday",
                "cyclic*",
                "january",
                "same month",
                "day of");
        say(
                VALUE,
                NONE,
                "value",
                "valuation*",
                "fundamental*",
                "book",
                "earning",
                "dividend*",
                "yield",
                "pe",
                "pb",
                "accounts");
        say(VALUE, HIGH, "cheap*", "undervalued", "bargain*");
        say(VALUE, LOW, "expensive*", "overvalued", "glamour");
        say(
                TREND_QUALITY,
                NONE,
                "trend*",
                "smooth*",
                "consisten*",
                "steady",
                "steadily",
                "persisten*",
                "efficien*",
                "moving average");
    }

    private Lexicon() {}

    private static void say(Family family, Side side, String... words) {
        for (String word : words) {
            if (word.endsWith("*")) {
                STEMS.put(word.substring(0, word.length() - 1), new Entry(family, side));
            } else {
                WORDS.put(word, new Entry(family, side));
            }
        }
    }

    /// The text as clauses of lower-case words; signs such as a comma or a plus, and words such as
    /// "and", part clauses.
    static List<List<String>> clauses(String text) {
        List<List<String>> clauses = new ArrayList<>();
        List<String> clause = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        String closed = text.toLowerCase(Locale.ROOT) + "\n";
        for (int at = 0; at < closed.length(); at += Character.charCount(closed.codePointAt(at))) {
            int sign = closed.codePointAt(at);
            if (Character.isLetterOrDigit(sign)) {
                word.appendCodePoint(sign);
                continue;
            }
            boolean breaks =
                    BREAKING_SIGNS.indexOf(sign) >= 0 || CLAUSE_BREAKS.contains(word.toString());
            if (!word.isEmpty()) {
                clause.add(word.toString());
                word.setLength(0);
            }
            if (breaks && !clause.isEmpty()) {
                clauses.add(clause);
                clause = new ArrayList<>();
            }
        }
        return clauses;
    }

    /// What a pair of neighbouring words says together.
    static Optional<Entry> pair(String first, String second) {
        return whole(first + " " + second);
    }

    static Optional<Entry> word(String word) {
        Optional<Entry> whole = whole(word);
        if (whole.isPresent()) {
            return whole;
        }
        for (int length = word.length(); length >= 4; length--) {
            Entry stem = STEMS.get(word.substring(0, length));
            if (stem != null) {
                return Optional.of(stem);
            }
        }
        return Optional.empty();
    }

    private static Optional<Entry> whole(String text) {
        Entry entry = WORDS.get(text);
        return entry == null && text.endsWith("s")
                ? Optional.ofNullable(WORDS.get(text.substring(0, text.length() - 1)))
                : Optional.ofNullable(entry);
    }

    static Side side(String word) {
        return HIGH_WORDS.contains(word) ? HIGH : LOW_WORDS.contains(word) ? LOW : NONE;
    }

    /// Whether a word, such as "avoid", asks for the other end of what follows.
    static boolean flips(String word) {
        return FLIPS.contains(word);
    }
}
