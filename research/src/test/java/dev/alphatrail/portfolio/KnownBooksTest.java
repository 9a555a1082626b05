package dev.alphatrail.portfolio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class KnownBooksTest {
    @Test
    void aBookComesBackForEitherSignAndIsCountedAsWhenItWasBuilt() {
        KnownBooks known = new KnownBooks(10, 3);
        known.remember(7, new int[] {5, 6, 7}, 3, -1, new double[] {0.5, 0, -0.5}, true, 2);
        double[] book = new double[3];
        BookTally tally = new BookTally();
        assertTrue(known.recall(7, new int[] {5, 6, 7}, 3, -1, book, tally));
        assertArrayEquals(new double[] {0.5, 0, -0.5}, book);
        assertTrue(known.recall(7, new int[] {5, 6, 7}, 3, 1, book, tally));
        assertEquals(-0.5, book[0]);
        assertEquals(0.5, book[2]);
        assertEquals(2, tally.flattened());
        assertEquals(4, tally.weightCapShortfalls());
    }

    @Test
    void otherSleevesOrAnotherDateMakeAnotherBook() {
        KnownBooks known = new KnownBooks(10, 3);
        known.remember(7, new int[] {5, 6, 7}, 3, 1, new double[3], false, 0);
        double[] book = new double[3];
        BookTally tally = new BookTally();
        assertFalse(known.recall(7, new int[] {6, 7}, 2, 1, book, tally));
        assertFalse(known.recall(7, new int[] {5, 6}, 2, 1, book, tally));
        assertFalse(known.recall(8, new int[] {5, 6, 7}, 3, 1, book, tally));
    }
}
