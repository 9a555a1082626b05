package dev.alphatrail.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class LeastSquaresTest {
    @Test
    void withoutColumnsEverythingIsLeft() {
        assertArrayEquals(new double[] {1, 2, 3}, residual(new double[] {1, 2, 3}), 0);
        assertArrayEquals(
                new double[] {1, 2, 3}, residual(new double[] {1, 2, 3}, new double[3]), 0);
    }

    @Test
    void theResidualOfALineByHand() {
        // 1, 3, 2 on 1 and 0, 1, 2: the line is 1.5 + 0.5 k
        double[] left =
                residual(new double[] {1, 3, 2}, new double[] {1, 1, 1}, new double[] {0, 1, 2});
        assertArrayEquals(new double[] {-0.5, 1, -0.5}, left, 1e-15);
    }

    @Test
    void aColumnThatDependsOnOthersAddsNothing() {
        double[] a = {1, 2, 3, 5};
        double[] b = {1, 0, 1, 0};
        double[] both = {3, 4, 7, 10};
        double[] x = {4, -1, 2, 7};
        assertArrayEquals(residual(x, a, b), residual(x, a, b, both), 1e-13);
        assertArrayEquals(residual(x, a, b), residual(x, both, b, a), 1e-13);
    }

    @Test
    void theScaleOfAColumnDoesNotMatter() {
        double[] x = {4, -1, 2, 7};
        assertArrayEquals(
                residual(x, new double[] {1, 2, 3, 5}),
                residual(x, new double[] {1e200, 2e200, 3e200, 5e200}),
                1e-14);
    }

    @Property(tries = 200)
    void whatIsLeftIsOrthogonalToEveryColumn(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = random.nextInt(1, 60);
        double[][] columns = new double[random.nextInt(1, 6)][];
        for (int c = 0; c < columns.length; c++) {
            // some are almost the one before: their difference must be seen all the same
            double nearness = random.nextInt(3) == 0 && c > 0 ? 1e-6 : 1;
            double[] before = c > 0 ? columns[c - 1] : new double[rows];
            columns[c] = new double[rows];
            for (int k = 0; k < rows; k++) {
                columns[c][k] = (nearness < 1 ? before[k] : 0) + nearness * random.nextGaussian();
            }
        }
        double[] x = random.doubles(rows, -1, 1).toArray();
        double[] left = residual(x, columns);
        for (double[] column : columns) {
            assertEquals(0, dot(left, column) / Math.sqrt(dot(column, column)), 1e-12);
        }
        assertArrayEquals(left, residual(left, columns), 1e-12);
    }

    private static double[] residual(double[] x, double[]... columns) {
        LeastSquares leastSquares = new LeastSquares(columns.length, x.length);
        leastSquares.clear(x.length);
        for (double[] column : columns) {
            leastSquares.addColumn(column);
        }
        double[] left = x.clone();
        leastSquares.residual(left);
        return left;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
