package dev.alphatrail.portfolio;

import java.util.Arrays;

/// The books of one signal whose sleeves all have one sign, by date. Where the book of the negated
/// signal is the negated book, a walk that trades the signal now with this sign, now with that, has
/// hardly a book to build that an earlier walk has not built. Not thread-safe.
final class KnownBooks {
    private static final int UNKNOWN = -1;

    private final int instruments;
    private final double[] books;
    private final int[] oldest;
    private final int[] newest;
    private final boolean[] flattened;
    private final int[] shortfalls;

    KnownBooks(int dates, int instruments) {
        this.instruments = instruments;
        this.books = new double[dates * instruments];
        this.oldest = new int[dates];
        this.newest = new int[dates];
        this.flattened = new boolean[dates];
        this.shortfalls = new int[dates];
        Arrays.fill(oldest, UNKNOWN);
    }

    /// Writes the book of date `t` if it is known for just these sleeves, and counts as its builder
    /// did.
    ///
    /// @param formed dates of the sleeves, oldest first; they lie equally far apart in every walk
    ///   of a signal, so that the first and the last tell them
    boolean recall(int t, int[] formed, int active, int sign, double[] book, BookTally tally) {
        if (oldest[t] != formed[0] || newest[t] != formed[active - 1]) {
            return false;
        }
        int row = t * instruments;
        for (int i = 0; i < book.length; i++) {
            book[i] = sign * books[row + i];
        }
        tally.flattened += flattened[t] ? 1 : 0;
        tally.weightCapShortfalls += shortfalls[t];
        return true;
    }

    void remember(
            int t,
            int[] formed,
            int active,
            int sign,
            double[] book,
            boolean wasFlattened,
            int shortfallsAtCap) {
        int row = t * instruments;
        for (int i = 0; i < book.length; i++) {
            books[row + i] = sign * book[i];
        }
        oldest[t] = formed[0];
        newest[t] = formed[active - 1];
        flattened[t] = wasFlattened;
        shortfalls[t] = shortfallsAtCap;
    }
}
