package dev.alphatrail.study;

import dev.alphatrail.engine.Crew;
import dev.alphatrail.engine.FactorEngine;
import dev.alphatrail.engine.FactorEngine.Extended;
import dev.alphatrail.engine.FactorState;
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
        /// @param formula the place of the formula in the list
        /// @param values gives them; a remembered formula is looked up or computed only then
        void accept(int formula, Supplier<Matrix> values);
    }

    /// Gives the values of several formulas to a consumer, in their order. Where none are
    /// remembered, all are computed together.
    void each(List<Formula> formulas, Consumer consumer) {
        if (cache == FactorCache.NONE) {
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
        if (cache == FactorCache.NONE) {
            return engine.evaluate(formula.root());
        }
        return cache.find(panel, formula).orElseGet(() -> compute(formula));
    }

    private Matrix compute(Formula formula) {
        List<Expr> formulas = List.of(formula.root());
        Optional<Beginning> beginning = cache.findBeginning(panel, formula);
        Extended computed;
        Matrix values;
        if (beginning.isPresent()) {
            List<FactorState> states = List.of(beginning.get().state());
            computed = engine.extend(formulas, states).getFirst();
            values = beginning.get().values().followedBy(computed.values());
        } else {
            computed = engine.begin(formulas).getFirst();
            values = computed.values();
        }
        cache.keep(panel, formula, values, computed.state());
        return values;
    }
}
