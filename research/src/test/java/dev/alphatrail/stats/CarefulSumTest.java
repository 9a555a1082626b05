package dev.alphatrail.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class CarefulSumTest {
    private final CarefulSum sum = new CarefulSum();

    @Test
    void whatCancelsLeavesNothing() {
        List.of(1e16, 1.0, -1e16, -1.0).forEach(sum::add);
        assertEquals(0.0, sum.sum(), 0.0);
    }

    @Test
    void noSummandsHaveASumAndNoMean() {
        assertEquals(0.0, sum.sum(), 0.0);
        assertTrue(Double.isNaN(sum.mean()));
    }

    @Test
    void theMeanOfEqualValuesIsTheValue() {
        for (int k = 0; k < 3; k++) {
            sum.add(0.1);
        }
        assertEquals(0.1, sum.mean(), 0.0);
    }

    @Property
    void sumAndMeanAreThoseOfDecimalArithmeticInAnyOrder(
            @ForAll @Size(min = 1, max = 50) List<@DoubleRange(min = -1e6, max = 1e6) Double> drawn,
            @ForAll long seed) {
        List<Double> values = new ArrayList<>(drawn);
        BigDecimal exact =
                values.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        Collections.shuffle(values, new Random(seed));
        sum.clear();
        values.forEach(sum::add);
        assertEquals(exact.doubleValue(), sum.sum(), Math.ulp(exact.doubleValue()) + 1e-24);
        double mean =
                exact.divide(new BigDecimal(values.size()), MathContext.DECIMAL128).doubleValue();
        assertEquals(mean, sum.mean(), Math.ulp(mean) + 1e-24);
    }
}
