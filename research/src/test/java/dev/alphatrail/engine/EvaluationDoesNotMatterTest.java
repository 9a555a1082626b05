package dev.alphatrail.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.engine.FactorEngine.Extended;
import dev.alphatrail.formula.Expr;
import dev.alphatrail.formula.Operator;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// How formulas are evaluated changes no bit of their values: threads, memory, date by date.
class EvaluationDoesNotMatterTest {
    @Property(tries = 150)
    void neitherThreadsNorMemoryMatter(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Panel panel = RandomPanel.of(random.nextInt(1, 90), random.nextInt(1, 50), random);
        List<Expr> formulas = new ArrayList<>(formulas(random));
        // now and then so many that threads do not share a formula
        int least = random.nextInt(3) == 0 ? 20 : 1;
        while (formulas.size() < least) {
            formulas.addAll(formulas(random));
        }
        List<Matrix> expected = new FactorEngine(panel).evaluateAll(formulas);
        try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
            for (int threads = 1; threads <= 4; threads++) {
                Crew crew = new Crew(executor, threads);
                for (long memory : new long[] {0, 30_000, 300_000, Long.MAX_VALUE}) {
                    FactorEngine engine = new FactorEngine(panel, crew, memory);
                    assertEquals(expected, engine.evaluateAll(formulas));
                    assertEquals(expected, each(engine, formulas));
                }
            }
        }
    }

    /// What the engine gives one by one, each once and on this thread.
    private static List<Matrix> each(FactorEngine engine, List<Expr> formulas) {
        Thread caller = Thread.currentThread();
        Map<Integer, Matrix> each = new TreeMap<>();
        engine.evaluateEach(
                formulas,
                (k, values) -> {
                    assertEquals(caller, Thread.currentThread());
                    assertNull(each.put(k, values));
                });
        return List.copyOf(each.values());
    }

    @Property(tries = 300)
    void neitherBlocksNorOrderMatter(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Panel panel = RandomPanel.of(random.nextInt(1, 60), random.nextInt(1, 20), random);
        int dates = panel.dates();
        int names = panel.instruments().size();
        List<Expr> formulas = formulas(random);
        Plan plan = new Plan(panel);
        List<Node> roots = formulas.stream().map(plan::add).toList();
        Blocks whole = new Blocks(dates, names, dates, names);
        List<Matrix> expected = evaluate(plan, roots, Schedule.Order.DEPTH_FIRST, whole);
        for (Schedule.Order order : Schedule.Order.values()) {
            Blocks blocks =
                    new Blocks(dates, names, random.nextInt(1, 9), random.nextInt(1, names + 1));
            assertEquals(expected, evaluate(plan, roots, order, blocks), formulas::toString);
        }
    }

    private static List<Matrix> evaluate(
            Plan plan, List<Node> roots, Schedule.Order order, Blocks blocks) {
        boolean keep = blocks.height() < blocks.dates();
        Schedule schedule = new Schedule(plan.nodes(), roots, order, keep);
        Layout layout = new Layout(schedule, blocks);
        Evaluation evaluation = new Evaluation(layout, Crew.alone(), FactorStates.nothing(plan));
        evaluation.run(() -> {});
        assertTrue(evaluation.bytes() <= layout.bytes(1, 0));
        return roots.stream().map(evaluation::result).toList();
    }

    @Property(tries = 20)
    void everyOperatorGoesOnWhereItWas(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (Operator operator : Operator.values()) {
            Expr formula =
                    Exprs.call(
                            operator,
                            () -> Exprs.field(RandomPanel.FIELDS.get(random.nextInt(3))),
                            random.nextInt(2, 9),
                            random);
            assertGoesOn(List.of(formula), random);
        }
    }

    @Property(tries = 300)
    void anyFormulasGoOnWhereTheyWere(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        assertGoesOn(formulas(random), random);
    }

    private static void assertGoesOn(List<Expr> formulas, RandomGenerator random) {
        Panel panel = RandomPanel.of(random.nextInt(1, 60), random.nextInt(1, 12), random);
        List<Matrix> expected = new FactorEngine(panel).evaluateAll(formulas);
        int known = random.nextInt(1, panel.dates() + 1);
        List<Extended> parts = engine(panel, known, random).begin(formulas);
        List<Matrix> values = parts.stream().map(Extended::values).toList();
        while (known < panel.dates()) {
            known = Math.min(panel.dates(), known + random.nextInt(1, 9));
            List<FactorState> states =
                    parts.stream()
                            .map(part -> FactorState.ofBytes(part.state().toBytes()))
                            .toList();
            parts = engine(panel, known, random).extend(formulas, states);
            List<Matrix> longer = new ArrayList<>();
            for (int k = 0; k < formulas.size(); k++) {
                longer.add(joined(values.get(k), parts.get(k).values()));
            }
            values = longer;
        }
        assertEquals(expected, values, () -> formulas.toString());
    }

    private static FactorEngine engine(Panel panel, int dates, RandomGenerator random) {
        Panel prefix = RandomPanel.prefix(panel, dates);
        return new FactorEngine(prefix, Crew.alone(), random.nextLong(1_000_000));
    }

    private static Matrix joined(Matrix past, Matrix then) {
        int dates = past.dates() + then.dates();
        double[] values = Arrays.copyOf(past.sharedValues(), dates * past.instruments());
        double[] more = then.sharedValues();
        System.arraycopy(more, 0, values, past.sharedValues().length, more.length);
        return Matrix.takingOwnership(dates, past.instruments(), values);
    }

    private static List<Expr> formulas(RandomGenerator random) {
        return Stream.generate(() -> Exprs.random(4, random)).limit(random.nextInt(1, 6)).toList();
    }

    @Test
    void aStateIsOfItsFormulaItsPanelAndItsBytes() {
        SplittableRandom random = new SplittableRandom(3);
        Panel panel = RandomPanel.of(30, 4, random);
        Expr mean = Exprs.call(Operator.EWM_MEAN, Exprs.field("a"), Exprs.num(5));
        Expr other = Exprs.call(Operator.EWM_MEAN, Exprs.field("a"), Exprs.num(6));
        FactorState state = new FactorEngine(panel).begin(List.of(mean)).getFirst().state();
        FactorEngine again = new FactorEngine(panel);
        assertEquals(0, again.extend(List.of(mean), List.of(state)).getFirst().values().dates());
        assertRefused("another formula", () -> again.extend(List.of(other), List.of(state)));
        FactorEngine shorter = new FactorEngine(RandomPanel.prefix(panel, 20));
        assertRefused("only 20", () -> shorter.extend(List.of(mean), List.of(state)));
        FactorEngine wider = new FactorEngine(RandomPanel.of(40, 5, random));
        assertRefused("instruments", () -> wider.extend(List.of(mean), List.of(state)));
        byte[] bytes = state.toBytes();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThrows(IllegalArgumentException.class, () -> FactorState.ofBytes(cut));
        }
    }

    private static void assertRefused(String why, Runnable work) {
        Exception refused = assertThrows(IllegalArgumentException.class, work::run);
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
    }

    @Test
    void aFailureOfAHelperReachesTheCaller() {
        try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
            Crew crew = new Crew(executor, 3);
            assertRefused(
                    "piece 7",
                    () ->
                            crew.each(
                                    50,
                                    () ->
                                            piece -> {
                                                if (piece == 7) {
                                                    throw new IllegalArgumentException("piece 7");
                                                }
                                            }));
        }
    }

    /// Whether it comes to a helper or to the caller is chance.
    @Test
    void aFailureOfOneOfManyFormulasEndsTheirEvaluation() {
        try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
            for (int k = 0; k < 40; k++) {
                int bad = k;
                List<Integer> taken = new ArrayList<>();
                assertRefused(
                        "formula " + bad,
                        apart(
                                new Crew(executor, 3),
                                place -> refuse(place == bad, place),
                                taken::add));
                assertFalse(taken.contains(bad));
                assertRefused(
                        "formula " + bad,
                        apart(
                                new Crew(executor, 3),
                                _ -> {},
                                place -> refuse(place == bad, place)));
            }
            List<Integer> taken = new ArrayList<>();
            apart(new Crew(executor, 3), _ -> {}, taken::add).run();
            assertEquals(40, taken.size());
        }
    }

    private static void refuse(boolean bad, int place) {
        if (bad) {
            throw new IllegalArgumentException("formula " + place);
        }
    }

    /// 40 formulas, each evaluated alone.
    private static Runnable apart(Crew crew, IntConsumer work, IntConsumer taker) {
        Panel panel = RandomPanel.of(6, 3, new SplittableRandom(9));
        List<Expr> formulas = Collections.nCopies(40, Exprs.field("a"));
        Request request = new Request(panel, formulas, Map.of(), List.of(), false, 1);
        return new Apart<Integer>(
                        new Batches(request, 1, 1),
                        crew,
                        (batch, pause) -> {
                            pause.run();
                            work.accept(batch.places().getFirst());
                            return batch.places().getFirst();
                        },
                        (_, place) -> taker.accept(place))
                ::run;
    }

    @Test
    void aBusyExecutorHoldsNobodyUp() {
        CountDownLatch free = new CountDownLatch(1);
        try (ExecutorService executor = Executors.newFixedThreadPool(1)) {
            executor.execute(() -> {
                try {
                    free.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            int[] sum = new int[1];
            new Crew(executor, 2).each(1000, () -> piece -> sum[0] += piece);
            assertEquals(999 * 1000 / 2, sum[0]);
            free.countDown();
        }
    }
}
