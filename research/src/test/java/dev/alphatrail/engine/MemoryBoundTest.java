package dev.alphatrail.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.formula.Expr;
import dev.alphatrail.panel.Panel;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
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
            Evaluation evaluation = group.run(Crew.alone());
            assertTrue(evaluation.bytes() <= group.bytes(), formula::toString);
            assertTrue(group.bytes() <= twice, () -> group.bytes() + " for " + formula);
        }
        FactorGroup all = group(panel, formulas, twice);
        assertTrue(all.run(Crew.alone()).bytes() <= all.bytes());
    }

    private static FactorGroup group(Panel panel, List<Expr> formulas, long memory) {
        return FactorGroup.of(panel, Map.of(), formulas, List.of(), false, 1, memory);
    }
}
