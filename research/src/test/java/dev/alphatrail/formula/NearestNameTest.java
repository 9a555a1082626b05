package dev.alphatrail.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class NearestNameTest {
    @ParameterizedTest
    @CsvSource({
        "0, close, close",
        "1, clsoe, close",
        "1, clos, close",
        "1, closse, close",
        "1, cloze, close",
        "3, ca, abc",
        "5, '', close"
    })
    void countsSingleEditsAndSwapsOfNeighbours(int distance, String a, String b) {
        assertEquals(distance, NearestName.distance(a, b));
        assertEquals(distance, NearestName.distance(b, a));
    }

    @Test
    void offersTheNearestAndWholeWordsButNothingFarFetched() {
        List<String> known = List.of("ts_mean", "ewm_mean", "rank", "close", "ts_rank");
        assertEquals(List.of("ewm_mean", "ts_mean"), NearestName.near("mean", known));
        assertEquals(List.of("rank"), NearestName.near("rnak", known));
        assertEquals(List.of(), NearestName.near("volatility", known));
        assertEquals(List.of(), NearestName.near("x".repeat(1_000_000), known));
    }
}
