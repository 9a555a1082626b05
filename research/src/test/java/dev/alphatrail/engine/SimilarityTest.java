package dev.alphatrail.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.FormulaLimits;
import dev.alphatrail.formula.Similarity;
import dev.alphatrail.formula.Similarity.Form;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.SplittableRandom;

class SimilarityTest {
    private static final FormulaLimits WIDE = new FormulaLimits(100_000, 200, 10_000, 10_000_000);

    /// Nodes of `rank(ts_mean(close, 20))`: rank, ts_mean, close, 20.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "rank(ts_mean(close, 20)); rank(sma(close, 20)); 1",
                "rank(ts_mean(close, 20)); rank(ts_mean(close, 21)); 0.75",
                "rank(ts_mean(close, 20)); ts_mean(close, 20); 0.75",
                "rank(ts_mean(close, 20)); rank(ts_std(close, 20)); 0.25",
                "a + b; b + a; 1",
                // in order a + rank(c) and rank(b) + rank(c): '+', rank, c of five nodes
                "rank(c) + a; rank(b) + rank(c); 0.6",
                "a - b; b - a; 0.333333333333333314829616256247",
                "close; open; 0",
                "close; rank(close); 0.5"
            })
    void theShareIsTheLargestConnectedCommonPart(String one, String other, double share) {
        Similarity similarity = new Similarity();
        Form a = similarity.form(Formula.parse(one));
        Form b = similarity.form(Formula.parse(other));
        assertEquals(share, Similarity.share(a, b));
        assertEquals(share, Similarity.share(b, a));
    }

    @Property(tries = 500)
    void itIsSymmetricBoundedAndOneForOneIdentityOnly(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Formula one = Formula.parse(Texts.of(IdentityKeepsValuesTest.simple(4, random)), WIDE);
        Formula other = Formula.parse(Texts.of(IdentityKeepsValuesTest.simple(4, random)), WIDE);
        Similarity similarity = new Similarity();
        Form a = similarity.form(one);
        Form b = similarity.form(other);
        double share = Similarity.share(a, b);
        assertEquals(share, Similarity.share(b, a));
        assertTrue(share >= 0 && share <= Similarity.bound(a, b), one + " | " + other);
        assertEquals(1, Similarity.share(a, a));
        assertEquals(
                one.identity().equals(other.identity()), share == 1, () -> one + " | " + other);
    }
}
