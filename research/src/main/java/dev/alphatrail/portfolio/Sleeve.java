package dev.alphatrail.portfolio;

/// What one formation date contributes: +½ of the long tail and −½ of the short tail; nothing when
/// it is empty. A name may stand in both (ties that reach into both tails), its weights add up.
///
/// @param thin whether fewer names could be shorted than the tail holds
record Sleeve(Tail longs, Tail shorts, boolean thin) {
    static final Sleeve EMPTY = new Sleeve(Tail.NOBODY, Tail.NOBODY, false);

    boolean isEmpty() {
        return longs.names().length == 0;
    }

    /// The sleeve of the negated signal, where anybody may be shorted.
    Sleeve negated() {
        return new Sleeve(/* longs= */ shorts, /* shorts= */ longs, thin);
    }

    /// Adds this sleeve to a dense book.
    void addTo(double[] book) {
        longs.addTo(book, 0.5);
        shorts.addTo(book, -0.5);
    }
}
