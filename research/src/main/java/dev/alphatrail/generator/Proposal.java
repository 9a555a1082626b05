package dev.alphatrail.generator;

import java.util.List;

/// A model's answer: what it believes, and formulas to test the belief with.
public record Proposal(Hypothesis hypothesis, List<SeedAlpha> alphas) {
    /// A belief about the market that formulas can test.
    ///
    /// @param statement one sentence: who does what, and what prices do then
    /// @param reasoning why that might be so, and what would speak against it
    /// @param families the families of the literature it draws on, such as `momentum` or
    ///   `liquidity`
    public record Hypothesis(String statement, String reasoning, List<String> families) {
        public Hypothesis {
            families = List.copyOf(families);
        }
    }

    /// A formula before anybody has tried it.
    ///
    /// @param name short snake_case name that says what it measures
    /// @param formula text in the factor language; higher values mean higher expected return
    /// @param family the family it was drawn from
    /// @param rationale one sentence: why it fits the hypothesis
    /// @param parent the alpha it varies, empty in the first round
    public record SeedAlpha(
            String name,
            String formula,
            String family,
            String rationale,
            java.util.Optional<String> parent) {}

    public Proposal {
        alphas = List.copyOf(alphas);
    }
}
