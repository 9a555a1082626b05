package dev.alphatrail.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SumsTest {
    /// Whole numbers add up without rounding, so every order of summation gives the same.
    @Test
    void everyElementIsCountedOnceAtEveryLength() {
        double[] x = {3, -1, 4, 1, -5, 9, 2, -6, 5, 3, 5};
        double[] y = {2, 7, -1, 8, 2, 8, 1, 8, 2, 8, 4};
        for (int from = 0; from < 4; from++) {
            for (int to = from; to <= x.length; to++) {
                double sum = 0;
                double squares = 0;
                for (int j = from; j < to; j++) {
                    sum += x[j];
                    squares += (x[j] - 2) * (x[j] - 2);
                }
                assertEquals(sum, Sums.of(x, from, to));
                assertEquals(squares, Sums.squares(x, 2, from, to));
            }
        }
        for (int n = 0; n <= x.length; n++) {
            double products = 0;
            for (int j = 0; j < n; j++) {
                products += x[j] * y[j];
            }
            assertEquals(products, Sums.products(x, y, n));
        }
    }
}
