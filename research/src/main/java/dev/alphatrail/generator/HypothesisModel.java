package dev.alphatrail.generator;

/// Where hypotheses and formulas come from: the offline generator now, a language model later.
public interface HypothesisModel {
    /// Answers a brief with a hypothesis and formulas that fit it.
    ///
    /// Formulas are text and may be wrong: whoever asked parses and checks them, and keeps those
    /// that fail with their reason.
    Proposal propose(Brief brief);

    /// Short name for the record, for example `offline-families`.
    String name();
}
