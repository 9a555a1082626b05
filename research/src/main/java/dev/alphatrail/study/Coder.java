package dev.alphatrail.study;

import dev.alphatrail.engine.ZeroDivisors;
import dev.alphatrail.evaluation.Evaluation;
import dev.alphatrail.evaluation.FactorEvaluator;
import dev.alphatrail.formula.Finding;
import dev.alphatrail.formula.Finding.Severity;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.FormulaException;
import dev.alphatrail.formula.Vocabulary;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.study.StudyResult.CodedAlpha;
import dev.alphatrail.study.StudyResult.Correlated;
import dev.alphatrail.study.StudyResult.GateVerdict;
import dev.alphatrail.study.StudyResult.Kinship;
import dev.alphatrail.study.StudyResult.Nearest;
import dev.alphatrail.study.StudyResult.Origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Turns one proposed formula into a coded alpha: parsed, checked, computed, evaluated, judged.
/// Whatever fails on the way is kept with its reason. Safe for use from several threads.
final class Coder {
    private final Panel panel;
    private final FormulaRules rules;
    private final Vocabulary vocabulary;
    private final FactorValues values;
    private final FactorEvaluator evaluator;
    private final Gates gates;
    private final Optional<ValueCopies> copies;

    /// @param copies wants values ranked; empty when nobody does
    Coder(
            Panel panel,
            FormulaRules rules,
            FactorValues values,
            FactorEvaluator evaluator,
            Gates gates,
            Optional<ValueCopies> copies) {
        this.panel = panel;
        this.rules = rules;
        this.vocabulary = new Vocabulary(panel.fieldNames(), panel.groupingNames());
        this.values = values;
        this.evaluator = evaluator;
        this.gates = gates;
        this.copies = copies;
    }

    /// An alpha before it was tried.
    record Draft(String alphaId, String name, Origin origin, String text) {}

    /// A draft that was parsed, once for all that is done with it.
    ///
    /// @param written its formula as written; empty when it is none
    /// @param formula its formula on this panel; empty when it is none there
    /// @param fault why it is none; empty when it is one
    record Parsed(
            Draft draft, Optional<Formula> written, Optional<Formula> formula, String fault) {}

    Parsed parse(Draft draft) {
        Formula written;
        try {
            written = Formula.parse(draft.text(), rules.limits());
        } catch (FormulaException e) {
            return new Parsed(draft, Optional.empty(), Optional.empty(), e.getMessage());
        }
        try {
            return new Parsed(draft, Optional.of(written), Optional.of(written.on(vocabulary)), "");
        } catch (FormulaException e) {
            return new Parsed(draft, Optional.of(written), Optional.empty(), e.getMessage());
        }
    }

    /// An alpha that was tried.
    ///
    /// @param ranks of its values, where it has figures and ranks are wanted
    record Tried(CodedAlpha alpha, Optional<DailyRanks> ranks) {}

    /// Whether a formula with such a relative is refused.
    boolean refuses(Nearest nearest) {
        return rules.maxSimilarity().isPresent()
                && nearest.similarity() >= rules.maxSimilarity().getAsDouble();
    }

    /// A formula that is refused for what it resembles.
    CodedAlpha nearCopy(Draft draft, Formula formula, Nearest nearest) {
        return failed(draft, Optional.of(formula), List.of(), Novelty.reason(nearest));
    }

    /// A draft that was parsed and checked.
    sealed interface Checked {}

    /// A draft that failed already.
    record Refused(CodedAlpha alpha) implements Checked {}

    /// A draft whose formula may be evaluated.
    record Sound(Draft draft, Formula formula, List<Finding> findings) implements Checked {}

    /// The formulas' values, for [#judge].
    FactorValues values() {
        return values;
    }

    /// Codes a draft of the same identity as an alpha that was tried: with its own findings, and
    /// the figures of the other.
    Function<CodedAlpha, CodedAlpha> repeating(Parsed draft) {
        return original ->
                switch (check(draft)) {
                    case Refused(CodedAlpha alpha) -> alpha;
                    case Sound sound -> repeat(sound, original);
                };
    }

    /// Codes a draft of the same identity as one that was refused for what its values correlate
    /// with: for its own findings, or else for the same.
    CodedAlpha refusing(Parsed draft, Correlated relative) {
        return switch (check(draft)) {
            case Refused(CodedAlpha alpha) -> alpha;
            case Sound(Draft same, Formula formula, List<Finding> findings) -> {
                CodedAlpha alpha =
                        failed(
                                same,
                                Optional.of(formula),
                                lines(findings),
                                ValueCopies.reason(relative));
                yield alpha.with(alpha.kinship().correlated(relative));
            }
        };
    }

    CodedAlpha code(Parsed draft) {
        return switch (check(draft)) {
            case Refused(CodedAlpha alpha) -> alpha;
            case Sound sound -> judge(sound, values.of(sound.formula())).alpha();
        };
    }

    Checked check(Parsed parsed) {
        Draft draft = parsed.draft();
        if (parsed.written().isEmpty() || parsed.formula().isEmpty()) {
            return new Refused(failed(draft, parsed.written(), List.of(), parsed.fault()));
        }
        Formula formula = parsed.formula().get();
        List<Finding> findings = parsed.written().get().lint(vocabulary, panel.dates());
        Optional<String> refusal = refusal(findings);
        return refusal.isPresent()
                ? new Refused(failed(draft, Optional.of(formula), lines(findings), refusal.get()))
                : new Sound(draft, formula, findings);
    }

    /// The alpha with these values of its formula.
    Tried judge(Sound sound, Matrix factor) {
        Draft draft = sound.draft();
        Formula formula = sound.formula();
        List<Finding> findings = new ArrayList<>(sound.findings());
        long values = valuesOf(factor);
        if (2 * values < factor.sharedValues().length) {
            findings.addAll(ZeroDivisors.findings(formula.root(), panel));
        }
        List<String> lints = lines(findings);
        Optional<String> refusal =
                values == 0
                        ? Optional.of("the formula has no value for any name on any date")
                        : refusal(findings);
        if (refusal.isPresent()) {
            return new Tried(
                    failed(draft, Optional.of(formula), lints, refusal.get()), Optional.empty());
        }
        Evaluation evaluation = evaluator.evaluate(factor);
        if (evaluation.quickLook().counted() == 0) {
            return new Tried(
                    failed(draft, Optional.of(formula), lints, whyNothingCounted(evaluation)),
                    Optional.empty());
        }
        return new Tried(
                coded(draft, formula, lints, warned(findings), Optional.empty(), evaluation),
                copies.map(wanted -> wanted.ranks(factor)));
    }

    private CodedAlpha repeat(Sound sound, CodedAlpha original) {
        List<String> lints = new ArrayList<>(lines(sound.findings()));
        lints.add("the same factor as " + original.alphaId() + ": its figures stand here again");
        return coded(
                sound.draft(),
                sound.formula(),
                lints,
                warned(sound.findings()),
                Optional.of(original.alphaId()),
                original.evaluation().orElseThrow());
    }

    private CodedAlpha coded(
            Draft draft,
            Formula formula,
            List<String> lints,
            Optional<String> warned,
            Optional<String> sameAs,
            Evaluation evaluation) {
        return new CodedAlpha(
                draft.alphaId(),
                draft.name(),
                draft.origin(),
                draft.text(),
                Optional.of(formula.canonical()),
                Optional.of(formula.hash()),
                new Kinship(
                        Optional.of(formula.identityHash()),
                        sameAs,
                        Optional.empty(),
                        Optional.empty()),
                formula.lookback(),
                lints,
                warned,
                Optional.of(evaluation),
                gates.judge(evaluation),
                Optional.empty());
    }

    /// Why a formula with these findings is not evaluated; empty when it is.
    private Optional<String> refusal(List<Finding> findings) {
        Optional<String> error = first(findings, Severity.ERROR).map(Finding::line);
        return error.isPresent() || !rules.strict()
                ? error
                : first(findings, Severity.WARNING)
                        .map(finding -> "refused by factors.strict: " + finding.line());
    }

    private static Optional<Finding> first(List<Finding> findings, Severity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity).findFirst();
    }

    private static Optional<String> warned(List<Finding> findings) {
        return first(findings, Severity.WARNING).map(Finding::message);
    }

    private static List<String> lines(List<Finding> findings) {
        return findings.stream().map(Finding::line).toList();
    }

    private static long valuesOf(Matrix factor) {
        long values = 0;
        for (double value : factor.sharedValues()) {
            values += Double.isNaN(value) ? 0 : 1;
        }
        return values;
    }

    private static String whyNothingCounted(Evaluation evaluation) {
        Evaluation.DayCount days = evaluation.quickLook();
        return days.constantSignal() > days.tooFewNames()
                ? "the factor is constant: it has the same value for every name on "
                        + days.constantSignal()
                        + " dates"
                : "no date has enough names with a value: "
                        + days.tooFewNames()
                        + " dates fall short of evaluation.min_obs_per_day";
    }

    private static CodedAlpha failed(
            Draft draft, Optional<Formula> formula, List<String> lints, String error) {
        return new CodedAlpha(
                draft.alphaId(),
                draft.name(),
                draft.origin(),
                draft.text(),
                formula.map(Formula::canonical),
                formula.map(Formula::hash),
                new Kinship(
                        formula.map(Formula::identityHash),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                formula.map(Formula::lookback).orElse(0),
                lints,
                Optional.empty(),
                Optional.empty(),
                GateVerdict.NOT_EVALUATED,
                Optional.of(error));
    }
}
