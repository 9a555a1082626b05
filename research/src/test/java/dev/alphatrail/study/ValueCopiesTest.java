package dev.alphatrail.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.study.StudyResult.Correlated;

import org.junit.jupiter.api.Test;

import java.util.stream.IntStream;
import java.util.stream.Stream;

class ValueCopiesTest {
    @Test
    void datesAreSpreadEvenlyAndTheLastIsOneOfThem() {
        assertArrayEquals(new int[] {0, 1, 2}, ValueCopies.evenly(3, 5));
        assertArrayEquals(new int[] {2, 5, 8}, ValueCopies.evenly(9, 3));
        assertArrayEquals(new int[] {2, 5, 9}, ValueCopies.evenly(10, 3));
        int[] many = ValueCopies.evenly(100_000_000, ValueCopies.MOST_DATES);
        assertEquals(ValueCopies.MOST_DATES, many.length);
        assertTrue(IntStream.range(1, many.length).allMatch(k -> many[k] > many[k - 1]));
        assertEquals(99_999_999, many[many.length - 1]);
    }

    @Test
    void theStrongestIsFirstUpOrDownAndEqualOnesByWhereTheyAre() {
        Correlated up = new Correlated("b", "close", 0.5);
        Correlated down = new Correlated("a", "open", -0.75);
        Correlated other = new Correlated("a", "high", 0.75);
        Correlated last = new Correlated("run/a", "close", 0.75);
        assertEquals(
                Stream.of(other, down, last, up).toList(),
                Stream.of(up, last, down, other).sorted().toList());
    }
}
