package dev.alphatrail.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class SplitMix64Test {
    /// SplittableRandom(seed) is SplitMix64 with the golden gamma.
    @Test
    void theStreamIsThatOfThePublishedAlgorithm() {
        SplittableRandom published = new SplittableRandom(1_234_567);
        SplitMix64 own = new SplitMix64(1_234_567);

        for (int draw = 0; draw < 100; draw++) {
            assertEquals(published.nextLong(), own.next());
        }
    }
}
