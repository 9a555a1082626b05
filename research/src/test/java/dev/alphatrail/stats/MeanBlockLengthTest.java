package dev.alphatrail.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;

class MeanBlockLengthTest {
    /// Printed by `bench/oracle/bootstrap.py`, numpy in plain loops; `optimal_block_length` of the
    /// Python package `arch` 8.0.0 gives the same to twelve digits.
    @ParameterizedTest
    @CsvSource({
        "1, 2.1936956883555565",
        "2, 4.2219440302359255",
        "5, 44.996202877022824",
        "10, 31.091663893199353",
        "40, 28.704369390549395"
    })
    void agreesWithAnIndependentProgram(int span, double expected) {
        double[] series = Noise.moving(Noise.of(500, 7919), span);
        assertEquals(expected, MeanBlockLength.of(series), 1e-9 * expected);
    }

    @Test
    void calculatesAShortSeriesAsByHand() {
        // centred ±1, n = 4: autocovariances 1, -3/4, 2/4, -1/4 all significant (2 √(log10 4 / 4)
        // is 0.78, but 5 lags are not to be had), so the window is 3 with weights 1, 2/3, 0 at lags
        // 1, 2, 3: g(0) = 1 - 1.5 + 2/3 = 1/6; G = -1.5 + 4/3 = -1/6; (G²/g² · 4)^⅓ = 4^⅓
        assertEquals(Math.cbrt(4), MeanBlockLength.of(new double[] {1, -1, 1, -1}), 1e-12);
    }

    @Test
    void constantAndSingleValuesNeedNoBlocks() {
        assertEquals(1, MeanBlockLength.of(new double[] {7}));
        assertEquals(1, MeanBlockLength.of(new double[] {0.1, 0.1, 0.1, 0.1, 0.1}));
    }

    @Test
    void blocksStayWithinTheirBounds() {
        // min(3 √100, 100 / 3) and 20 / 3, rounded up; numpy has 33.6 and 88.1 before it is bounded
        assertEquals(30, MeanBlockLength.of(sawtooth(100)));
        assertEquals(7, MeanBlockLength.of(sawtooth(20)));
        // and 0.549 here
        double[] square = new double[20];
        Arrays.setAll(square, t -> t % 4 < 2 ? 1 : 0);
        assertEquals(1, MeanBlockLength.of(square));
    }

    private static double[] sawtooth(int n) {
        double[] series = new double[n];
        Arrays.setAll(series, t -> t % 3);
        return series;
    }

    @Test
    void moreDependenceAsksForLongerBlocks() {
        double[] noise = Noise.normal(1_000, new SplitMix64(1));
        double weak = MeanBlockLength.of(Noise.autoregressive(noise, 0.2));
        double strong = MeanBlockLength.of(Noise.autoregressive(noise, 0.8));
        assertTrue(strong > 2 * weak, weak + " and " + strong);
    }
}
