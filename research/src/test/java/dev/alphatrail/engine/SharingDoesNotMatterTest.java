package dev.alphatrail.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.alphatrail.formula.Expr;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

class SharingDoesNotMatterTest {
    @Property(tries = 200)
    void aFormulaHasTheSameBytesAloneAndAmongOthers(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FactorEngine engine =
                new FactorEngine(
                        RandomPanel.of(random.nextInt(1, 40), random.nextInt(1, 9), random));
        List<Expr> formulas = Stream.generate(() -> Exprs.random(4, random)).limit(6).toList();
        List<Expr> withParts = new ArrayList<>(formulas);
        formulas.forEach(formula -> addParts(formula, withParts));

        List<Matrix> alone = formulas.stream().map(engine::evaluate).toList();
        assertEquals(alone, engine.evaluateAll(formulas));
        assertEquals(alone, engine.evaluateAll(withParts).subList(0, formulas.size()));
        assertEquals(alone.reversed(), engine.evaluateAll(formulas.reversed()));
    }

    private static void addParts(Expr formula, List<Expr> parts) {
        if (formula instanceof Expr.Call(_, List<Expr> args, _)) {
            for (Expr arg : args) {
                if (!arg.equals(Exprs.field("sector"))) {
                    parts.add(arg);
                    addParts(arg, parts);
                }
            }
        }
    }

    @Test
    void anEngineServesTwoThreadsAtOnce() throws InterruptedException {
        SplittableRandom random = new SplittableRandom(5);
        Panel panel = RandomPanel.of(200, 150, random);
        FactorEngine engine = new FactorEngine(panel);
        List<Expr> formulas = Stream.generate(() -> Exprs.random(3, random)).limit(20).toList();
        List<Matrix> expected = engine.evaluateAll(formulas);
        List<List<Matrix>> results = new ArrayList<>(List.of(List.of(), List.of()));
        List<Thread> threads =
                Stream.of(0, 1)
                        .map(k ->
                                Thread.ofPlatform()
                                        .start(() -> results.set(k, engine.evaluateAll(formulas))))
                        .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(expected, results.get(0));
        assertEquals(expected, results.get(1));
    }
}
