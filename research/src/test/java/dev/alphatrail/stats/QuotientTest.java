package dev.alphatrail.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class QuotientTest {
    @Property(tries = 500)
    void isTheQuotientToTheLastBit(
            @ForAll @IntRange(min = 1, max = 1 << 24) int n, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < 1_000; k++) {
            double a = Math.scalb(random.nextDouble(-1, 1), random.nextInt(-900, 1_000));
            assertEquals(a / n, Quotient.of(a, n, 1.0 / n));
        }
    }

    @Test
    void isTheQuotientBesideWhereRoundingChanges() {
        for (int n = 1; n <= 3_000; n++) {
            for (double b : new double[] {1, 1 + 0x1p-52, 1.5, 2 - 0x1p-52, 1.0 / n, 4.0 / 3}) {
                // neighbours of multiples of n and of a half more
                double multiple = b * n;
                for (double a = Math.nextDown(Math.nextDown(multiple));
                        a <= Math.nextUp(Math.nextUp(multiple));
                        a = Math.nextUp(a)) {
                    assertEquals(a / n, Quotient.of(a, n, 1.0 / n));
                }
            }
        }
    }

    @Test
    void keepsZerosAndWhatIsMissing() {
        assertEquals(0.0, Quotient.of(0.0, 7, 1.0 / 7));
        assertEquals(Double.NaN, Quotient.of(Double.NaN, 7, 1.0 / 7));
    }
}
