package dev.alphatrail.evaluation;

import java.util.Locale;

/// How deep an evaluation goes.
public enum EvaluationMode {
    /// A quick look: statistics over all dates, nothing held out.
    P0,
    /// Walk-forward long/short portfolio with linear costs; every headline is out of sample.
    P1,
    /// P1 with risk controls, spread and impact costs, borrow rates.
    P2;

    /// The name in configurations and artifacts: `p0`, `p1`, `p2`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
