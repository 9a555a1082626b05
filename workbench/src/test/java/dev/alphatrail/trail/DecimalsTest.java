package dev.alphatrail.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;

class DecimalsTest {
    @Test
    void theMiddleGoesAwayFromZero() {
        assertEquals("0.13", Decimals.fixed(0.125, 2));
        assertEquals("-0.13", Decimals.fixed(-0.125, 2));
        assertEquals("3", Decimals.fixed(2.5, 0));
        assertEquals("1.00", Decimals.fixed(1.005, 2), "1.005 is a little less than that");
    }

    @Test
    void whatRoundsToZeroHasNoSign() {
        assertEquals("0.00", Decimals.fixed(-0.001, 2));
        assertEquals("0.00", Decimals.signed(0.001, 2));
        assertEquals("+0.01", Decimals.signed(0.01, 2));
        assertEquals("-0.01", Decimals.signed(-0.01, 2));
        assertEquals("", Decimals.signed(Double.NaN, 2));
    }

    @Property
    void everyDoubleIsRoundedAsInDecimalArithmetic(
            @ForAll double value, @ForAll @IntRange(max = 12) int decimals) {
        requireDecimal(value, decimals);
    }

    @Property
    void soAreThoseAroundTheMiddle(
            @ForAll @IntRange(min = -100_000, max = 100_000) int whole,
            @ForAll @IntRange(min = -2, max = 2) int ulps,
            @ForAll @IntRange(max = 5) int decimals) {
        double middle = (whole + 0.5) / Math.pow(10, decimals);
        requireDecimal(middle + ulps * Math.ulp(middle), decimals);
    }

    private static void requireDecimal(double value, int decimals) {
        assertEquals(
                new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString(),
                Decimals.fixed(value, decimals));
    }
}
