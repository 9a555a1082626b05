package dev.alphatrail.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.alphatrail.formula.Expr;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// So many formulas that each thread evaluates some of its own.
class ManyFormulasTest {
    /// So many that they are planned in several slices.
    @Test
    void aThousandFormulasAreEachEvaluatedOnce() {
        SplittableRandom random = new SplittableRandom(10);
        Panel panel = RandomPanel.of(12, 4, random);
        List<Expr> formulas = Stream.generate(() -> Exprs.random(2, random)).limit(1000).toList();
        FactorEngine alone = new FactorEngine(panel);
        List<Matrix> expected = formulas.stream().map(alone::evaluate).toList();
        try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
            for (int threads = 1; threads <= 3; threads++) {
                Crew crew = new Crew(executor, threads);
                for (long memory : new long[] {0, 30_000, Long.MAX_VALUE}) {
                    FactorEngine engine = new FactorEngine(panel, crew, memory);
                    assertEquals(expected, engine.evaluateAll(formulas));
                    Map<Integer, Matrix> each = new TreeMap<>();
                    engine.evaluateEach(formulas, (k, values) -> assertNull(each.put(k, values)));
                    assertEquals(expected, List.copyOf(each.values()));
                }
            }
        }
    }

    /// A grouping is noticed when a group of formulas is formed, be it by a helper.
    @Test
    void aGroupingAmongManyFormulasIsRefusedToTheCallerAlone() {
        Panel panel = RandomPanel.of(30, 4, new SplittableRandom(9));
        List<Expr> formulas =
                new ArrayList<>(Collections.nCopies(60, Exprs.field(RandomPanel.FIELDS.get(0))));
        formulas.add(30, Exprs.field("sector"));
        Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
        AtomicInteger started = new AtomicInteger();
        ThreadFactory factory =
                work -> {
                    started.incrementAndGet();
                    Thread thread = new Thread(work);
                    thread.setUncaughtExceptionHandler((_, failure) -> uncaught.add(failure));
                    return thread;
                };
        try (ExecutorService executor = Executors.newFixedThreadPool(3, factory)) {
            for (int k = 0; k < 50; k++) {
                FactorEngine engine = new FactorEngine(panel, new Crew(executor, 4), 1);
                Exception refused =
                        assertThrows(
                                IllegalArgumentException.class, () -> engine.evaluateAll(formulas));
                assertEquals("a formula is a grouping, not a number", refused.getMessage());
            }
        }
        assertEquals(List.of(), List.copyOf(uncaught));
        assertEquals(3, started.get());
    }
}
