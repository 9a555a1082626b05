package dev.alphatrail.study;

import dev.alphatrail.engine.Crew;
import dev.alphatrail.engine.FactorEngine;
import dev.alphatrail.formula.Expr;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.FormulaException;
import dev.alphatrail.formula.Vocabulary;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.study.StudyResult.Correlated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Tells which known factor the values of a factor correlate with most, and refuses it from a
/// correlation on. Serves one thread, which has the workers as its helpers.
///
/// Only dates before every test window are looked at, so that what is refused does not depend on
/// what is to be out of sample; of these at most [#MOST_DATES], evenly spaced. A correlation on
/// fewer than [#LEAST_DATES] is none.
///
/// Known are all factors of the study that were accepted before, and of earlier runs the [#NEAREST]
/// nearest by structure and the [#BEST] best, as far as the panel has their names.
final class ValueCopies {
    static final int MOST_DATES = 64;
    static final int LEAST_DATES = 10;
    static final int NEAREST = 10;
    static final int BEST = 50;

    /// How the reason of every refusal begins.
    static final String REFUSAL = "refused by factors.max_correlation: ";

    private final Panel past;
    private final int[] dates;
    private final double bound;
    private final Workers workers;
    private final Progress progress;
    private final Novelty novelty;
    private final Vocabulary vocabulary;
    private final Earlier earlier;
    private final List<Known> best;
    private final List<Candidate> accepted = new ArrayList<>();

    /// @param past the dates of the panel that may be looked at
    /// @param bound in (0, 1]; an absolute correlation of as much or more refuses
    /// @param novelty knows the formulas of earlier runs
    ValueCopies(
            Panel past,
            double bound,
            Workers workers,
            Progress progress,
            Novelty novelty,
            Earlier earlier) {
        this.past = past;
        this.dates = evenly(past.dates(), MOST_DATES);
        this.bound = bound;
        this.workers = workers;
        this.progress = progress;
        this.novelty = novelty;
        this.vocabulary = new Vocabulary(past.fieldNames(), past.groupingNames());
        this.earlier = earlier;
        this.best =
                earlier.best().stream()
                        .filter(known -> formula(known).isPresent())
                        .limit(BEST)
                        .toList();
    }

    /// At most so many of the dates `0 … dates − 1`, evenly spaced, the last one among them.
    static int[] evenly(int dates, int most) {
        int count = Math.min(dates, most);
        return IntStream.rangeClosed(1, count)
                .map(k -> (int) ((long) k * dates / count) - 1)
                .toArray();
    }

    /// A factor in question.
    ///
    /// @param ranks see [#ranks]
    record Candidate(String alphaId, Formula formula, DailyRanks ranks) {
        Correlated with(Candidate other, double correlation) {
            return new Correlated(other.alphaId, other.formula.text(), correlation);
        }
    }

    /// A factor's values as they are correlated.
    ///
    /// @param values on all dates of the study's panel
    DailyRanks ranks(Matrix values) {
        return DailyRanks.of(values, dates);
    }

    /// Whether a factor with such a relative is refused.
    boolean refuses(Correlated relative) {
        return Math.abs(relative.correlation()) >= bound;
    }

    /// The reason by which it is refused.
    static String reason(Correlated relative) {
        return String.format(
                Locale.ROOT,
                REFUSAL + "its values have a mean daily rank correlation of %.3f with %s: %s",
                relative.correlation(),
                relative.of(),
                relative.formula());
    }

    /// What each candidate correlates with most, among what was known before it; those that are not
    /// refused are known from then on.
    List<Optional<Correlated>> relatives(List<Candidate> candidates) {
        List<Optional<Correlated>> most = new ArrayList<>(ofEarlierRuns(candidates));
        List<double[]> ofStudy =
                workers.map(
                        IntStream.range(0, candidates.size()).boxed().toList(),
                        k -> ofStudy(candidates, k));
        int before = accepted.size();
        boolean[] refused = new boolean[candidates.size()];
        for (int k = 0; k < candidates.size(); k++) {
            Candidate candidate = candidates.get(k);
            double[] correlations = ofStudy.get(k);
            for (int j = 0; j < correlations.length; j++) {
                if (j < before || !refused[j - before]) {
                    Candidate other = j < before ? accepted.get(j) : candidates.get(j - before);
                    more(most, k, candidate.with(other, correlations[j]));
                }
            }
            refused[k] = most.get(k).filter(this::refuses).isPresent();
            if (!refused[k]) {
                accepted.add(candidate);
            }
        }
        return most;
    }

    /// Correlations with those accepted before and with the candidates in front of the k-th.
    private double[] ofStudy(List<Candidate> candidates, int k) {
        DailyRanks ranks = candidates.get(k).ranks();
        List<Candidate> others = new ArrayList<>(accepted);
        others.addAll(candidates.subList(0, k));
        return others.stream().mapToDouble(other -> correlation(ranks, other.ranks())).toArray();
    }

    private List<Optional<Correlated>> ofEarlierRuns(List<Candidate> candidates) {
        List<Optional<Correlated>> most = new ArrayList<>();
        Map<Known, List<Integer>> askedBy = new LinkedHashMap<>();
        for (int k = 0; k < candidates.size(); k++) {
            most.add(Optional.empty());
            for (Known known : choice(candidates.get(k))) {
                askedBy.computeIfAbsent(known, _ -> new ArrayList<>()).add(k);
            }
        }
        if (askedBy.isEmpty()) {
            return most;
        }
        List<Known> known = List.copyOf(askedBy.keySet());
        progress.stage(
                Progress.Stage.EVALUATE,
                known.size() + " of earlier runs, for factors.max_correlation");
        List<Expr> roots = known.stream().map(each -> formula(each).orElseThrow().root()).toList();
        Crew crew = workers.crew();
        AtomicInteger done = new AtomicInteger();
        new FactorEngine(past, crew, Runtime.getRuntime().maxMemory() / 4)
                .evaluateEach(
                        roots,
                        (place, values) -> {
                            DailyRanks ranks = ranks(values);
                            Known each = known.get(place);
                            List<Integer> asked = askedBy.getOrDefault(each, List.of());
                            List<Double> correlations =
                                    workers.map(
                                            asked,
                                            k -> correlation(candidates.get(k).ranks(), ranks));
                            for (int i = 0; i < asked.size(); i++) {
                                more(
                                        most,
                                        asked.get(i),
                                        new Correlated(
                                                each.of(), each.formula(), correlations.get(i)));
                            }
                            progress.step(
                                    Progress.Stage.EVALUATE, done.incrementAndGet(), known.size());
                        });
        return most;
    }

    /// The formulas of earlier runs that a candidate is correlated with.
    private Set<Known> choice(Candidate candidate) {
        if (earlier.chosen().isPresent()) {
            Optional<Known> chosen =
                    Optional.ofNullable(earlier.chosen().get().get(candidate.alphaId()));
            return chosen.filter(known -> formula(known).isPresent())
                    .map(Set::of)
                    .orElseGet(Set::of);
        }
        Set<Known> choice = new LinkedHashSet<>(best);
        novelty.nearest(candidate.formula(), NEAREST, Known::isElsewhere)
                .forEach(near -> choice.add(new Known(near.of(), near.formula())));
        return choice;
    }

    private Optional<Formula> formula(Known known) {
        try {
            return Optional.of(Formula.parse(known.formula(), Novelty.ANY).on(vocabulary));
        } catch (FormulaException e) {
            return Optional.empty(); // of another market or another version
        }
    }

    private static double correlation(DailyRanks a, DailyRanks b) {
        ValueCorrelation correlation = ValueCorrelation.of(a, b);
        return correlation.dates() < LEAST_DATES ? Double.NaN : correlation.mean();
    }

    private static void more(List<Optional<Correlated>> most, int k, Correlated found) {
        if (!Double.isNaN(found.correlation())
                && most.get(k).filter(known -> known.compareTo(found) <= 0).isEmpty()) {
            most.set(k, Optional.of(found));
        }
    }
}
