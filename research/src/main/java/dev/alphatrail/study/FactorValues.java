package dev.alphatrail.study;

import dev.alphatrail.engine.Crew;
import dev.alphatrail.engine.FactorEngine;
import dev.alphatrail.engine.FactorEngine.Extended;
import dev.alphatrail.formula.Expr;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.study.FactorCache.Beginning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The values of formulas on one panel: remembered ones, or else the engine's. Where the panel is
/// one that was seen before, with dates appended, the engine computes those dates alone.
final class FactorValues {
    private final Panel panel;
    private final FactorEngine engine;
    private final FactorCache cache;

    /// The engine may take a quarter of the heap, which leaves the rest to the panel and to the
    /// evaluation of factors.
    FactorValues(Panel panel, FactorCache cache, Crew crew) {
        this.panel = panel;
        this.engine = new FactorEngine(panel, crew, Runtime.getRuntime().maxMemory() / 4);
        this.cache = cache;
    }

    /// Takes the values of a formula.
    interface Consumer {
        /// Takes those of one.
        ///
        /// @param formula the place of the formula in the list
        /// @param values gives them; what is remembered is read only then, what was computed is
        ///   kept
        void accept(int formula, Supplier<Matrix> values);
    }

    /// Gives the values of several formulas to a consumer: first of those that seem to be
    /// remembered, then of the others, which are computed together.
    void each(List<Formula> formulas, Consumer consumer) {
        List<Integer> others = new ArrayList<>();
        for (int k = 0; k < formulas.size(); k++) {
            Formula formula = formulas.get(k);
            if (cache.mayKnow(panel, formula)) {
                consumer.accept(k, () -> of(formula));
            } else {
                others.add(k);
            }
        }
        List<Expr> roots = others.stream().map(k -> formulas.get(k).root()).toList();
        engine.evaluateEach(
                roots,
                (other, values) -> {
                    int k = others.get(other);
                    consumer.accept(k, () -> kept(formulas.get(k), values));
                });
    }

    private Matrix kept(Formula formula, Matrix values) {
        cache.keep(panel, formula, values, Optional.empty());
        return values;
    }

    Matrix of(Formula formula) {
        if (!cache.remembers()) {
            return engine.evaluate(formula.root());
        }
        return cache.find(panel, formula).orElseGet(() -> compute(formula));
    }

    /// To take note of the state costs two evaluations more. So this is done as soon as a panel is
    /// seen to grow, and not when a formula is evaluated for the first time.
    private Matrix compute(Formula formula) {
        Optional<Beginning> beginning = cache.findBeginning(panel, formula);
        if (beginning.isEmpty()) {
            return kept(formula, engine.evaluate(formula.root()));
        }
        List<Expr> formulas = List.of(formula.root());
        Matrix known = beginning.get().values();
        Optional<Extended> later =
                beginning
                        .get()
                        .state()
                        .map(state -> engine.extend(formulas, List.of(state)).getFirst());
        Extended computed = later.orElseGet(() -> engine.begin(formulas).getFirst());
        Matrix values = later.isPresent() ? known.followedBy(computed.values()) : computed.values();
        cache.keep(panel, formula, values, Optional.of(computed.state()));
        return values;
    }
}
