package dev.alphatrail.backtest;

/// Hears of every book a backtest holds.
@FunctionalInterface
public interface BookListener {
    /// One that does not listen.
    BookListener NONE = (_, _) -> {};

    /// A book was fixed at the close before a return date.
    ///
    /// @param returnDate index of the date on which it earns; it was fixed on the date before
    /// @param weights one per instrument, fractions; to be read now and not kept, for the array is
    ///   used again
    void held(int returnDate, double[] weights);
}
