package dev.alphatrail.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class OrderStatisticsTest {
    private final OrderStatistics statistics = new OrderStatistics(2000);

    private void assertAsSorted(double[] row) {
        double[] sorted = row.clone();
        Arrays.sort(sorted);
        statistics.take(row, row.length);
        for (double p : new double[] {0, 0.01, 0.05, 0.25, 0.5, 0.9, 0.99, 1}) {
            double expected = Quantiles.ofSorted(sorted, sorted.length, p);
            assertEquals(expected, statistics.quantile(p), () -> p + " of " + row.length);
        }
    }

    @Property(tries = 300)
    void aQuantileIsThatOfTheSortedRow(@ForAll("rows") double[] row) {
        assertAsSorted(row);
    }

    @Provide
    Arbitrary<double[]> rows() {
        Arbitrary<Double> any = Arbitraries.doubles().between(-1e300, 1e300);
        Arbitrary<Double> usual = Arbitraries.doubles().between(-10, 10);
        Arbitrary<Double> alike = Arbitraries.integers().between(-2, 2).map(Double::valueOf);
        Arbitrary<Double> tiny = usual.map(value -> value * 1e-310);
        return Arbitraries.of(any, usual, alike, tiny)
                .flatMap(values -> values.array(double[].class).ofMinSize(0).ofMaxSize(300));
    }

    @Test
    void valuesThatCrowdFarFromOneAreStillToldApart() {
        double[] row = new double[1000];
        Arrays.setAll(row, i -> i * 37 % 1000 / 1000.0);
        row[500] = 1e12;
        assertAsSorted(row);
    }

    @Test
    void aRowWiderThanTheLargestDoubleHasQuantiles() {
        double[] row = new double[100];
        Arrays.setAll(row, i -> (i % 2 == 0 ? -1 : 1) * Double.MAX_VALUE * (i / 100.0));
        assertAsSorted(row);
    }

    @Test
    void aRowOfOneValueManyTimesHasItAsQuantile() {
        double[] row = new double[100];
        Arrays.fill(row, 3.5);
        assertAsSorted(row);
    }
}
