package dev.alphatrail.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.engine.FactorEngine.Extended;
import dev.alphatrail.engine.FactorState.Memory;
import dev.alphatrail.formula.Expr;
import dev.alphatrail.formula.Operator;
import dev.alphatrail.panel.FieldReader;
import dev.alphatrail.panel.FieldSource;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Fields that are not in memory are read block by block where they would not fit, and give the
/// same bits.
class StreamedFieldsTest {
    /// The same panel on fields that are elsewhere.
    ///
    /// @param mayLoad whether a field may be loaded whole
    /// @param read counts the values that are read in parts
    private static Panel elsewhere(Panel panel, boolean mayLoad, AtomicLong read) {
        Map<String, FieldSource> sources = new HashMap<>();
        for (String name : panel.fieldNames()) {
            Matrix matrix = panel.field(name);
            FieldReader values = FieldReader.of(matrix);
            FieldReader counting =
                    (from, count, target, offset) -> {
                        read.addAndGet(count);
                        values.read(from, count, target, offset);
                    };
            sources.put(
                    name,
                    new FieldSource() {
                        @Override
                        public Matrix load() {
                            assertTrue(mayLoad, name + " was loaded");
                            return matrix;
                        }

                        @Override
                        public Optional<FieldReader> reader() {
                            return Optional.of(counting);
                        }
                    });
        }
        return Panel.reading(panel.calendar(), panel.instruments(), sources, panel.groupings());
    }

    private static Panel elsewhere(Panel panel) {
        return elsewhere(panel, false, new AtomicLong());
    }

    private static long field(Panel panel) {
        return (long) panel.dates() * panel.instruments().size() * Double.BYTES;
    }

    private static List<Expr> formulas(RandomGenerator random) {
        return Stream.generate(() -> Exprs.random(4, random)).limit(random.nextInt(1, 6)).toList();
    }

    @Property(tries = 200)
    void valuesAreThoseOfFieldsInMemory(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Panel panel = RandomPanel.of(random.nextInt(1, 90), random.nextInt(1, 50), random);
        List<Expr> formulas = formulas(random);
        List<Matrix> expected = new FactorEngine(panel).evaluateAll(formulas);
        Panel elsewhere = elsewhere(panel);
        try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
            for (int threads = 1; threads <= 4; threads++) {
                long memory = random.nextLong(field(panel));
                FactorEngine engine =
                        new FactorEngine(elsewhere, new Crew(executor, threads), memory);
                assertEquals(expected, engine.evaluateAll(formulas), formulas::toString);
                Map<Integer, Matrix> each = new TreeMap<>();
                engine.evaluateEach(formulas, each::put);
                assertEquals(expected, List.copyOf(each.values()), formulas::toString);
            }
        }
    }

    @Property(tries = 300)
    void neitherBlocksNorOrderMatter(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Panel panel = RandomPanel.of(random.nextInt(1, 60), random.nextInt(1, 20), random);
        int dates = panel.dates();
        int names = panel.instruments().size();
        List<Expr> formulas = formulas(random);
        List<Matrix> expected = new FactorEngine(panel).evaluateAll(formulas);
        Map<String, FieldReader> streamed = new HashMap<>();
        for (String name : panel.fieldNames()) {
            if (random.nextInt(3) > 0) {
                streamed.put(name, FieldReader.of(panel.field(name)));
            }
        }
        Plan plan = new Plan(panel, streamed);
        List<Node> roots = formulas.stream().map(plan::add).toList();
        for (Schedule.Order order : Schedule.Order.values()) {
            Blocks blocks =
                    new Blocks(dates, names, random.nextInt(1, 9), random.nextInt(1, names + 1));
            boolean keep = blocks.height() < dates;
            Schedule schedule = new Schedule(plan.nodes(), roots, order, keep);
            Layout layout = new Layout(schedule, blocks);
            Evaluation evaluation =
                    new Evaluation(layout, Crew.alone(), FactorStates.nothing(plan));
            evaluation.run(() -> {});
            assertTrue(evaluation.bytes() <= layout.bytes(1, 0));
            assertEquals(
                    expected,
                    roots.stream().map(evaluation::result).toList(),
                    () -> order + " " + blocks + " " + formulas);
        }
    }

    @Property(tries = 200)
    void aStateIsTheSameAndServesBoth(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Panel panel = RandomPanel.of(random.nextInt(2, 60), random.nextInt(1, 12), random);
        List<Expr> formulas = formulas(random);
        int known = random.nextInt(1, panel.dates());
        Panel prefix = RandomPanel.prefix(panel, known);
        List<Extended> plain = engine(prefix, false, random).begin(formulas);
        List<Extended> streamed = engine(prefix, true, random).begin(formulas);
        assertSame(plain, streamed, formulas);
        List<FactorState> states = plain.stream().map(Extended::state).toList();
        assertSame(
                engine(panel, false, random).extend(formulas, states),
                engine(panel, true, random).extend(formulas, states),
                formulas);
    }

    private static FactorEngine engine(Panel panel, boolean streams, RandomGenerator random) {
        return new FactorEngine(
                streams ? elsewhere(panel) : panel,
                Crew.alone(),
                random.nextLong(streams ? field(panel) : 1_000_000));
    }

    private static void assertSame(
            List<Extended> expected, List<Extended> actual, List<Expr> formulas) {
        for (int k = 0; k < expected.size(); k++) {
            assertEquals(expected.get(k).values(), actual.get(k).values(), formulas::toString);
            var memories = expected.get(k).state().memories();
            var others = actual.get(k).state().memories();
            assertEquals(memories.keySet(), others.keySet(), formulas::toString);
            memories.forEach((node, memory) -> {
                Memory other = others.get(node);
                assertArrayEquals(memory.values(), other.values(), node);
                assertArrayEquals(memory.carried(), other.carried(), node);
            });
        }
    }

    @Test
    void aFieldIsLoadedIfAllThatIsThenInMemoryFits() {
        Panel panel = RandomPanel.of(40, 10, new SplittableRandom(1));
        Expr sum = Exprs.call(Operator.ADD, Exprs.field("a"), Exprs.field("b"));
        Panel roomy = elsewhere(panel, true, new AtomicLong());
        FactorEngine two = new FactorEngine(roomy, Crew.alone(), 2 * field(panel));
        two.evaluate(sum);
        assertTrue(roomy.isLoaded("a") && roomy.isLoaded("b"));
        two.evaluate(Exprs.call(Operator.RANK, Exprs.field("close")));
        assertFalse(roomy.isLoaded("close"), "a third field is too much");
        Panel narrow = elsewhere(panel);
        new FactorEngine(narrow, Crew.alone(), 2 * field(panel) - 1).evaluate(sum);
        assertFalse(narrow.isLoaded("a") || narrow.isLoaded("b"));
    }

    @Test
    void eachValueIsReadOnceAndOfThePastOnlyWhatIsLookedBackOn() {
        Panel panel = RandomPanel.of(2000, 10, new SplittableRandom(2));
        Expr mean = Exprs.call(Operator.TS_MEAN, Exprs.field("a"), Exprs.num(5));
        List<Expr> formulas = List.of(mean, Exprs.call(Operator.RANK, mean));
        AtomicLong read = new AtomicLong();
        new FactorEngine(elsewhere(panel, false, read), Crew.alone(), 0).evaluate(mean);
        assertEquals(2000 * 10, read.get());
        List<FactorState> states =
                new FactorEngine(RandomPanel.prefix(panel, 1990))
                        .begin(formulas).stream().map(Extended::state).toList();
        read.set(0);
        Panel elsewhere = elsewhere(panel, false, read);
        new FactorEngine(elsewhere, Crew.alone(), field(panel) - 1).extend(formulas, states);
        assertTrue(read.get() >= 10 * 10 && read.get() < 100 * 10, read::toString);
    }

    @Test
    void aFieldIsNoGroupingWhereverItIs() {
        Panel panel = elsewhere(RandomPanel.of(5, 4, new SplittableRandom(3)));
        Expr wrong = Exprs.call(Operator.GROUP_MEAN, Exprs.field("a"), Exprs.field("b"));
        Exception refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new FactorEngine(panel, Crew.alone(), 0).evaluate(wrong));
        assertEquals("a field stands where a grouping is needed", refused.getMessage());
    }

    @Test
    void aPartOfThePanelReadsItsOwnDates() {
        Panel panel = RandomPanel.of(50, 4, new SplittableRandom(3));
        Expr mean = Exprs.call(Operator.TS_MEAN, Exprs.field("a"), Exprs.num(5));
        Matrix expected = new FactorEngine(panel.slice(7, 40)).evaluate(mean);
        Panel part = elsewhere(panel).slice(7, 40);
        assertEquals(expected, new FactorEngine(part, Crew.alone(), 0).evaluate(mean));
        assertFalse(part.isLoaded("a"));
        assertEquals(panel.slice(7, 40).field("b"), part.field("b"));
        assertEquals(panel.slice(7, 40).fieldSha256("b", 9), part.fieldSha256("b", 9));
        assertEquals(panel.slice(7, 40).fieldSha256("a", 9), part.fieldSha256("a", 9));
    }
}
