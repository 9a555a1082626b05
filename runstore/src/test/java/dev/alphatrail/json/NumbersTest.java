package dev.alphatrail.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

final class NumbersTest {

    /// RFC 8785, appendix B, and two subnormals more.
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "0000000000000002, 1e-323",
        "0000000000000003, 1.5e-323",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void printsTheSamplesOfRfc8785(String bits, String text) {
        assertEquals(
                text, Numbers.format(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))));
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "-1.5, -1.5",
        "100, 100",
        "1e-7, 1e-7",
        "1.5e-7, 1.5e-7",
        "123456.789, 123456.789",
        "1e300, 1e+300"
    })
    void printsEverydayNumbersAsPeopleWriteThem(double value, String text) {
        assertEquals(text, Numbers.format(value));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesWhatIsNoNumber(double value) {
        assertThrows(IllegalArgumentException.class, () -> Numbers.format(value));
    }

    @Property
    void whatIsPrintedReadsBackAsTheSameDouble(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isFinite(value)) {
            assertEquals(value + 0.0, Double.parseDouble(Numbers.format(value)) + 0.0);
        }
    }

    @Property
    void noFewerDigitsWouldDo(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isFinite(value) && value != 0) {
            assertEquals(plainShortest(value), digits(Numbers.format(value)));
        }
    }

    @Test
    void theSmallestSubnormalsHaveTheirFewestDigitsToo() {
        for (long bits = 1; bits <= 3_000; bits++) {
            double value = Double.longBitsToDouble(bits);
            assertEquals(plainShortest(value), digits(Numbers.format(value)), () -> "of " + value);
        }
    }

    /// Slow and plain: rounds the exact value to ever more digits until it reads back.
    private static BigDecimal plainShortest(double value) {
        for (int digits = 1; ; digits++) {
            BigDecimal rounded =
                    new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded.stripTrailingZeros();
            }
        }
    }

    private static BigDecimal digits(String text) {
        return new BigDecimal(text).stripTrailingZeros();
    }
}
