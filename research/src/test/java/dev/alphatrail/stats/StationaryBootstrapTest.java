package dev.alphatrail.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class StationaryBootstrapTest {
    private static List<int[]> draws(int size, double meanBlock, long seed, int count) {
        List<int[]> draws = new ArrayList<>();
        new StationaryBootstrap(size, meanBlock, seed)
                .replicates(
                        count,
                        places -> {
                            draws.add(places.clone());
                            return 0;
                        });
        return draws;
    }

    /// How often a place does not follow the one before.
    private static int restarts(int[] places) {
        int restarts = 0;
        for (int t = 1; t < places.length; t++) {
            restarts += places[t] == (places[t - 1] + 1) % places.length ? 0 : 1;
        }
        return restarts;
    }

    @Test
    void blocksRunOnAroundTheEnd() {
        // one block: a rotation of the whole series
        int[] places = draws(5, Double.POSITIVE_INFINITY, 3, 1).getFirst();
        assertEquals(0, restarts(places));
        assertArrayEquals(new int[] {0, 1, 2, 3, 4}, Arrays.stream(places).sorted().toArray());
    }

    @Test
    void oneBlockLeavesEverySampleMeanAsItIs() {
        double[] values = {1, 2, 3, 4, 7};
        double[] means =
                new StationaryBootstrap(5, Double.POSITIVE_INFINITY, 3)
                        .replicates(
                                50, places -> Sample.mean(at(values, places), 0, places.length));
        assertEquals(3.4, means[0], 1e-15);
        assertEquals(3.4, means[49], 1e-15);
    }

    @Test
    void blocksHaveTheMeanLengthThatWasAsked() {
        int steps = 0;
        int restarts = 0;
        for (int[] places : draws(1_000, 8, 11, 100)) {
            steps += places.length - 1;
            restarts += restarts(places);
        }
        // 99,900 chances of 1/8 each: a standard deviation of 0.00105
        assertEquals(0.125, restarts / (double) steps, 0.005);
    }

    @Test
    void everyPlaceIsDrawnEquallyOften() {
        int[] counts = new int[10];
        draws(10, 3, 5, 10_000).forEach(places -> Arrays.stream(places).forEach(p -> counts[p]++));
        for (int count : counts) {
            assertEquals(10_000, count, 700);
        }
    }

    @Test
    void theVarianceOfTheMeanIsThatOfTheory() {
        // Politis and Romano (1994), (9): the bootstrap variance of the mean of n values is
        // (R(0) + 2 Σ b(k) R(k)) / n with b(k) = (1 − k/n) (1 − p)^k + (k/n) (1 − p)^(n − k)
        double[] values = Noise.moving(Noise.of(200, 7919), 3);
        int n = values.length;
        double p = 0.2;
        double[] x = values.clone();
        Sample.centre(x, 0, n);
        double theory = 0;
        for (int k = 0; k < n; k++) {
            double covariance = 0;
            for (int t = k; t < n; t++) {
                covariance += x[t] * x[t - k] / n;
            }
            double share = k / (double) n;
            double weight =
                    (1 - share) * StrictMath.pow(1 - p, k) + share * StrictMath.pow(1 - p, n - k);
            // the circular series has the covariance R(k) + R(n - k), which the weight shares out
            theory += (k == 0 ? 1 : 2) * weight * covariance / n;
        }
        double[] means =
                new StationaryBootstrap(n, 1 / p, 9)
                        .replicates(40_000, places -> Sample.mean(at(values, places), 0, n));
        double std = Sample.std(means, 0, means.length);
        // the standard error of a variance from 40,000 draws is 0.7%
        assertEquals(1, std * std / theory, 0.03);
    }

    @Test
    void theSameSeedGivesTheSameDrawsAndAnotherOneOthers() {
        assertArrayEquals(draws(50, 4, 1, 1).getFirst(), draws(50, 4, 1, 1).getFirst());
        assertTrue(!Arrays.equals(draws(50, 4, 1, 1).getFirst(), draws(50, 4, 2, 1).getFirst()));
    }

    @Test
    void replicatesAreSortedWithMissingOnesLast() {
        double[] replicates =
                new StationaryBootstrap(3, 1, 2)
                        .replicates(100, places -> places[0] == 1 ? Double.NaN : -places[0]);
        assertEquals(-2, replicates[0]);
        assertTrue(Double.isNaN(replicates[99]));
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertThrows(IllegalArgumentException.class, () -> new StationaryBootstrap(0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new StationaryBootstrap(5, 0.5, 1));
        assertThrows(
                IllegalArgumentException.class, () -> new StationaryBootstrap(5, Double.NaN, 1));
    }

    private static double[] at(double[] values, int[] places) {
        return Arrays.stream(places).mapToDouble(place -> values[place]).toArray();
    }
}
