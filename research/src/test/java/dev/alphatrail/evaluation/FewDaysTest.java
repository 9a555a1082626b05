package dev.alphatrail.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.alphatrail.backtest.BookStatistics;
import dev.alphatrail.backtest.BookStatistics.Held;
import dev.alphatrail.evaluation.Evaluation.DayCount;

import org.junit.jupiter.api.Test;

import java.util.List;

class FewDaysTest {
    @Test
    void fewerThanHalfOfTheDaysAreToldWithTheReasons() {
        assertEquals(
                List.of(
                        "only 14 of 1,258 days count (1,223 with one value for all names, 21 with"
                                + " too few names): its figures say little"),
                FewDays.warnings(new DayCount(14, 21, 1223)));
        assertEquals(
                List.of("only 1 of 3 days counts (2 with too few names): its figures say little"),
                FewDays.warnings(new DayCount(1, 2, 0)));
    }

    @Test
    void halfOfTheDaysAreEnough() {
        assertEquals(List.of(), FewDays.warnings(new DayCount(2, 1, 1)));
        assertEquals(List.of(), FewDays.warnings(new DayCount(0, 0, 0)));
    }

    @Test
    void aBookThatIsMostlyEmptyIsTold() {
        DayCount days = new DayCount(10, 0, 0);
        assertEquals(
                List.of("6 of 10 formations of its book are empty: its figures say little"),
                FewDays.warnings(days, book(10, 6)));
        assertEquals(List.of(), FewDays.warnings(days, book(10, 5)));
    }

    private static BookStatistics book(int formations, int empty) {
        Held held = new Held(0, 0);
        return new BookStatistics(
                formations,
                empty,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                held,
                held,
                held,
                held,
                held,
                held,
                held,
                held,
                held);
    }
}
