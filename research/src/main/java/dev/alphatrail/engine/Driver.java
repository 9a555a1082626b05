package dev.alphatrail.engine;

import dev.alphatrail.stats.NormalQuantile;

/// A distribution that ranks are brought to; formulas know it by its place.
enum Driver {
    NORMAL,
    CAUCHY,
    UNIFORM;

    static Driver of(int place) {
        return values()[place];
    }

    /// The quantile of a rank, from 1, among `n` values; the ranks lie between 1 / n and 1 - 1 / n.
    /// NaN of one value.
    double ofRank(double rank, int n) {
        double count = n;
        double share = (rank - 1) / (count - 1);
        double p = 1 / count + share * (1 - 2 / count);
        return switch (this) {
            case NORMAL -> NormalQuantile.of(p);
            case CAUCHY -> StrictMath.tan(Math.PI * (p - 0.5));
            case UNIFORM -> p - 0.5;
        };
    }
}
