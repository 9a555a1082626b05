package dev.alphatrail.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.engine.Batches.Batch;
import dev.alphatrail.formula.Expr;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.panel.Panel;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;

/// An evaluation takes no more memory than it is given.
class MemoryBoundTest {
    private static final int FIELDS = RandomPanel.FIELDS.size();

    @Property(tries = 25)
    void formulasThatDoNotFitTogetherAreEvaluatedInGroups(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Panel panel = RandomPanel.of(400, 60, random);
        long twice = 2L * FIELDS * 400 * 60 * Double.BYTES;
        List<Expr> formulas =
                Stream.generate(() -> Exprs.random(5, random))
                        .limit(random.nextInt(1, 40))
                        .toList();
        for (Expr formula : formulas) {
            FactorGroup group = group(panel, List.of(formula), twice);
            Evaluation evaluation = group.run(Crew.alone(), () -> {});
            assertTrue(evaluation.bytes() <= group.bytes(), formula::toString);
            assertTrue(group.bytes() <= twice, () -> group.bytes() + " for " + formula);
        }
        FactorGroup all = group(panel, formulas, twice);
        assertTrue(all.run(Crew.alone(), () -> {}).bytes() <= all.bytes());
    }

    @Property(tries = 25)
    void groupsHoldEachFormulaOnceAndFitWithTheirResults(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Panel panel = RandomPanel.of(400, 60, random);
        long result = 400L * 60 * Double.BYTES;
        long memory = random.nextLong(20 * result);
        List<Expr> formulas =
                Stream.generate(() -> Exprs.random(5, random))
                        .limit(random.nextInt(1, 40))
                        .toList();
        Request request = new Request(panel, formulas, Map.of(), List.of(), false, result);
        Batches batches = new Batches(request, 1, memory);
        Set<Integer> places = new TreeSet<>();
        while (batches.left() > 0) {
            int most = random.nextInt(1, 20);
            Batch batch = batches.next(most);
            int count = batch.places().size();
            assertTrue(count <= most);
            assertTrue(count == 1 || batch.group().bytes() + count * result <= memory);
            batch.places().forEach(place -> assertTrue(places.add(place)));
        }
        assertEquals(formulas.size(), places.size());
    }

    @Test
    void formulasThatShareWhatIsCostlyComeTogether() {
        Panel panel = RandomPanel.of(40, 6, new SplittableRandom(5));
        List<Expr> formulas =
                Stream.of(
                                "ts_mean(rank(a), 3)",
                                "ts_std(b, 9)",
                                "a + b",
                                "ts_max(rank(a), 5)",
                                "ts_std(b, 9) - a",
                                "1 - rank(a)")
                        .map(text -> Formula.parse(text).root())
                        .toList();
        Request request = new Request(panel, formulas, Map.of(), List.of(), false, 0);
        Batches batches = new Batches(request, 1, Long.MAX_VALUE);
        assertEquals(List.of(0, 3, 5), batches.next(3).places());
        assertEquals(List.of(1, 4), batches.next(2).places());
        assertEquals(List.of(2), batches.next(9).places());
        assertEquals(0, batches.left());
    }

    private static FactorGroup group(Panel panel, List<Expr> formulas, long memory) {
        return FactorGroup.of(panel, Map.of(), formulas, List.of(), false, 1, memory);
    }
}
