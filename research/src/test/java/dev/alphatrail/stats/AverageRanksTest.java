package dev.alphatrail.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.SplittableRandom;

class AverageRanksTest {
    @Test
    void tiesShareTheMeanOfTheirRanks() {
        assertArrayEquals(new double[] {2.5, 1, 4, 2.5}, ranks(7, -1, 9, 7));
    }

    @Test
    void valuesThatDifferByRoundingAreTies() {
        assertArrayEquals(
                new double[] {1.5, 1.5, 3.5, 3.5}, ranks(0.3, 0.1 + 0.2, 1e9, 1e9 * (1 + 1e-15)));
        assertArrayEquals(new double[] {1, 2}, ranks(1e9, 1e9 * (1 + 1e-11)));
    }

    @Test
    void zeroHasNoSign() {
        assertArrayEquals(
                new double[] {2.5, 2.5, 1, 4},
                ranks(-0.0, 0.0, -Double.MIN_NORMAL, Double.MIN_NORMAL));
    }

    @Test
    void whatIsMissingHasNoRank() {
        double[] values = {0, 3, Double.NaN, 1, 3};
        assertEquals(3, new AverageRanks(4).rank(values, 1, 4, values, 0));
        assertArrayEquals(new double[] {2.5, Double.NaN, 1, 2.5, 3}, values);
    }

    @Test
    void sharesAreRanksDividedByTheirNumberToTheLastBit() {
        for (int n = 1; n <= TieOrder.RUN; n += n < 300 || n > 3_900 ? 1 : 7) {
            double[] values = new double[n];
            // pairs that tie have half ranks
            int pairs = n / 3;
            Arrays.setAll(values, i -> i < 2 * pairs ? i / 2 : i);
            double[] shares = new double[n];
            new AverageRanks(n).share(values, 0, n, shares, 0);
            for (int i = 0; i < n; i++) {
                double rank = i < 2 * pairs ? i / 2 * 2 + 1.5 : i + 1.0;
                assertEquals(rank / n, shares[i]);
            }
        }
    }

    /// Interpreted and compiled code, as vectors or not, must write the same bits to files.
    @Test
    void whatIsMissingIsTheSameNanHoweverTheCodeRuns() {
        double[] values = new double[1_000];
        Arrays.setAll(values, i -> i % 3 == 0 ? Double.NaN : Math.sin(i));
        double[] shares = new double[values.length];
        AverageRanks ranks = new AverageRanks(values.length);
        long bits = Double.doubleToRawLongBits(Double.NaN);
        for (int round = 0; round < 20_000; round++) {
            ranks.share(values, 0, values.length, shares, 0);
            assertEquals(bits, Double.doubleToRawLongBits(shares[round % 333 * 3]));
        }
    }

    @Property(tries = 100)
    void rowsOfManyRunsHaveTheSameRanks(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = random.nextInt(1, 5) * 1500 + random.nextInt(200);
        double[] values = random.doubles(n, -1, 1).map(v -> Math.rint(v * n / 2) / 100).toArray();
        double[] sorted = Arrays.stream(values).map(OrderKey::rounded).sorted().toArray();
        double[] ranks = ranks(values);
        for (int i = 0; i < n; i += 97) {
            double key = OrderKey.rounded(values[i]);
            long smaller = Arrays.stream(sorted).filter(other -> other < key).count();
            long equal = Arrays.stream(sorted).filter(other -> other == key).count();
            assertEquals(smaller + (equal + 1) / 2.0, ranks[i]);
        }
    }

    private static double[] ranks(double... values) {
        double[] out = new double[values.length];
        new AverageRanks(values.length).rank(values, 0, values.length, out, 0);
        return out;
    }
}
