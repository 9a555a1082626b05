package dev.alphatrail.portfolio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class TailTest {
    private static final int[] NAMES = {7, 3, 9, 1, 4};

    @Test
    void withoutTiesEachOfTheHighestNamesWeighsTheSame() {
        Tail top = Tail.top(NAMES, new int[] {0, 1, 2, 3, 4}, 5, 2);
        assertArrayEquals(new double[] {0.5, 0.5}, top.weights());
        assertEquals(java.util.Set.of(1, 4), java.util.Set.of(top.names()[0], top.names()[1]));
    }

    @Test
    void namesAtTheEdgeShareWhatIsLeft() {
        // ascending: 7 < {3, 9, 1} < 4; the two highest are 4 and one of three that tie
        Tail top = Tail.top(NAMES, new int[] {0, 1, 1, 1, 2}, 5, 2);
        double[] byName = byName(top);
        assertEquals(0.5, byName[4]);
        for (int tied : new int[] {3, 9, 1}) {
            assertEquals(0.5 / 3, byName[tied], 1e-16);
        }
        assertEquals(0, byName[7]);
    }

    @Test
    void theBottomIsTheTopOfTheOrderTurnedRound() {
        int[] ties = {0, 0, 1, 1, 2};
        int[] turnedNames = {4, 1, 9, 3, 7};
        int[] turnedTies = {0, 1, 1, 2, 2};
        assertArrayEquals(
                byName(Tail.bottom(NAMES, ties, 5, 3)),
                byName(Tail.top(turnedNames, turnedTies, 5, 3)),
                1e-16);
    }

    @Test
    void aTailHoldsAFifthOfTheNamesButNeverNobody() {
        assertEquals(17, Tail.size(88, 5));
        assertEquals(1, Tail.size(4, 5));
    }

    @Property
    void weightsOfATailSumToOne(
            @ForAll @Size(min = 1, max = 40) int[] steps,
            @ForAll @IntRange(min = 1, max = 40) int size) {
        int n = steps.length;
        int[] names = new int[n];
        int[] ties = new int[n];
        for (int j = 0; j < n; j++) {
            names[j] = j;
            ties[j] = j == 0 ? 0 : ties[j - 1] + (steps[j] & 1);
        }
        int m = Math.min(size, n);
        assertEquals(1, Arrays.stream(Tail.top(names, ties, n, m).weights()).sum(), 1e-12);
        assertEquals(1, Arrays.stream(Tail.bottom(names, ties, n, m).weights()).sum(), 1e-12);
    }

    private static double[] byName(Tail tail) {
        double[] weights = new double[10];
        for (int j = 0; j < tail.names().length; j++) {
            weights[tail.names()[j]] += tail.weights()[j];
        }
        return weights;
    }
}
