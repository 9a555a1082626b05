package dev.alphatrail.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a formula divides by.
///
/// @param expr the divisor
/// @param eps magnitude up to which it counts as zero, so that there is no quotient
public record Divisor(Expr expr, double eps) {
    /// The divisors in a tree, outer ones first.
    public static List<Divisor> in(Expr root) {
        List<Divisor> divisors = new ArrayList<>();
        collect(root, divisors);
        return divisors;
    }

    private static void collect(Expr expr, List<Divisor> divisors) {
        if (expr instanceof Expr.Call call) {
            of(call).ifPresent(divisors::add);
            call.args().forEach(arg -> collect(arg, divisors));
        }
    }

    /// What the call itself divides by; empty when it is no division.
    static Optional<Divisor> of(Expr.Call call) {
        return switch (call.operator()) {
            case DIV, MOD -> Optional.of(new Divisor(call.args().get(1), 0));
            case INVERSE -> Optional.of(new Divisor(call.args().getFirst(), 0));
            case SAFE_DIV ->
                    Optional.of(
                            new Divisor(
                                    call.args().get(1), Literals.of(call.args().get(2)).orElse(0)));
            default -> Optional.empty();
        };
    }
}
