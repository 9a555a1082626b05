package dev.alphatrail.study;

import dev.alphatrail.engine.Crew;
import dev.alphatrail.engine.FactorEngine;
import dev.alphatrail.engine.FactorEngine.Extended;
import dev.alphatrail.formula.Expr;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.study.FactorCache.Beginning;

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
        /// @param values gives them; a remembered formula is looked up or computed only then
        void accept(int formula, Supplier<Matrix> values);
    }

    /// Gives the values of several formulas to a consumer, in their order. Where none are
    /// remembered, all are computed together.
    void each(List<Formula> formulas, Consumer consumer) {
        if (!cache.remembers()) {
            List<Expr> roots = formulas.stream().map(Formula::root).toList();
            engine.evaluateEach(roots, (k, values) -> consumer.accept(k, () -> values));
        } else {
            for (int k = 0; k < formulas.size(); k++) {
                Formula formula = formulas.get(k);
                consumer.accept(k, () -> of(formula));
            }
        }
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
            Matrix values = engine.evaluate(formula.root());
            cache.keep(panel, formula, values, Optional.empty());
            return values;
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
