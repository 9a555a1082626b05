package dev.alphatrail.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.Vocabulary;
import dev.alphatrail.panel.Calendar;
import dev.alphatrail.panel.Grouping;
import dev.alphatrail.panel.Instruments;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/// A bare name where a grouping is needed.
class GroupsByNameTest {
    private static final double NONE = Double.NaN;

    private static double[] values(String formula) {
        Panel panel =
                new Panel(
                        Calendar.ofEpochDays(new int[] {0, 1}),
                        Instruments.of(List.of("A", "B", "C", "D")),
                        Map.of(
                                "close",
                                matrix(1, 2, 3, 4, 5, 6, 7, 8),
                                "code",
                                matrix(7, NONE, 7, -1, 7, 2, NONE, 2)),
                        Map.of(
                                "sector",
                                Grouping.of(List.of("x"), new int[] {0, 0, 0, 0}),
                                "industry",
                                Grouping.of(
                                        List.of("p", "q"), new int[] {0, 1, Grouping.NONE, 1})));
        Vocabulary names = new Vocabulary(panel.fieldNames(), panel.groupingNames());
        return new FactorEngine(panel)
                .evaluate(Formula.parse(formula).on(names).root())
                .sharedValues();
    }

    private static Matrix matrix(double... values) {
        return Matrix.takingOwnership(2, 4, values);
    }

    @Test
    void aFieldGroupsByItsValuesOfTheDayAndWhereItIsMissingThereIsNoGroup() {
        assertArrayEquals(
                new double[] {4, NONE, 4, 4, 5, 14, NONE, 14}, values("group_sum(close, code)"));
        assertArrayEquals(
                values("group_sum(close, densify(code))"), values("group_sum(close, code)"));
    }

    @Test
    void eachGroupingOfThePanelMakesItsOwnGroups() {
        assertArrayEquals(
                new double[] {1, 6, NONE, 6, 5, 14, NONE, 14},
                values("group_sum(close, industry)"));
        assertArrayEquals(
                new double[] {10, 10, 10, 10, 26, 26, 26, 26}, values("group_sum(close, sector)"));
    }

    @Test
    void marketIsEverybody() {
        assertArrayEquals(
                new double[] {10, 10, 10, 10, 26, 26, 26, 26}, values("group_sum(close, market)"));
    }
}
