package dev.alphatrail.portfolio;

/// What one formation date contributes: +½ of the long tail and −½ of the short tail.
///
/// @param names instrument indices; a name may stand twice (ties that reach into both tails), its
///   weights add up
/// @param weights signed, gross 1 when not empty
/// @param thin whether fewer names could be shorted than the tail holds
record Sleeve(int[] names, double[] weights, boolean thin) {
    static final Sleeve EMPTY = new Sleeve(new int[0], new double[0], false);

    static Sleeve of(Tail longs, Tail shorts, boolean thin) {
        int nLong = longs.names().length;
        int nShort = shorts.names().length;
        int[] names = new int[nLong + nShort];
        double[] weights = new double[nLong + nShort];
        System.arraycopy(longs.names(), 0, names, 0, nLong);
        System.arraycopy(shorts.names(), 0, names, nLong, nShort);
        for (int j = 0; j < nLong; j++) {
            weights[j] = 0.5 * longs.weights()[j];
        }
        for (int j = 0; j < nShort; j++) {
            weights[nLong + j] = -0.5 * shorts.weights()[j];
        }
        return new Sleeve(names, weights, thin);
    }

    boolean isEmpty() {
        return names.length == 0;
    }

    /// Adds `sign` times this sleeve to a dense book.
    void addTo(double[] book, int sign) {
        for (int j = 0; j < names.length; j++) {
            book[names[j]] += sign * weights[j];
        }
    }
}
