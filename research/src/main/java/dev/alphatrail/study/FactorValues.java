package dev.alphatrail.study;

import dev.alphatrail.engine.FactorEngine;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import java.util.Optional;

/// The values of formulas on one panel: remembered ones, or else the engine's.
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
        Optional<Matrix> known = cache.find(panel, formula);
        if (known.isPresent()) {
            return known.get();
        }
        Matrix values = engine.evaluate(formula.root());
        cache.keep(panel, formula, values);
        return values;
    }
}
