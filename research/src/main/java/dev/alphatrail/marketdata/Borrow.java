package dev.alphatrail.marketdata;

import dev.alphatrail.panel.Matrix;

import java.util.BitSet;
import java.util.Optional;

/// Who may be shorted, and what borrowing costs.
///
/// @param hardToBorrow the instruments (by index) that may not be shorted; the set is copied
/// @param ratesBps dates × instruments, bps a year; NaN where a name has no rate that day
public record Borrow(BitSet hardToBorrow, Optional<Matrix> ratesBps) {
    /// Everybody may be shorted; no rates are known.
    public static final Borrow UNRESTRICTED = new Borrow(new BitSet(), Optional.empty());

    public Borrow {
        hardToBorrow = (BitSet) hardToBorrow.clone();
    }

    @Override
    public BitSet hardToBorrow() {
        return (BitSet) hardToBorrow.clone();
    }
}
