package dev.alphatrail.stats;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/// The stationary bootstrap: a dependent series is put together anew from blocks that begin
/// anywhere in it, run on around its end, and have geometric lengths, so that what is drawn is
/// stationary too.
///
/// The same arguments give the same draws on every platform.
///
/// Source: Politis and Romano (1994), The Stationary Bootstrap.
public final class StationaryBootstrap {
    private final int size;
    private final double restart;
    private final SplitMix64 random;

    /// @param size length of the series
    /// @param meanBlock mean length of the blocks, at least 1
    public StationaryBootstrap(int size, double meanBlock, long seed) {
        if (size < 1 || !(meanBlock >= 1)) {
            throw new IllegalArgumentException(
                    size + " values in blocks of " + meanBlock + "; both must be 1 or more");
        }
        this.size = size;
        this.restart = 1 / meanBlock;
        this.random = new SplitMix64(seed);
    }

    /// A statistic of many resamples, sorted ascending; NaN, where a resample has none, last.
    ///
    /// @param statistic of the values that stand at the given places, which it must not keep
    public double[] replicates(int resamples, ToDoubleFunction<int[]> statistic) {
        int[] places = new int[size];
        double[] replicates = new double[resamples];
        for (int r = 0; r < resamples; r++) {
            draw(places);
            replicates[r] = statistic.applyAsDouble(places);
        }
        Arrays.sort(replicates);
        return replicates;
    }

    private void draw(int[] places) {
        int place = random.below(size);
        places[0] = place;
        for (int t = 1; t < size; t++) {
            place = random.uniform() < restart ? random.below(size) : place + 1;
            place = place == size ? 0 : place;
            places[t] = place;
        }
    }
}
