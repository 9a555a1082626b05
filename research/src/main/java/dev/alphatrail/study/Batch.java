package dev.alphatrail.study;

import dev.alphatrail.formula.Formula;
import dev.alphatrail.study.Coder.Draft;
import dev.alphatrail.study.StudyResult.CodedAlpha;
import dev.alphatrail.study.StudyResult.Kinship;
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
/// whichever words it was proposed, and near-copies of what is known are not evaluated at all.
final class Batch {
    private final Coder coder;
    private final Workers workers;
    private final Progress progress;
    private final Optional<Novelty> novelty;
    private final Map<String, CodedAlpha> originals = new HashMap<>();

    /// @param novelty what is known; empty when nobody asks
    Batch(Coder coder, Workers workers, Progress progress, Optional<Novelty> novelty) {
        this.coder = coder;
        this.workers = workers;
        this.progress = progress;
        this.novelty = novelty;
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
        List<Lot> lots = drafts.stream().map(draft -> lot(draft, claimed)).toList();
        List<Draft> firsts = new ArrayList<>();
        for (int i = 0; i < lots.size(); i++) {
            if (lots.get(i) instanceof Lot.First) {
                firsts.add(drafts.get(i));
            }
        }
        Iterator<CodedAlpha> coded = workers.code(coder, firsts, progress).iterator();
        List<CodedAlpha> all = new ArrayList<>();
        for (int i = 0; i < lots.size(); i++) {
            CodedAlpha alpha =
                    switch (lots.get(i)) {
                        case Lot.Refused(CodedAlpha refused) -> refused;
                        case Lot.First(Optional<Nearest> nearest) -> near(coded.next(), nearest);
                        case Lot.Repeated(String identity) -> repeat(drafts.get(i), identity);
                    };
            if (alpha.evaluation().isPresent()) {
                alpha.kinship().identity().ifPresent(id -> originals.putIfAbsent(id, alpha));
            }
            all.add(alpha);
        }
        return all;
    }

    private Lot lot(Draft draft, Set<String> claimed) {
        Optional<Formula> formula = coder.formula(draft);
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
        novelty.ifPresent(known -> known.add(new Known(draft.alphaId(), draft.text())));
        return new Lot.First(nearest);
    }

    /// The figures of the first of the same identity; where that has none, it is tried itself.
    private CodedAlpha repeat(Draft draft, String identity) {
        return Optional.ofNullable(originals.get(identity))
                .map(coder.repeating(draft))
                .orElseGet(() -> coder.code(draft));
    }

    private static CodedAlpha near(CodedAlpha alpha, Optional<Nearest> nearest) {
        Kinship kinship = alpha.kinship();
        return nearest.isEmpty()
                ? alpha
                : alpha.with(new Kinship(kinship.identity(), kinship.sameAs(), nearest));
    }
}
