package dev.alphatrail.generator;

import dev.alphatrail.generator.IdeaReading.Horizon;
import dev.alphatrail.generator.IdeaReading.Mention;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Fresh formulas in the order in which they are to be tried: families in turn, with combinations
/// among them.
///
/// Within a family every template comes once before any comes again, windows near the idea's
/// horizon first; when the plain formulas are used up, the dressed ones follow. All lists end, so
/// drawing ends.
final class Deck {
    /// Each family has a turn (as many as leave room for two combinations), then come two
    /// combinations; from there on every fourth formula is one.
    private static final int FIRST_COMBINATIONS = 2;

    private static final int COMBINATION_EVERY = 4;
    private static final int COMBINATIONS_TRIED = 2_000;

    private final SplitMix64 random;
    private final List<Combination> ways = new ArrayList<>(Combination.ALL);
    private final List<List<Draft>> favourites = new ArrayList<>();
    private final List<Iterator<Draft>> families = new ArrayList<>();
    private final Iterator<Draft> combinations;
    private final int firstCombination;
    private int turn;
    private int familyTurn;

    Deck(Plan plan, Screen screen, SplitMix64 random, int count) {
        int reserved = count > FIRST_COMBINATIONS + 1 ? FIRST_COMBINATIONS : 0;
        firstCombination = Math.min(plan.mentions().size(), count - reserved);
        this.random = random;
        random.shuffle(ways);
        for (Mention mention : plan.mentions()) {
            List<Draft> plain = ordered(mention, screen);
            favourites.add(favourites(plain, mention.horizon()));
            families.add(Stream.concat(plain.stream(), dressed(plain, screen)).iterator());
        }
        combinations =
                IntStream.range(0, families.isEmpty() ? 0 : COMBINATIONS_TRIED)
                        .mapToObj(this::combination)
                        .flatMap(Optional::stream)
                        .iterator();
    }

    /// The next formula that is accepted; empty when there is none left.
    Optional<Draft> next(Predicate<Draft> accepts) {
        List<Iterator<Draft>> sources = new ArrayList<>();
        for (int at = 0; at < families.size(); at++) {
            sources.add(families.get((familyTurn + at) % families.size()));
        }
        boolean combine = families.size() > 1 && isCombinationTurn(turn++);
        sources.add(combine ? 0 : sources.size(), combinations);
        if (!combine) {
            familyTurn++;
        }
        return sources.stream().flatMap(source -> first(source, accepts).stream()).findFirst();
    }

    private static Optional<Draft> first(Iterator<Draft> source, Predicate<Draft> accepts) {
        while (source.hasNext()) {
            Draft draft = source.next();
            if (accepts.test(draft)) {
                return Optional.of(draft);
            }
        }
        return Optional.empty();
    }

    private boolean isCombinationTurn(int at) {
        int beyond = at - firstCombination;
        return beyond >= 0
                && (beyond < FIRST_COMBINATIONS
                        || (beyond - FIRST_COMBINATIONS) % COMBINATION_EVERY
                                == COMBINATION_EVERY - 1);
    }

    /// Templates in a drawn order, and round by round one window of each; near windows before far
    /// ones.
    private List<Draft> ordered(Mention mention, Screen screen) {
        boolean inverse = mention.family().isInverse(mention.side());
        List<List<Draft>> columns = new ArrayList<>();
        for (Template template : Plan.templates(mention.family(), screen)) {
            List<Draft> column =
                    new ArrayList<>(
                            template.drafts(inverse).stream()
                                    .filter(draft -> screen.fits(draft.formula()))
                                    .toList());
            random.shuffle(column);
            columns.add(column);
        }
        random.shuffle(columns);
        List<Draft> rounds = rounds(columns);
        mention.horizon()
                .ifPresent(horizon ->
                        rounds.sort(Comparator.comparingInt(draft -> distance(draft, horizon))));
        return rounds;
    }

    /// The lists read across: the first of each, then the second of each, and so on.
    static List<Draft> rounds(List<List<Draft>> columns) {
        List<Draft> rounds = new ArrayList<>();
        int longest = columns.stream().mapToInt(List::size).max().orElse(0);
        for (int round = 0; round < longest; round++) {
            for (List<Draft> column : columns) {
                if (round < column.size()) {
                    rounds.add(column.get(round));
                }
            }
        }
        return rounds;
    }

    private static int distance(Draft draft, Horizon horizon) {
        return horizon.distance(Windows.longest(draft.formula()));
    }

    /// What combinations are made of: formulas as near to the horizon as the nearest.
    private static List<Draft> favourites(List<Draft> ordered, Optional<Horizon> horizon) {
        if (horizon.isEmpty() || ordered.isEmpty()) {
            return ordered;
        }
        int nearest = distance(ordered.getFirst(), horizon.get());
        return ordered.stream().filter(draft -> distance(draft, horizon.get()) == nearest).toList();
    }

    private static Stream<Draft> dressed(List<Draft> plain, Screen screen) {
        return Dressing.ALL.stream()
                .map(dressing -> dressing.withFormula(screen.adapted(dressing.formula())))
                .flatMap(dressing ->
                        plain.stream()
                                .filter(draft -> dressing.suits(draft.family()))
                                .map(draft ->
                                        dressing.draft(
                                                draft.name(),
                                                draft.formula(),
                                                draft.family(),
                                                draft.name(),
                                                Optional.empty())));
    }

    private Optional<Draft> combination(int at) {
        int first = random.below(families.size());
        int step = families.size() > 1 ? 1 + random.below(families.size() - 1) : 0;
        Draft a = random.pick(favourites.get(first));
        Draft b = random.pick(favourites.get((first + step) % families.size()));
        Combination way = ways.get(at % ways.size());
        return a.equals(b) ? Optional.empty() : Optional.of(way.draft(a, b, Optional.empty()));
    }
}
