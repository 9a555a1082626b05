package dev.alphatrail.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the generator understood of an idea.
///
/// @param words the idea's words in lower case, joined by single spaces: two ideas with the same
///   words are the same idea; the text itself when it has no word
/// @param mentions the families it names, in the order it names them; empty when it names none
record IdeaReading(String words, List<Mention> mentions) {
    /// Which end of a family's measure the idea asks for.
    enum Side {
        HIGH,
        LOW,
        NONE;

        Side flipped() {
            return switch (this) {
                case HIGH -> LOW;
                case LOW -> HIGH;
                case NONE -> NONE;
            };
        }
    }

    /// A family as the idea names it.
    ///
    /// @param side the end it asks for
    /// @param horizon the windows it asks for; empty when any will do
    record Mention(Family family, Side side, Optional<Horizon> horizon) {}

    /// Windows an idea asks for, in trading days, both ends included.
    record Horizon(int from, int to) {
        /// How many doublings or halvings lie between a window and this horizon: 0 inside it.
        int distance(int days) {
            int steps = 0;
            for (long reach = Math.max(1, days); reach < from; reach *= 2) {
                steps++;
            }
            for (long reach = to; reach < days; reach *= 2) {
                steps++;
            }
            return steps;
        }
    }

    IdeaReading {
        mentions = List.copyOf(mentions);
    }

    static IdeaReading of(String idea) {
        List<String> words = new ArrayList<>();
        List<Clause> clauses = new ArrayList<>();
        for (List<String> clause : Lexicon.clauses(idea)) {
            words.addAll(clause);
            clauses.add(Clause.read(clause));
        }
        return new IdeaReading(
                words.isEmpty() ? idea.strip() : String.join(" ", words), joined(clauses));
    }

    /// A horizon in a clause of its own ("momentum, monthly") holds for every family without one.
    private static List<Mention> joined(List<Clause> clauses) {
        Optional<Horizon> common =
                clauses.stream()
                        .filter(clause -> clause.mentions().isEmpty())
                        .flatMap(clause -> clause.horizon().stream())
                        .findFirst();
        List<Mention> joined = new ArrayList<>();
        for (Clause clause : clauses) {
            for (Mention mention : clause.mentions()) {
                Mention placed =
                        new Mention(
                                mention.family(),
                                mention.side(),
                                clause.horizon().or(() -> common));
                merge(joined, placed);
            }
        }
        return joined;
    }

    /// A family named twice is one mention; what the first left open, the second may say.
    private static void merge(List<Mention> mentions, Mention added) {
        for (int at = 0; at < mentions.size(); at++) {
            Mention first = mentions.get(at);
            if (first.family() == added.family()) {
                Side side = first.side() == Side.NONE ? added.side() : first.side();
                mentions.set(
                        at, new Mention(first.family(), side, first.horizon().or(added::horizon)));
                return;
            }
        }
        mentions.add(added);
    }
}
