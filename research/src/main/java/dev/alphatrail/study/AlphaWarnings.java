package dev.alphatrail.study;

import dev.alphatrail.evaluation.Evaluation;
import dev.alphatrail.study.StudyResult.CodedAlpha;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What somebody must know before he believes the figures of certain alphas of a study.
final class AlphaWarnings {
    /// So many alphas are named; the others are counted.
    private static final int NAMED = 10;

    private AlphaWarnings() {}

    /// That alphas have findings of the formula check that are warnings; empty when none has.
    static Optional<String> findings(List<CodedAlpha> alphas) {
        List<CodedAlpha> warned =
                alphas.stream().filter(alpha -> alpha.warned().isPresent()).toList();
        return warned.stream()
                .findFirst()
                .map(first ->
                        warned.size()
                                + " of "
                                + alphas.size()
                                + (warned.size() == 1 ? " alphas has" : " alphas have")
                                + " findings of the formula check (REPORT.md): "
                                + first.alphaId()
                                + ": "
                                + first.warned().orElse("")
                                + (warned.size() == 1 ? "" : ", ..."));
    }

    /// The warnings of evaluations, each with its alpha, those selected first; after some only how
    /// many there are. What is the same factor as another alpha says nothing more.
    static List<String> evaluations(List<CodedAlpha> alphas, List<String> selected) {
        List<CodedAlpha> ordered = new ArrayList<>();
        selected.forEach(id ->
                alphas.stream().filter(alpha -> alpha.alphaId().equals(id)).forEach(ordered::add));
        alphas.stream().filter(alpha -> !selected.contains(alpha.alphaId())).forEach(ordered::add);
        List<String> lines =
                ordered.stream()
                        .filter(alpha -> alpha.kinship().sameAs().isEmpty())
                        .flatMap(alpha ->
                                alpha.evaluation().map(Evaluation::warnings).stream()
                                        .flatMap(List::stream)
                                        .map(line -> alpha.alphaId() + ": " + line))
                        .toList();
        if (lines.size() <= NAMED) {
            return lines;
        }
        List<String> named = new ArrayList<>(lines.subList(0, NAMED));
        int more = lines.size() - NAMED;
        named.add(
                more
                        + (more == 1 ? " more warning" : " more warnings")
                        + " of alphas stand in REPORT.md and result.json");
        return named;
    }
}
