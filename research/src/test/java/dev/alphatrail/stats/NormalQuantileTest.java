package dev.alphatrail.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalQuantileTest {
    /// Values of SciPy's `ndtri`.
    @ParameterizedTest
    @CsvSource({
        "0.5, 0",
        "0.975, 1.959963984540054",
        "0.025, -1.9599639845400545",
        "0.9, 1.2815515655446004",
        "0.999, 3.090232306167813",
        "0.0001, -3.7190164854556804",
        "1e-20, -9.262340089798409",
        "1e-300, -37.0470962993612"
    })
    void agreesWithTables(double p, double z) {
        assertEquals(z, NormalQuantile.of(p), 1e-14 * Math.max(1, Math.abs(z)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN})
    void isMissingOutsideOfProbabilities(double p) {
        assertTrue(Double.isNaN(NormalQuantile.of(p)));
    }
}
