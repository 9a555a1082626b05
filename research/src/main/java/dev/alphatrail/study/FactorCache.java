package dev.alphatrail.study;

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
                public Optional<Matrix> find(Panel panel, Formula formula) {
                    return Optional.empty();
                }

                @Override
                public void keep(Panel panel, Formula formula, Matrix values) {}
            };

    /// The values of a formula on this very panel, if they are known.
    Optional<Matrix> find(Panel panel, Formula formula);

    /// Takes values that the engine has computed.
    void keep(Panel panel, Formula formula, Matrix values);
}
