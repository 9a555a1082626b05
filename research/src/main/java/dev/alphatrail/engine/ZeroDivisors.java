package dev.alphatrail.engine;

import dev.alphatrail.formula.Divisor;
import dev.alphatrail.formula.Expr;
import dev.alphatrail.formula.Finding;
import dev.alphatrail.formula.Finding.Severity;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Finds divisions that on a given panel mostly have no value, because the divisor is 0.
public final class ZeroDivisors {
    /// Share of zero divisors from which on a division is reported.
    private static final double SHARE = 0.5;

    private ZeroDivisors() {}

    /// One warning for each divisor that is zero (or within the `eps` of its division) in at least
    /// half of the cells where it has a value, outer ones first.
    ///
    /// @throws IllegalArgumentException as [FactorEngine#evaluate] does
    public static List<Finding> findings(Expr root, Panel panel) {
        List<Divisor> divisors =
                Divisor.in(root).stream()
                        .filter(divisor -> divisor.expr() instanceof Expr.Call)
                        .toList();
        List<Matrix> values =
                new FactorEngine(panel).evaluateAll(divisors.stream().map(Divisor::expr).toList());
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < divisors.size(); i++) {
            double share = zeroShare(values.get(i), divisors.get(i).eps());
            if (share >= SHARE) {
                findings.add(finding(divisors.get(i), share));
            }
        }
        return findings;
    }

    private static Finding finding(Divisor divisor, double share) {
        return new Finding(
                Severity.WARNING,
                String.format(
                        Locale.ROOT,
                        "the divisor is 0 in %.0f%% of the cells where it has a value, so there is"
                                + " no quotient there",
                        Math.floor(100 * share)),
                divisor.expr().span(),
                "divide by something that is rarely 0, or choose with where(condition, a, b)");
    }

    /// NaN when it never has a value.
    private static double zeroShare(Matrix divisor, double eps) {
        long present = 0;
        long zero = 0;
        for (double value : divisor.sharedValues()) {
            if (!Double.isNaN(value)) {
                present++;
                zero += Math.abs(value) <= eps ? 1 : 0;
            }
        }
        return (double) zero / present;
    }
}
