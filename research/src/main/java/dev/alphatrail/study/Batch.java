package dev.alphatrail.study;

import dev.alphatrail.study.Coder.Draft;
import dev.alphatrail.study.StudyResult.CodedAlpha;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Drafts of which each factor is evaluated once, however often and in whichever words it was
/// proposed.
final class Batch {
    private final Coder coder;
    private final Map<String, CodedAlpha> originals = new HashMap<>();

    /// @param earlier what was tried before
    Batch(Coder coder, List<CodedAlpha> earlier) {
        this.coder = coder;
        earlier.forEach(this::remember);
    }

    /// The drafts as alphas, in their order; the first of each factor is coded by the workers, the
    /// others share its figures.
    List<CodedAlpha> code(List<Draft> drafts, Workers workers, Progress progress) {
        Set<String> claimed = new HashSet<>(originals.keySet());
        List<Draft> firsts = new ArrayList<>();
        List<Optional<String>> repeated = new ArrayList<>();
        for (Draft draft : drafts) {
            Optional<String> identity = coder.identity(draft);
            boolean first = identity.isEmpty() || claimed.add(identity.get());
            repeated.add(first ? Optional.empty() : identity);
            if (first) {
                firsts.add(draft);
            }
        }
        Iterator<CodedAlpha> coded = workers.code(coder, firsts, progress).iterator();
        List<CodedAlpha> all = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            CodedAlpha alpha =
                    repeated.get(i)
                            .flatMap(identity -> Optional.ofNullable(originals.get(identity)))
                            .map(coder.repeating(drafts.get(i)))
                            .orElseGet(coded::next);
            remember(alpha);
            all.add(alpha);
        }
        return all;
    }

    private void remember(CodedAlpha alpha) {
        alpha.kinship().identity().ifPresent(identity -> originals.putIfAbsent(identity, alpha));
    }
}
