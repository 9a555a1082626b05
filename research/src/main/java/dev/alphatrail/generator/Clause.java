package dev.alphatrail.generator;

import dev.alphatrail.generator.IdeaReading.Horizon;
import dev.alphatrail.generator.IdeaReading.Mention;
import dev.alphatrail.generator.IdeaReading.Side;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one clause of an idea says: families, each with the end asked for, and a horizon for all of
/// them.
///
/// A word such as "low" belongs to the family after it, or to the one before when none follows.
record Clause(List<Mention> mentions, Optional<Horizon> horizon) {
    private static final Map<String, Integer> UNIT_DAYS =
            Map.of(
                    "day", 1, "week", 5, "month", 21, "quarter", 63, "year", 252, "d", 1, "w", 5,
                    "m", 21, "y", 252);
    private static final Map<String, Horizon> HORIZON_WORDS =
            Map.ofEntries(
                    Map.entry("week", new Horizon(3, 10)),
                    Map.entry("weekly", new Horizon(3, 10)),
                    Map.entry("month", new Horizon(15, 40)),
                    Map.entry("monthly", new Horizon(15, 40)),
                    Map.entry("quarter", new Horizon(50, 90)),
                    Map.entry("quarterly", new Horizon(50, 90)),
                    Map.entry("year", new Horizon(180, 300)),
                    Map.entry("yearly", new Horizon(180, 300)),
                    Map.entry("annual", new Horizon(180, 300)),
                    Map.entry("annually", new Horizon(180, 300)));
    private static final Map<String, Horizon> TERMS =
            Map.of(
                    "short", new Horizon(1, 10),
                    "medium", new Horizon(20, 90),
                    "intermediate", new Horizon(20, 90),
                    "mid", new Horizon(20, 90),
                    "long", new Horizon(90, 1_000));
    private static final List<String> TERM_NOUNS =
            List.of("term", "run", "horizon", "window", "lookback");
    private static final List<String> NUMBER_WORDS =
            List.of(
                    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
                    "eleven", "twelve");
    private static final int LONGEST_HORIZON = 10_000;

    Clause {
        mentions = List.copyOf(mentions);
    }

    static Clause read(List<String> words) {
        return new Reader(words).read();
    }

    /// Walks over the words once; what it holds is what waits for the next family.
    private static final class Reader {
        private final List<String> words;
        private final List<Mention> mentions = new ArrayList<>();
        private Optional<Horizon> horizon = Optional.empty();
        private Side pending = Side.NONE;
        private boolean flipped;

        Reader(List<String> words) {
            this.words = words;
        }

        Clause read() {
            int at = 0;
            while (at < words.size()) {
                at += step(at);
            }
            attachTrailingSide();
            return new Clause(mentions, horizon);
        }

        /// Reads at a word and returns how many words that took.
        private int step(int at) {
            String word = words.get(at);
            String next = at + 1 < words.size() ? words.get(at + 1) : "";
            Optional<Lexicon.Entry> pair = Lexicon.pair(word, next);
            if (pair.isPresent()) {
                mention(pair.get());
                return 2;
            }
            Horizon term = TERM_NOUNS.contains(next) ? TERMS.get(word) : null;
            if (term != null) {
                horizon = horizon.or(() -> Optional.of(term));
                return 2;
            }
            readWord(word, next);
            return 1;
        }

        private void readWord(String word, String next) {
            horizon =
                    horizon.or(() -> counted(word, next))
                            .or(() -> Optional.ofNullable(HORIZON_WORDS.get(singular(word))));
            Optional<Lexicon.Entry> entry = Lexicon.word(word);
            Side side = Lexicon.side(word);
            if (entry.isPresent()) {
                mention(entry.get());
            } else if (side != Side.NONE) {
                pending = side;
            } else if (Lexicon.flips(word)) {
                flipped = true;
            }
        }

        private void mention(Lexicon.Entry entry) {
            Side side =
                    entry.side() == Side.NONE
                            ? pending
                            : pending == Side.LOW ? entry.side().flipped() : entry.side();
            if (flipped) {
                side = side == Side.NONE ? Side.LOW : side.flipped();
            }
            mentions.add(new Mention(entry.family(), side, Optional.empty()));
            pending = Side.NONE;
            flipped = false;
        }

        private void attachTrailingSide() {
            if (pending == Side.NONE
                    || mentions.isEmpty()
                    || mentions.getLast().side() != Side.NONE) {
                return;
            }
            Mention last = mentions.removeLast();
            mentions.add(new Mention(last.family(), pending, last.horizon()));
        }
    }

    /// "60 days", "three months" or "12m": a horizon around that many days.
    private static Optional<Horizon> counted(String word, String next) {
        int digits = 0;
        while (digits < word.length() && word.charAt(digits) >= '0' && word.charAt(digits) <= '9') {
            digits++;
        }
        int number =
                digits > 0 && digits <= 4
                        ? Integer.parseInt(word.substring(0, digits))
                        : NUMBER_WORDS.indexOf(word) + 1;
        Integer unit =
                UNIT_DAYS.get(
                        digits > 0 && digits < word.length()
                                ? word.substring(digits)
                                : singular(next));
        if (number == 0 || unit == null) {
            return Optional.empty();
        }
        int days = Math.min(LONGEST_HORIZON, number * unit);
        return Optional.of(new Horizon(Math.max(1, days * 3 / 5), Math.max(1, days * 8 / 5)));
    }

    private static String singular(String word) {
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
}
