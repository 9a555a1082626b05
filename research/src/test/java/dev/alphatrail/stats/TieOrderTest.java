package dev.alphatrail.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

class TieOrderTest {
    /// Rows as factors have them, and rows that are hard to sort by the first bits of their keys.
    enum Shape {
        SPREAD(u -> u),
        HEAVY_TAILED(u -> u * u * u * 1e6),
        WHOLE_NUMBERS(u -> Math.rint(u * 5)),
        MANY_ZEROS(u -> u < 0 ? 0.0 : u),
        CROWDED_FAR_FROM_ZERO(u -> u < -0.99 ? 0.0 : 1 + 1e-9 * u),
        DIFFERENT_BY_ROUNDING(u -> 1 + 1e-12 * u),
        ALL_MAGNITUDES(u -> Math.copySign(Math.scalb(1.0, (int) (u * 1000)), u)),
        ABOUT_THE_SMALLEST_THAT_IS_TOLD_FROM_ZERO(
                u -> Math.abs(u) > 0.9 ? 1 : Math.scalb(Math.rint(u * 1.1 * 8) / 4, -32)),
        NEGATIVE(u -> -1.5 - u),
        LARGEST_AND_SMALLEST(u -> u < 0 ? -Double.MAX_VALUE : u * Double.MIN_NORMAL),
        SIGNED_ZEROS(u -> u < 0 ? -0.0 : 0.0),
        CONSTANT(u -> -3.5);

        private final DoubleUnaryOperator ofUniform;

        Shape(DoubleUnaryOperator ofUniform) {
            this.ofUniform = ofUniform;
        }
    }

    @Provide
    Arbitrary<Integer> widths() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(0, 300),
                Arbitraries.of(1_000, 4_095, 4_096, 4_097, 8_192, 8_200, 13_000));
    }

    @Property(tries = 300)
    void sortsByKeyAndThenByIndexWhateverTheValues(
            @ForAll("widths") int width, @ForAll Shape shape, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int offset = random.nextInt(3);
        double[] values = new double[offset + width];
        double missing = random.nextInt(3) / 4.0;
        Arrays.setAll(
                values,
                _ ->
                        random.nextDouble() < missing
                                ? Double.NaN
                                : shape.ofUniform.applyAsDouble(random.nextDouble(-1, 1)));

        int[] order = new int[width + 2];
        int[] tie = new int[width + 2];
        int n = new TieOrder(width).sort(values, offset, width, order, tie, 2);

        int[] expected =
                IntStream.range(0, width)
                        .filter(i -> !Double.isNaN(values[offset + i]))
                        .boxed()
                        .sorted(Comparator.comparing(i -> OrderKey.rounded(values[offset + i])))
                        .mapToInt(i -> i)
                        .toArray();
        assertArrayEquals(expected, Arrays.copyOfRange(order, 2, 2 + n));
        int below = 0;
        for (int j = 0; j < n; j++) {
            double key = OrderKey.rounded(values[offset + expected[j]]);
            if (j > 0 && key != OrderKey.rounded(values[offset + expected[j - 1]])) {
                below++;
            }
            assertEquals(below, tie[2 + j]);
        }
    }

    @Test
    void infinitiesAreTheEnds() {
        int[] order = new int[5];
        int[] tie = new int[5];
        double[] values = {
            Double.POSITIVE_INFINITY, 0, Double.NEGATIVE_INFINITY, -Double.MAX_VALUE, Double.NaN
        };
        assertEquals(4, new TieOrder(5).sort(values, 0, 5, order, tie, 0));
        // the largest number rounds up to infinity
        assertArrayEquals(new int[] {2, 3, 1, 0}, Arrays.copyOf(order, 4));
        assertArrayEquals(new int[] {0, 0, 1, 2}, Arrays.copyOf(tie, 4));
    }
}
