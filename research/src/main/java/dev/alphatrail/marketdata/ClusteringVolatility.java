package dev.alphatrail.marketdata;

/// GARCH(1,1): the variance of a day is high after large moves and falls back slowly to its
/// long-run value (Bollerslev, "Generalized autoregressive conditional heteroskedasticity", 1986).
final class ClusteringVolatility {
    private static final double REACTION = 0.08;
    private static final double PERSISTENCE = 0.90;

    private final double longRunVariance;
    private double variance;

    /// @param volatility long-run standard deviation of a day
    ClusteringVolatility(double volatility) {
        longRunVariance = volatility * volatility;
        variance = longRunVariance;
    }

    /// Today's standard deviation over the long-run one.
    double ratio() {
        return Math.sqrt(variance / longRunVariance);
    }

    /// Today's standard deviation.
    double today() {
        return Math.sqrt(variance);
    }

    /// Today's move from a standard normal number; the variance moves on to tomorrow.
    double shock(double normal) {
        double move = Math.sqrt(variance) * normal;
        variance =
                (1 - REACTION - PERSISTENCE) * longRunVariance
                        + REACTION * move * move
                        + PERSISTENCE * variance;
        return move;
    }
}
