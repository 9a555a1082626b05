package dev.alphatrail.study;

import dev.alphatrail.engine.FactorEngine;
import dev.alphatrail.evaluation.Evaluation;
import dev.alphatrail.evaluation.FactorEvaluator;
import dev.alphatrail.formula.Finding;
import dev.alphatrail.formula.Finding.Severity;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.FormulaException;
import dev.alphatrail.formula.FormulaLimits;
import dev.alphatrail.formula.Vocabulary;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.study.StudyResult.CodedAlpha;
import dev.alphatrail.study.StudyResult.GateVerdict;
import dev.alphatrail.study.StudyResult.Origin;

import java.util.List;
import java.util.Optional;

/// Turns one proposed formula into a coded alpha: parsed, checked, computed, evaluated, judged.
/// Whatever fails on the way is kept with its reason. Safe for use from several threads.
final class Coder {
    private final Panel panel;
    private final FormulaLimits limits;
    private final Vocabulary vocabulary;
    private final FactorEngine engine;
    private final FactorEvaluator evaluator;
    private final Gates gates;

    Coder(Panel panel, FormulaLimits limits, FactorEvaluator evaluator, Gates gates) {
        this.panel = panel;
        this.limits = limits;
        this.vocabulary = new Vocabulary(panel.fieldNames(), panel.groupingNames());
        this.engine = new FactorEngine(panel);
        this.evaluator = evaluator;
        this.gates = gates;
    }

    /// An alpha before it was tried.
    record Draft(String alphaId, String name, Origin origin, String text) {}

    CodedAlpha code(Draft draft) {
        Formula formula;
        try {
            formula = Formula.parse(draft.text(), limits);
        } catch (FormulaException e) {
            return failed(draft, Optional.empty(), List.of(), e.getMessage());
        }
        try {
            formula.check(vocabulary);
        } catch (FormulaException e) {
            return failed(draft, Optional.of(formula), List.of(), e.getMessage());
        }
        List<Finding> findings = formula.lint(vocabulary, panel.dates());
        List<String> lints = findings.stream().map(Finding::line).toList();
        Optional<Finding> fatal =
                findings.stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .findFirst();
        if (fatal.isPresent()) {
            return failed(draft, Optional.of(formula), lints, fatal.get().line());
        }
        Matrix factor = engine.evaluate(formula.root());
        if (!hasValue(factor)) {
            return failed(
                    draft,
                    Optional.of(formula),
                    lints,
                    "the formula has no value for any name on any date");
        }
        Evaluation evaluation = evaluator.evaluate(factor);
        if (evaluation.quickLook().counted() == 0) {
            return failed(draft, Optional.of(formula), lints, whyNothingCounted(evaluation));
        }
        return new CodedAlpha(
                draft.alphaId(),
                draft.name(),
                draft.origin(),
                draft.text(),
                Optional.of(formula.canonical()),
                Optional.of(formula.hash()),
                formula.lookback(),
                lints,
                Optional.of(evaluation),
                gates.judge(evaluation),
                Optional.empty());
    }

    private static boolean hasValue(Matrix factor) {
        for (double value : factor.sharedValues()) {
            if (!Double.isNaN(value)) {
                return true;
            }
        }
        return false;
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
                formula.map(Formula::lookback).orElse(0),
                lints,
                Optional.empty(),
                new GateVerdict(false, List.of("not evaluated")),
                Optional.of(error));
    }
}
