package dev.alphatrail.study;

import dev.alphatrail.formula.Formula;
import dev.alphatrail.study.Coder.Draft;
import dev.alphatrail.study.Coder.Parsed;
import dev.alphatrail.study.Coder.Tried;
import dev.alphatrail.study.StudyResult.CodedAlpha;
import dev.alphatrail.study.StudyResult.Correlated;
import dev.alphatrail.study.StudyResult.Nearest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Codes drafts, batch after batch, so that each factor is evaluated once, however often and in
/// whichever words it was proposed, and near-copies of what is known are refused.
final class Batch {
    private final Coder coder;
    private final Workers workers;
    private final Progress progress;
    private final Optional<Novelty> novelty;
    private final Optional<ValueCopies> copies;
    private final Map<String, CodedAlpha> originals = new HashMap<>();
    private final Map<String, Correlated> refused = new HashMap<>();

    /// @param novelty what is known by structure; empty when near-copies are not refused
    /// @param copies what is known by value; empty when copies are not refused
    Batch(
            Coder coder,
            Workers workers,
            Progress progress,
            Optional<Novelty> novelty,
            Optional<ValueCopies> copies) {
        this.coder = coder;
        this.workers = workers;
        this.progress = progress;
        this.novelty = novelty;
        this.copies = copies;
    }

    /// What becomes of a draft.
    private sealed interface Lot {
        /// it is coded by the workers
        record First(Optional<Nearest> nearest) implements Lot {}

        /// it repeats an identity of this study
        record Repeated(String identity) implements Lot {}

        /// it is refused
        record Refused(CodedAlpha alpha) implements Lot {}
    }

    /// The drafts as alphas, in their order.
    List<CodedAlpha> code(List<Draft> drafts) {
        Set<String> claimed = new HashSet<>(originals.keySet());
        claimed.addAll(refused.keySet());
        List<Parsed> parsed = drafts.stream().map(coder::parse).toList();
        List<Lot> lots = parsed.stream().map(draft -> lot(draft, claimed)).toList();
        List<Parsed> firsts = new ArrayList<>();
        for (int i = 0; i < lots.size(); i++) {
            if (lots.get(i) instanceof Lot.First) {
                firsts.add(parsed.get(i));
            }
        }
        Iterator<CodedAlpha> coded = code(firsts, workers.code(coder, firsts, progress)).iterator();
        List<CodedAlpha> all = new ArrayList<>();
        for (int i = 0; i < lots.size(); i++) {
            CodedAlpha alpha =
                    switch (lots.get(i)) {
                        case Lot.Refused(CodedAlpha refused) -> refused;
                        case Lot.First(Optional<Nearest> nearest) -> near(coded.next(), nearest);
                        case Lot.Repeated(String identity) -> repeat(parsed.get(i), identity);
                    };
            if (alpha.evaluation().isPresent()) {
                alpha.kinship().identity().ifPresent(id -> originals.putIfAbsent(id, alpha));
            }
            all.add(alpha);
        }
        return all;
    }

    private Lot lot(Parsed parsed, Set<String> claimed) {
        Draft draft = parsed.draft();
        Optional<Formula> formula = parsed.formula();
        if (formula.isEmpty()) {
            return new Lot.First(Optional.empty());
        }
        String identity = formula.get().identityHash();
        if (claimed.contains(identity)) {
            return new Lot.Repeated(identity);
        }
        Optional<Nearest> nearest = novelty.flatMap(known -> known.nearest(formula.get()));
        if (nearest.isPresent() && coder.refuses(nearest.get())) {
            return new Lot.Refused(
                    near(coder.nearCopy(draft, formula.get(), nearest.get()), nearest));
        }
        claimed.add(identity);
        novelty.ifPresent(
                known -> known.add(new Known(draft.alphaId(), draft.text()), formula.get()));
        return new Lot.First(nearest);
    }

    /// The drafts that were tried, without those that copy what is known.
    private List<CodedAlpha> code(List<Parsed> drafts, List<Tried> tried) {
        List<CodedAlpha> alphas = new ArrayList<>(tried.stream().map(Tried::alpha).toList());
        if (copies.isEmpty()) {
            return alphas;
        }
        List<Integer> places = new ArrayList<>();
        List<ValueCopies.Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < alphas.size(); i++) {
            Optional<DailyRanks> ranks = tried.get(i).ranks();
            if (ranks.isPresent()) {
                Formula formula = drafts.get(i).formula().orElseThrow();
                places.add(i);
                candidates.add(
                        new ValueCopies.Candidate(alphas.get(i).alphaId(), formula, ranks.get()));
            }
        }
        List<Optional<Correlated>> relatives = copies.get().relatives(candidates);
        for (int k = 0; k < places.size(); k++) {
            if (relatives.get(k).isPresent()) {
                Correlated relative = relatives.get(k).get();
                CodedAlpha alpha = alphas.get(places.get(k));
                CodedAlpha related = alpha.with(alpha.kinship().correlated(relative));
                boolean copy = copies.get().refuses(relative);
                if (copy) {
                    refused.put(candidates.get(k).formula().identityHash(), relative);
                }
                alphas.set(
                        places.get(k),
                        copy ? related.refused(ValueCopies.reason(relative)) : related);
            }
        }
        return alphas;
    }

    /// The figures of the first of the same identity; where that has none, it is refused for the
    /// same copy or tried itself.
    private CodedAlpha repeat(Parsed draft, String identity) {
        if (refused.containsKey(identity)) {
            return coder.refusing(draft, refused.get(identity));
        }
        return Optional.ofNullable(originals.get(identity))
                .map(coder.repeating(draft))
                .orElseGet(() -> coder.code(draft));
    }

    private static CodedAlpha near(CodedAlpha alpha, Optional<Nearest> nearest) {
        return nearest.map(near -> alpha.with(alpha.kinship().near(near))).orElse(alpha);
    }
}
