package dev.alphatrail.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.Optional;

class RatioDifferenceTest {
    private static RatioDifference compare(double[] first, double[] second) {
        return RatioDifference.of(first, second, 2_000, 7).orElseThrow();
    }

    private static double[] shifted(double[] values, double by) {
        return Arrays.stream(values).map(value -> value + by).toArray();
    }

    /// Printed by `bench/oracle/bootstrap.py`, numpy in plain loops over whole resamples.
    @Test
    void agreesWithAnIndependentProgram() {
        double[] a = shifted(Noise.moving(Noise.of(300, 7919), 4), 0.0006);
        double[] b = Noise.moving(Noise.of(300, 6101), 4);
        for (int t = 0; t < b.length; t++) {
            b[t] += 0.0002 + 0.5 * a[t];
        }
        RatioDifference found = compare(a, b);
        assertEquals(3.472377312486299, found.first(), 1e-9);
        assertEquals(3.3531515948256345, found.second(), 1e-9);
        assertEquals(-3.5086036254872988, found.lower(), 1e-9);
        assertEquals(3.604831178365664, found.upper(), 1e-9);
        assertEquals(6.108769031859749, found.meanBlock(), 1e-9);
        assertEquals(300, found.days());
        assertEquals(2_000, found.resamples());
    }

    @Test
    void ratiosAreMeanOverDeviationOfAYear() {
        // mean 1.5, deviations ±0.5: std √(40 · 0.25 / 39)
        double[] values = new double[40];
        Arrays.setAll(values, t -> 1 + t % 2);
        double[] opposite = Arrays.stream(values).map(value -> -value).toArray();
        RatioDifference found = compare(values, opposite);
        double ratio = 1.5 / Math.sqrt(10.0 / 39) * Math.sqrt(252);
        assertEquals(ratio, found.first(), 1e-12 * ratio);
        assertEquals(-ratio, found.second(), 1e-12 * ratio);
        assertEquals(2 * ratio, found.difference(), 1e-12 * ratio);
    }

    /// The series are alike and share most of their noise: the true difference is known exactly,
    /// since every series has variance 1. 95% minus what a finite sample costs, and three standard
    /// errors of 500 trials (1%).
    @ParameterizedTest
    @CsvSource({
        "0, 0.06, 0.06, 0.92",
        "0, 0.15, 0.03, 0.92",
        "0.3, 0.06, 0.06, 0.87",
        "-0.2, 0.1, 0, 0.92"
    })
    void theIntervalHoldsTheTruthAboutAsOftenAsItSays(
            double rho, double firstRatio, double secondRatio, double least) {
        SplitMix64 random = new SplitMix64(2026);
        double truth = (firstRatio - secondRatio) * Math.sqrt(252);
        int trials = 500;
        int held = 0;
        for (int trial = 0; trial < trials; trial++) {
            double[] a = Noise.normal(250, random);
            double[] b = Noise.normal(250, random);
            for (int t = 0; t < b.length; t++) {
                b[t] = 0.6 * a[t] + 0.8 * b[t];
            }
            double[] first = shifted(Noise.autoregressive(a, rho), firstRatio);
            double[] second = shifted(Noise.autoregressive(b, rho), secondRatio);
            RatioDifference found = RatioDifference.of(first, second, 400, trial).orElseThrow();
            held += found.lower() <= truth && truth <= found.upper() ? 1 : 0;
        }
        double coverage = held / (double) trials;
        assertTrue(coverage >= least && coverage <= 0.98, () -> "coverage " + coverage);
    }

    @Test
    void pairingMakesTheIntervalOfAlikeSeriesNarrow() {
        double[] a = Noise.normal(500, new SplitMix64(3));
        double[] other = Noise.normal(500, new SplitMix64(4));
        double[] b = a.clone();
        for (int t = 0; t < b.length; t++) {
            b[t] += 0.1 * other[t];
        }
        RatioDifference alike = compare(a, b);
        RatioDifference apart = compare(a, other);
        assertTrue(
                alike.upper() - alike.lower() < 0.2 * (apart.upper() - apart.lower()),
                alike + " and " + apart);
    }

    @Test
    void aSeriesDiffersNotAtAllFromItself() {
        double[] a = Noise.normal(100, new SplitMix64(3));
        RatioDifference found = compare(a, a);
        assertEquals(0, found.difference());
        assertEquals(0, found.lower());
        assertEquals(0, found.upper());
        assertFalse(found.isDistinguishable());
    }

    @Test
    void theUnitOfTheReturnsDoesNotMatter() {
        double[] a = shifted(Noise.normal(200, new SplitMix64(3)), 0.1);
        double[] b = Noise.normal(200, new SplitMix64(4));
        double[] percent = Arrays.stream(a).map(value -> 100 * value).toArray();
        RatioDifference found = compare(a, b);
        RatioDifference scaled = compare(percent, b);
        assertEquals(found.lower(), scaled.lower(), 1e-9);
        assertEquals(found.upper(), scaled.upper(), 1e-9);
    }

    @Test
    void aMuchBetterSeriesIsDistinguishableOnBothSides() {
        double[] bad = Noise.normal(500, new SplitMix64(3));
        double[] good = shifted(Noise.normal(500, new SplitMix64(4)), 0.5);
        assertTrue(compare(good, bad).lower() > 0);
        assertTrue(compare(bad, good).upper() < 0);
        assertTrue(compare(bad, good).isDistinguishable());
    }

    @Test
    void constantSeriesHaveNoRatioToCompare() {
        double[] flat = new double[100];
        double[] noise = Noise.normal(100, new SplitMix64(3));
        assertEquals(Optional.empty(), RatioDifference.of(flat, noise, 100, 7));
        assertEquals(Optional.empty(), RatioDifference.of(noise, flat, 100, 7));
        assertEquals(Optional.empty(), RatioDifference.of(new double[0], new double[0], 100, 7));
    }

    @Test
    void aSeriesThatVariesOnOneDayOnlyHasNoInterval() {
        double[] once = new double[100];
        Arrays.fill(once, 0.001);
        once[40] = 0.02;
        double[] noise = Noise.normal(100, new SplitMix64(3));
        assertEquals(Optional.empty(), RatioDifference.of(once, noise, 1_000, 7));
    }

    @Test
    void seriesOfDifferentDaysAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> RatioDifference.of(new double[3], new double[2], 10, 7));
    }
}
