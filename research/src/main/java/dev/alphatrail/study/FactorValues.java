package dev.alphatrail.study;

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

/// The values of formulas on one panel: remembered ones, or else the engine's. Where the panel is
/// one that was seen before, with dates appended, the engine computes those dates alone.
final class FactorValues {
    private final Panel panel;
    private final FactorEngine engine;
    private final FactorCache cache;

    FactorValues(Panel panel, FactorCache cache) {
        this.panel = panel;
        this.engine = new FactorEngine(panel);
        this.cache = cache;
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
