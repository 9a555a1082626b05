package dev.alphatrail.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.engine.Crew;
import dev.alphatrail.engine.FactorState;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.panel.Calendar;
import dev.alphatrail.panel.Instruments;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What is not remembered is computed together, and remembered.
class FactorValuesTest {
    private static final List<Formula> FORMULAS =
            Stream.of(
                            "ts_mean(rank(close), 5)",
                            "rank(close) + zscore(volume)",
                            "ts_corr(rank(close), zscore(volume), 10)",
                            "-ts_mean(rank(close), 5)",
                            "rank(ts_mean(rank(close), 5))")
                    .map(Formula::parse)
                    .toList();

    private static final Panel PANEL = panel();

    private static Panel panel() {
        Random random = new Random(1);
        Map<String, Matrix> fields = new HashMap<>();
        for (String name : List.of(Panel.CLOSE, Panel.VOLUME)) {
            double[] values = random.doubles(60 * 40).toArray();
            fields.put(name, Matrix.takingOwnership(60, 40, values));
        }
        return new Panel(
                Calendar.ofEpochDays(IntStream.range(0, 60).toArray()),
                Instruments.of(IntStream.range(10, 50).mapToObj(i -> "N" + i).toList()),
                fields,
                Map.of());
    }

    /// Remembers by the text of a formula.
    private static class Memory implements FactorCache {
        private final Map<String, Matrix> known = new HashMap<>();
        private final List<String> kept = new ArrayList<>();

        @Override
        public boolean mayKnow(Panel panel, Formula formula) {
            return known.containsKey(formula.text());
        }

        @Override
        public Optional<Matrix> find(Panel panel, Formula formula) {
            return Optional.ofNullable(known.get(formula.text()));
        }

        @Override
        public Optional<Beginning> findBeginning(Panel panel, Formula formula) {
            return Optional.empty();
        }

        @Override
        public void keep(Panel panel, Formula formula, Matrix values, Optional<FactorState> state) {
            known.put(formula.text(), values);
            kept.add(formula.text());
        }
    }

    /// The values, and into how many jobs they were cut for the helpers of a crew.
    private record Computed(Map<Integer, Matrix> values, int jobs) {}

    private static Computed compute(FactorCache cache, List<Formula> formulas) {
        AtomicInteger jobs = new AtomicInteger();
        Crew crew = new Crew(_ -> jobs.incrementAndGet(), 2);
        Map<Integer, Matrix> values = new TreeMap<>();
        new FactorValues(PANEL, cache, crew).each(formulas, (k, each) -> values.put(k, each.get()));
        return new Computed(values, jobs.get());
    }

    @Test
    void whatIsNotRememberedIsComputedAsWithoutACacheAllTogether() {
        Computed plain = compute(FactorCache.NONE, FORMULAS);
        int oneByOne =
                FORMULAS.stream()
                        .mapToInt(formula -> compute(FactorCache.NONE, List.of(formula)).jobs())
                        .sum();
        assertTrue(plain.jobs() < oneByOne, plain.jobs() + " jobs, one by one " + oneByOne);
        assertEquals(plain, compute(new Memory(), FORMULAS));
        Memory some = new Memory();
        compute(some, FORMULAS.subList(1, 2));
        assertEquals(List.of(FORMULAS.get(1).text()), some.kept);
        List<Formula> others = new ArrayList<>(FORMULAS);
        others.remove(1);
        Computed rest = compute(some, FORMULAS);
        assertEquals(plain.values(), rest.values());
        assertEquals(compute(FactorCache.NONE, others).jobs(), rest.jobs());
    }

    @Test
    void eachIsKeptOnceAndComputedOnce() {
        Memory memory = new Memory();
        Computed first = compute(memory, FORMULAS);
        assertEquals(
                FORMULAS.stream().map(Formula::text).sorted().toList(),
                memory.kept.stream().sorted().toList());
        assertEquals(new Computed(first.values(), 0), compute(memory, FORMULAS));
        assertEquals(FORMULAS.size(), memory.kept.size());
    }

    @Test
    void whatOnlyLooksRememberedIsComputedAnyway() {
        Memory damaged =
                new Memory() {
                    @Override
                    public boolean mayKnow(Panel panel, Formula formula) {
                        return true;
                    }
                };
        assertEquals(
                compute(FactorCache.NONE, FORMULAS).values(), compute(damaged, FORMULAS).values());
        assertEquals(FORMULAS.size(), damaged.kept.size());
    }
}
