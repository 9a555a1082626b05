package dev.alphatrail.cli;

import dev.alphatrail.formula.Finding;
import dev.alphatrail.formula.Finding.Severity;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.FormulaException;
import dev.alphatrail.formula.FormulaLimits;
import dev.alphatrail.library.FactorLibrary;
import dev.alphatrail.library.NamedFormula;

import java.util.List;
import java.util.Optional;

/// Which formulas of a library can be computed on a market, and why the others cannot.
final class LibraryCheck {
    private LibraryCheck() {}

    /// One formula of the library.
    ///
    /// @param written the formula as it was read; empty when it does not parse
    /// @param onMarket the same over the market's own fields; empty when it cannot be computed
    /// @param findings of the formula check on the market, in order of the text; none where a name
    ///   is unknown there
    /// @param refusal why it cannot be computed
    record Entry(
            NamedFormula named,
            Optional<Formula> written,
            Optional<Formula> onMarket,
            List<Finding> findings,
            Optional<Refusal> refusal) {
        Entry {
            findings = List.copyOf(findings);
        }

        boolean computable() {
            return refusal.isEmpty();
        }

        boolean warned() {
            return findings.stream().anyMatch(finding -> finding.severity() == Severity.WARNING);
        }

        /// Whether a strict check refuses it.
        boolean faulty() {
            return findings.stream().anyMatch(finding -> finding.severity() != Severity.NOTE);
        }
    }

    /// Why a formula cannot be computed.
    ///
    /// @param line what is wrong, the mend, and the column
    /// @param column where in the formula, from 1
    /// @param caret the same with the formula and a caret below it
    record Refusal(String line, int column, String caret) {
        static Refusal of(FormulaException e) {
            return new Refusal(String.valueOf(e.getMessage()), e.span().column(), e.withCaret());
        }
    }

    static List<Entry> of(FactorLibrary library, FormulaNames names, FormulaLimits limits) {
        return library.formulas().stream().map(named -> check(named, names, limits)).toList();
    }

    private static Entry check(NamedFormula named, FormulaNames names, FormulaLimits limits) {
        Formula written;
        try {
            written = Formula.parse(named.formula(), limits);
        } catch (FormulaException e) {
            return refused(named, Optional.empty(), List.of(), e);
        }
        try {
            Formula onMarket = written.on(names.vocabulary());
            List<Finding> findings = onMarket.lint(names.vocabulary(), names.dates());
            Optional<Finding> error =
                    findings.stream()
                            .filter(finding -> finding.severity() == Severity.ERROR)
                            .findFirst();
            if (error.isPresent()) {
                FormulaException e =
                        new FormulaException(
                                error.get().message() + ": " + error.get().mend(),
                                named.formula(),
                                error.get().span());
                return refused(named, Optional.of(written), findings, e);
            }
            return new Entry(
                    named, Optional.of(written), Optional.of(onMarket), findings, Optional.empty());
        } catch (FormulaException e) {
            return refused(named, Optional.of(written), List.of(), e);
        }
    }

    private static Entry refused(
            NamedFormula named,
            Optional<Formula> written,
            List<Finding> findings,
            FormulaException e) {
        return new Entry(named, written, Optional.empty(), findings, Optional.of(Refusal.of(e)));
    }
}
