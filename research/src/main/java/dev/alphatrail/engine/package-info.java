/// Formula and panel to factor values.
///
/// Begin with [FactorEngine]. It turns formulas into a `Plan` of distinct subexpressions, which an
/// `Evaluation` works through; the numbers are made by the kernels: plain loops over arrays, one
/// file per family of operators. What each operator means stands in `docs/factor-language.md`.
@NullMarked
package dev.alphatrail.engine;

import org.jspecify.annotations.NullMarked;
