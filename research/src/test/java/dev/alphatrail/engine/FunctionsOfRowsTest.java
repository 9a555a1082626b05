package dev.alphatrail.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.engine.Node.ElementwiseKernel;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Functions that are computed by row: accuracy, special values, and that nothing but a value's own
/// operands decides on its bits.
class FunctionsOfRowsTest {
    private static final double[] ODD = {
        0.0,
        -0.0,
        1,
        -1,
        -2.5,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        0x1.8p-1030,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN,
        Double.longBitsToDouble(0xfff8_0000_0000_0abcL),
        709.79,
        710.5,
        -746.5,
        1e5,
        -1e5
    };

    private static final double[] EXPONENTS = {
        0,
        -0.0,
        1,
        2,
        3,
        4,
        5,
        -1,
        0.5,
        0.3,
        -0.7,
        6,
        7,
        -2,
        -3,
        1e6,
        -1e6,
        1e13,
        1e300,
        -1e300,
        Double.MIN_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };

    enum Function {
        LOG,
        LOG1P,
        S_LOG_1P,
        EXP,
        SIGMOID,
        TANH,
        POWER,
        SIGNED_POWER;

        void apply(double[] a, double[] b, double[] out, int n, double[][] spare) {
            switch (this) {
                case LOG -> Logarithms.log(a, out, n, spare);
                case LOG1P -> Logarithms.log1p(a, out, n, spare);
                case S_LOG_1P -> Logarithms.signedLog1p(a, out, n, spare);
                case EXP -> Exponentials.exp(a, out, n, spare);
                case SIGMOID -> Exponentials.sigmoid(a, out, n, spare);
                case TANH -> Exponentials.tanh(a, out, n, spare);
                case POWER -> Powers.power(a, b, out, n, spare);
                case SIGNED_POWER -> Powers.signedPower(a, b, out, n, spare);
            }
        }

        double[] of(double[] a, double[] b) {
            double[] out = new double[a.length];
            double[][] spare = new double[ElementwiseKernel.SPARE][a.length];
            for (double[] row : spare) {
                Arrays.fill(row, 1e300);
            }
            apply(a, b, out, a.length, spare);
            return out;
        }

        double of(double a, double b) {
            return of(new double[] {a}, new double[] {b})[0];
        }

        /// What it means, infinite results being missing; other than [StrictMath] in the last bits.
        double meaning(double a, double b) {
            double value =
                    switch (this) {
                        case LOG -> StrictMath.log(a);
                        case LOG1P -> StrictMath.log1p(a);
                        case S_LOG_1P -> Math.signum(a) * StrictMath.log1p(Math.abs(a));
                        case EXP -> StrictMath.exp(a);
                        case SIGMOID ->
                                a < 0
                                        ? StrictMath.exp(a) / (1 + StrictMath.exp(a))
                                        : 1 / (1 + StrictMath.exp(-a));
                        case TANH -> StrictMath.tanh(a);
                        case POWER -> power(a, b);
                        case SIGNED_POWER -> Math.signum(a) * power(Math.abs(a), b);
                    };
            return Double.isInfinite(value) ? Double.NaN : value;
        }

        private static double power(double a, double b) {
            return Double.isNaN(a) ? Double.NaN : StrictMath.pow(a, b);
        }

        double unitsApart() {
            return this == SIGMOID || this == TANH ? 4 : 2;
        }
    }

    /// The table is made by `bench/oracle/functions.py`.
    @Test
    void isWithinOneUnitInTheLastPlaceOfTheTrueValue() throws IOException {
        List<String> lines;
        try (var in = FunctionsOfRowsTest.class.getResourceAsStream("functions.txt")) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
        assertTrue(lines.size() > 600);
        for (String line : lines) {
            String[] words = line.split(" ");
            double[] numbers =
                    Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray();
            int last = numbers.length - 1;
            Function function = Function.valueOf(words[0].toUpperCase(Locale.ROOT));
            double value = function.of(numbers[0], numbers[1]);
            double error = Math.abs(value - numbers[last - 1] - numbers[last]);
            assertTrue(error <= Math.ulp(numbers[last - 1]), () -> line + " gives " + value);
        }
    }

    @Property(tries = 300)
    void staysNearStrictMathForAllMagnitudes(@ForAll Function function, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] a = new double[300];
        double[] b = new double[300];
        Arrays.setAll(a, _ -> anyNumber(random));
        Arrays.setAll(b, _ -> random.nextDouble(-4, 4) * (random.nextInt(4) == 0 ? 100 : 1));
        double[] values = function.of(a, b);
        for (int i = 0; i < a.length; i++) {
            assertNear(function, a[i], b[i], values[i]);
        }
    }

    private static double anyNumber(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> random.nextDouble(-750, 750);
            case 2 -> random.nextDouble(0.3, 3);
            default -> random.nextDouble(-1, 1) * Math.scalb(1.0, -random.nextInt(70));
        };
    }

    private static void assertNear(Function function, double a, double b, double value) {
        double meaning = function.meaning(a, b);
        // NaN, and zeros of either sign, are themselves
        double tolerance =
                meaning == 0 || Double.isNaN(meaning)
                        ? 0
                        : function.unitsApart() * Math.ulp(meaning);
        boolean exact = Double.compare(meaning, value) == 0;
        assertTrue(
                exact || Math.abs(meaning - value) <= tolerance,
                () -> function + "(" + a + ", " + b + ") is " + value + ", not " + meaning);
    }

    @ParameterizedTest
    @EnumSource
    void valuesOutOfTheOrdinaryKeepTheirMeaning(Function function) {
        for (double a : ODD) {
            for (double b : EXPONENTS) {
                assertNear(function, a, b, function.of(a, b));
            }
        }
    }

    @Test
    void exponentsOfManyFormulasAreExactlyRounded() {
        double[] a = {3.7, 0.1, 1e-9};
        for (double x : a) {
            assertEquals(x * x, Function.POWER.of(x, 2));
            assertEquals(Math.sqrt(x), Function.POWER.of(x, 0.5));
            assertEquals(1 / x, Function.POWER.of(x, -1));
            assertEquals(x, Function.POWER.of(x, 1));
        }
        assertEquals(8, Function.POWER.of(4, 1.5));
        assertEquals(Double.NaN, Function.POWER.of(-4, 1.5));
        assertEquals(-8, Function.SIGNED_POWER.of(-4, 1.5));
    }

    /// First one by one, when nothing is compiled; then in rows of any length, many times.
    @ParameterizedTest
    @EnumSource
    void theBitsOfAValueDoNotDependOnItsRow(Function function) {
        SplittableRandom random = new SplittableRandom(1);
        int count = 1200;
        double[] a = new double[count];
        double[] b = new double[count];
        for (int i = 0; i < count; i++) {
            boolean odd = random.nextInt(20) == 0;
            a[i] = odd ? ODD[random.nextInt(ODD.length)] : anyNumber(random);
            // long stretches of one exponent
            b[i] = i % 300 < 200 ? EXPONENTS[i / 300 * 3 + 6] : random.nextDouble(-9, 9);
        }
        long[] alone = new long[count];
        Arrays.setAll(alone, i -> Double.doubleToLongBits(function.of(a[i], b[i])));
        for (int round = 0; round < 3000; round++) {
            int from = random.nextInt(count);
            int to = Math.min(count, from + random.nextInt(1, round % 3 == 0 ? 600 : 40));
            double[] values =
                    function.of(Arrays.copyOfRange(a, from, to), Arrays.copyOfRange(b, from, to));
            long[] bits = Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
            assertArrayEquals(Arrays.copyOfRange(alone, from, to), bits);
        }
    }
}
