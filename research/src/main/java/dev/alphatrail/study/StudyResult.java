package dev.alphatrail.study;

import dev.alphatrail.evaluation.Evaluation;
import dev.alphatrail.evaluation.EvaluationMode;
import dev.alphatrail.generator.Proposal.Hypothesis;
import dev.alphatrail.marketdata.MarketData;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a study found. It holds nothing that depends on clock, host, paths or number of threads.
///
/// @param idea the researcher's words
/// @param model name of the model that proposed, `none` when the generator was off
/// @param rounds every round with its hypothesis; empty when the generator was off
/// @param alphas every alpha that was tried, failed ones included, in the order of trying
/// @param selected ids of the best top-K that passed, best first
/// @param modeRequested the mode asked for
/// @param modeUsed the mode used: p0 when the data hold no complete walk-forward split
/// @param warnings one line each, most important first
/// @param market the data: label, quality and fingerprint go into the artifacts
public record StudyResult(
        String idea,
        String model,
        List<Round> rounds,
        List<CodedAlpha> alphas,
        List<String> selected,
        EvaluationMode modeRequested,
        EvaluationMode modeUsed,
        List<String> warnings,
        MarketData market) {
    /// One answer of the model.
    public record Round(int iteration, Hypothesis hypothesis, int proposed) {}

    /// A formula that was tried.
    ///
    /// @param alphaId stable id within the run: `a001`… for generated ones, the given name for the
    ///   researcher's own
    /// @param name what it measures, for people
    /// @param origin where it came from
    /// @param formula its text as proposed
    /// @param canonical canonical form; empty when it did not parse
    /// @param hash lower-case hex SHA-256 of the canonical form; empty when it did not parse
    /// @param kinship what it is the same as
    /// @param lookback days of history a value depends on; 0 when it did not parse
    /// @param lints findings of the formula check, one line each
    /// @param warned the first of them that is a warning: what was found, without mend and place
    /// @param evaluation empty when it failed
    /// @param gate whether it passed, and why not
    /// @param error why it could not be evaluated, one line
    public record CodedAlpha(
            String alphaId,
            String name,
            Origin origin,
            String formula,
            Optional<String> canonical,
            Optional<String> hash,
            Kinship kinship,
            int lookback,
            List<String> lints,
            Optional<String> warned,
            Optional<Evaluation> evaluation,
            GateVerdict gate,
            Optional<String> error) {
        public CodedAlpha {
            lints = List.copyOf(lints);
        }

        /// Whether it was refused as a copy of what is known, by structure or by value.
        public boolean isRefusedCopy() {
            return error.filter(reason ->
                            reason.startsWith(Novelty.REFUSAL)
                                    || reason.startsWith(ValueCopies.REFUSAL))
                    .isPresent();
        }

        /// The same alpha of other kin.
        CodedAlpha with(Kinship other) {
            return new CodedAlpha(
                    alphaId,
                    name,
                    origin,
                    formula,
                    canonical,
                    hash,
                    other,
                    lookback,
                    lints,
                    warned,
                    evaluation,
                    gate,
                    error);
        }

        /// The same alpha without its figures, refused for this reason.
        CodedAlpha refused(String reason) {
            return new CodedAlpha(
                    alphaId,
                    name,
                    origin,
                    formula,
                    canonical,
                    hash,
                    kinship,
                    lookback,
                    lints,
                    warned,
                    Optional.empty(),
                    GateVerdict.NOT_EVALUATED,
                    Optional.of(reason));
        }
    }

    /// What a formula is the same as.
    ///
    /// @param identity lower-case hex SHA-256 of the formula's identity; empty when it did not
    ///   parse
    /// @param sameAs the alpha of this run, tried before, that is the same factor and whose figures
    ///   it shares
    /// @param nearest the known formula that shares most with it; empty unless near-copies are
    ///   refused
    /// @param mostCorrelated the known formula whose values correlate most with its own; empty
    ///   unless copies by value are refused
    public record Kinship(
            Optional<String> identity,
            Optional<String> sameAs,
            Optional<Nearest> nearest,
            Optional<Correlated> mostCorrelated) {
        /// Of a text that is no formula.
        public static final Kinship NONE =
                new Kinship(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /// The same with this nearest one.
        Kinship near(Nearest other) {
            return new Kinship(identity, sameAs, Optional.of(other), mostCorrelated);
        }

        /// The same with this one that correlates most.
        Kinship correlated(Correlated other) {
            return new Kinship(identity, sameAs, nearest, Optional.of(other));
        }
    }

    /// A known formula and how much of a formula it shares.
    ///
    /// @param of `<run id>/<alpha id>`, or the alpha id alone in the same run
    /// @param similarity in (0, 1], see [dev.alphatrail.formula.Similarity]
    public record Nearest(String of, String formula, double similarity)
            implements Comparable<Nearest> {
        /// The nearer first, equal ones by where and what they are.
        @Override
        public int compareTo(Nearest other) {
            return Comparator.comparingDouble(Nearest::similarity)
                    .reversed()
                    .thenComparing(Nearest::of)
                    .thenComparing(Nearest::formula)
                    .compare(this, other);
        }
    }

    /// A known formula and how its values correlate with those of a formula.
    ///
    /// @param of `<run id>/<alpha id>`, or the alpha id alone in the same run
    /// @param correlation in [−1, 1], see [ValueCorrelation]
    public record Correlated(String of, String formula, double correlation)
            implements Comparable<Correlated> {
        /// The larger absolute correlation first, equal ones by where and what they are.
        @Override
        public int compareTo(Correlated other) {
            return Comparator.comparingDouble((Correlated each) -> Math.abs(each.correlation()))
                    .reversed()
                    .thenComparing(Correlated::of)
                    .thenComparing(Correlated::formula)
                    .compare(this, other);
        }
    }

    /// Where an alpha came from.
    ///
    /// @param source `generator` or `user`
    /// @param family empty for the researcher's own
    /// @param rationale empty for the researcher's own
    /// @param iteration 0 for the first round and for the researcher's own
    /// @param parent the alpha it varies
    public record Origin(
            String source,
            String family,
            String rationale,
            int iteration,
            Optional<String> parent) {}

    /// Whether an alpha passed the gates; a failed evaluation never passes.
    public record GateVerdict(boolean passed, List<String> reasons) {
        static final GateVerdict NOT_EVALUATED = new GateVerdict(false, List.of("not evaluated"));

        public GateVerdict {
            reasons = List.copyOf(reasons);
        }
    }

    public StudyResult {
        rounds = List.copyOf(rounds);
        alphas = List.copyOf(alphas);
        selected = List.copyOf(selected);
        warnings = List.copyOf(warnings);
    }
}
