package dev.alphatrail.study;

import dev.alphatrail.engine.FactorState;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import java.util.Optional;

/// Remembers the values of formulas from one study to the next. It decides how long a study takes,
/// never what it finds: what it gives back has the bits that the engine would compute.
///
/// Used from several threads at once.
public interface FactorCache {
    /// Remembers nothing.
    FactorCache NONE =
            new FactorCache() {
                @Override
                public boolean remembers() {
                    return false;
                }

                @Override
                public boolean mayKnow(Panel panel, Formula formula) {
                    return false;
                }

                @Override
                public Optional<Matrix> find(Panel panel, Formula formula) {
                    return Optional.empty();
                }

                @Override
                public Optional<Beginning> findBeginning(Panel panel, Formula formula) {
                    return Optional.empty();
                }

                @Override
                public void keep(
                        Panel panel, Formula formula, Matrix values, Optional<FactorState> state) {}
            };

    /// Whether it remembers anything at all.
    default boolean remembers() {
        return true;
    }

    /// Values on the first dates of a panel, and what the engine must know to go on, if kept.
    record Beginning(Matrix values, Optional<FactorState> state) {}

    /// Whether it looks as if values of a formula were known, on this panel or on what it was
    /// before dates were appended. Tells it without reading them.
    boolean mayKnow(Panel panel, Formula formula);

    /// The values of a formula on this very panel, if they are known.
    Optional<Matrix> find(Panel panel, Formula formula);

    /// The values of a formula on the panel that this one was before dates were appended, if they
    /// are known; the longest that are.
    Optional<Beginning> findBeginning(Panel panel, Formula formula);

    /// Takes values that the engine has computed, on all dates of the panel.
    void keep(Panel panel, Formula formula, Matrix values, Optional<FactorState> state);
}
