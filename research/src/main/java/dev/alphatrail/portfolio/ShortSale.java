package dev.alphatrail.portfolio;

import dev.alphatrail.panel.Matrix;

import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalDouble;

/// Which names may be shorted on which date.
public final class ShortSale {
    private final BitSet hardToBorrow;
    private final Optional<Matrix> ratesBps;
    private final double maxBorrowBps;

    /// @param hardToBorrow instruments that may never be shorted
    /// @param ratesBps dates × instruments, bps a year, NaN where a name has none that day
    /// @param maxBorrowBps names with a rate strictly above it may not be shorted that day; empty:
    ///   no rate is too high
    public ShortSale(BitSet hardToBorrow, Optional<Matrix> ratesBps, OptionalDouble maxBorrowBps) {
        this.hardToBorrow = (BitSet) hardToBorrow.clone();
        this.ratesBps = ratesBps;
        this.maxBorrowBps = maxBorrowBps.orElse(Double.POSITIVE_INFINITY);
    }

    /// Everybody may be shorted at the flat rate.
    public static ShortSale unrestricted() {
        return new ShortSale(new BitSet(), Optional.empty(), OptionalDouble.empty());
    }

    /// Whether instrument `i` may not be shorted on date `t`. A name without a rate may.
    public boolean forbids(int t, int i) {
        return hardToBorrow.get(i)
                || (ratesBps.isPresent() && ratesBps.get().at(t, i) > maxBorrowBps);
    }

    /// Whether no name is ever forbidden, so that long and short are mirror images.
    public boolean forbidsNobody() {
        return hardToBorrow.isEmpty()
                && (ratesBps.isEmpty() || maxBorrowBps == Double.POSITIVE_INFINITY);
    }

    /// Yearly borrow rates in bps, dates × instruments, where rates are known.
    public Optional<Matrix> ratesBps() {
        return ratesBps;
    }
}
