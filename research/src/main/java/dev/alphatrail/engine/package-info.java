/// Formula and panel to factor values.
///
/// Begin with [FactorEngine]. It turns formulas into a `Plan` of distinct subexpressions; a
/// `Schedule` says in which order these are computed, a `Layout` where their values stand, an
/// `Evaluation` does it, one block of dates after the other, on the threads of a [Crew]. Formulas
/// that do not fit into memory together come in `Batches`. The numbers are made by the kernels:
/// plain loops over arrays, one file per family of operators. What each operator means stands in
/// `docs/factor-language.md`.
///
/// # What a kernel is given
///
/// There are three kinds, told apart by what a value may depend on:
///
/// - **elementwise** (`ElementwiseKernel`): the inputs of the same date and instrument. Fills
///   `out[0..n)` from the same places of the inputs, which may be anything from a panel. Functions
///   that take several loops use spare rows, in which arbitrary numbers stand at first.
/// - **series** (`SeriesKernel`): one instrument's inputs of the date and of `history` dates before
///   it, and numbers per instrument that the kernel carries from date to date itself (`states`).
/// - **section** (`SectionKernel`): the inputs of all instruments on the date.
///
/// The latter two fill one `Block` (the dates `[from, to)` of the instruments `[left, right)`) of a
/// `Slab`, a part of a panel in an array. Blocks are cut to suit threads, caches and memory, so **a
/// value must have the same bits in whatever block it is computed**: a sum begins at a date that
/// depends on the panel's first date alone (`RollingWindows` does that), never at the block's.
/// Scratch rows come from the block and hold arbitrary numbers at first. A kernel may write only
/// its block of `out` and of `states`; it keeps nothing between calls, which come from several
/// threads. `BlocksDoNotMatterTest` tries all that on each operator.
@NullMarked
package dev.alphatrail.engine;

import org.jspecify.annotations.NullMarked;
