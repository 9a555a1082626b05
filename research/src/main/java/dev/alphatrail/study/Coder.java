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
import dev.alphatrail.study.StudyResult.GateVerdict;
import dev.alphatrail.study.StudyResult.Origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns one proposed formula into a coded alpha: parsed, checked, computed, evaluated, judged.
/// Whatever fails on the way is kept with its reason. Safe for use from several threads.
final class Coder {
    private final Panel panel;
    private final FormulaRules rules;
    private final Vocabulary vocabulary;
    private final FactorValues values;
    private final FactorEvaluator evaluator;
    private final Gates gates;

    Coder(
            Panel panel,
            FormulaRules rules,
            FactorValues values,
            FactorEvaluator evaluator,
            Gates gates) {
        this.panel = panel;
        this.rules = rules;
        this.vocabulary = new Vocabulary(panel.fieldNames(), panel.groupingNames());
        this.values = values;
        this.evaluator = evaluator;
        this.gates = gates;
    }

    /// An alpha before it was tried.
    record Draft(String alphaId, String name, Origin origin, String text) {}

    CodedAlpha code(Draft draft) {
        Formula formula;
        try {
            formula = Formula.parse(draft.text(), rules.limits());
        } catch (FormulaException e) {
            return failed(draft, Optional.empty(), List.of(), e.getMessage());
        }
        try {
            formula = formula.on(vocabulary);
        } catch (FormulaException e) {
            return failed(draft, Optional.of(formula), List.of(), e.getMessage());
        }
        List<Finding> findings = new ArrayList<>(formula.lint(vocabulary, panel.dates()));
        Optional<String> refusal = refusal(findings);
        if (refusal.isPresent()) {
            return failed(draft, Optional.of(formula), lines(findings), refusal.get());
        }
        Matrix factor = values.of(formula);
        if (2 * valuesOf(factor) < factor.sharedValues().length) {
            findings.addAll(ZeroDivisors.findings(formula.root(), panel));
            refusal = refusal(findings);
        }
        if (valuesOf(factor) == 0) {
            refusal = Optional.of("the formula has no value for any name on any date");
        }
        List<String> lints = lines(findings);
        if (refusal.isPresent()) {
            return failed(draft, Optional.of(formula), lints, refusal.get());
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
                formula.map(Formula::lookback).orElse(0),
                lints,
                Optional.empty(),
                new GateVerdict(false, List.of("not evaluated")),
                Optional.of(error));
    }
}
