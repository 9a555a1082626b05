package dev.alphatrail.portfolio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.panel.Grouping;
import dev.alphatrail.panel.Matrix;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Random;

class NeutraliserTest {
    @Test
    void theBookKeepsItsGrossAndLosesSumExposuresAndSectorSums() {
        int n = 40;
        Random random = new Random(3);
        double[] beta = random.doubles(n, 0.5, 1.5).toArray();
        double[] logAdv = random.doubles(n, 10, 20).toArray();
        logAdv[5] = Double.NaN;
        int[] sectors = random.ints(n, -1, 3).toArray();
        double[] book = random.doubles(n, -0.02, 0.03).toArray();
        double gross = gross(book);
        Neutraliser neutraliser =
                new Neutraliser(
                        n,
                        List.of(Matrix.copyOf(1, n, beta), Matrix.copyOf(1, n, logAdv)),
                        Optional.of(Grouping.of(List.of("a", "b", "c"), sectors)));
        assertTrue(neutraliser.apply(book, 0));
        assertEquals(gross, gross(book), 1e-14);
        double betaSum = 0;
        double advSum = 0;
        double advMean =
                java.util.Arrays.stream(logAdv)
                        .filter(v -> !Double.isNaN(v))
                        .average()
                        .orElseThrow();
        double[] sectorSum = new double[4];
        for (int i = 0; i < n; i++) {
            betaSum += book[i] * beta[i];
            advSum += Double.isNaN(logAdv[i]) ? 0 : book[i] * (logAdv[i] - advMean);
            sectorSum[sectors[i] + 1] += book[i];
        }
        assertEquals(0, betaSum, 1e-14);
        assertEquals(0, advSum, 1e-13);
        assertArrayEquals(new double[4], sectorSum, 1e-14);
    }

    @Test
    void twoColumnsThatSayTheSameActAsOne() {
        double[] exposure = {1, 2, 3, 4, 7};
        double[] doubled = {2, 4, 6, 8, 14};
        double[] one = {0.1, -0.2, 0.3, 0.1, -0.1};
        double[] both = one.clone();
        new Neutraliser(5, List.of(Matrix.copyOf(1, 5, exposure)), Optional.empty()).apply(one, 0);
        new Neutraliser(
                        5,
                        List.of(Matrix.copyOf(1, 5, exposure), Matrix.copyOf(1, 5, doubled)),
                        Optional.empty())
                .apply(both, 0);
        assertArrayEquals(one, both, 1e-14);
    }

    @Test
    void aBookThatIsNothingButExposureIsHeldFlat() {
        double[] exposure = {1, 2, 3, 4, 5};
        double[] book = {-0.2, -0.1, 0, 0.1, 0.2};
        assertFalse(
                new Neutraliser(5, List.of(Matrix.copyOf(1, 5, exposure)), Optional.empty())
                        .apply(book, 0));
        assertArrayEquals(new double[5], book);
    }

    private static double gross(double[] book) {
        return java.util.Arrays.stream(book).map(Math::abs).sum();
    }
}
