package dev.alphatrail.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.engine.FactorEngine;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.FormulaException;
import dev.alphatrail.formula.Vocabulary;
import dev.alphatrail.panel.Calendar;
import dev.alphatrail.panel.Grouping;
import dev.alphatrail.panel.Instruments;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Compares with `values.txt`, which an independent program has written from the published
/// definitions: `bench/oracle/libraries.py`, which says what stands there.
class LibraryValuesTest {
    private static final int DATES = 300;
    private static final int NAMES = 12;
    private static final int SECTORS = 3;
    private static final int[] DAYS = {DATES - 11, DATES - 1};

    private final Panel panel = panel();
    private final Vocabulary vocabulary = new Vocabulary(panel.fieldNames(), panel.groupingNames());

    @ParameterizedTest
    @ValueSource(strings = {"alpha101", "alpha158"})
    void everyFormulaThatCanBeComputedGivesWhatAnIndependentProgramComputed(String library) {
        Map<String, List<String>> known = known();
        FactorEngine engine = new FactorEngine(panel);
        int compared = 0;
        for (NamedFormula named : FactorLibrary.builtIn(library).orElseThrow().formulas()) {
            List<String> cells = known.get(named.name());
            if (cells != null) {
                Formula formula = Formula.parse(named.formula()).on(vocabulary);
                compare(named.name(), cells, engine.evaluate(formula.root()));
                compared++;
            }
        }
        assertEquals(library.equals("alpha101") ? 86 : 158, compared);
    }

    @Test
    void whatCannotBeComputedNeedsFinerGroupsOrMarketValues() {
        List<Integer> refused = new ArrayList<>();
        for (NamedFormula named : FactorLibrary.builtIn("alpha101").orElseThrow().formulas()) {
            try {
                Formula.parse(named.formula()).check(vocabulary);
            } catch (FormulaException _) {
                refused.add(Integer.parseInt(named.name().substring("alpha".length())));
            }
        }
        assertEquals(List.of(48, 56, 59, 63, 67, 69, 70, 80, 87, 89, 90, 91, 93, 97, 100), refused);
    }

    @Test
    void withFinerGroupsAndMarketValuesAllOfThemAreRead() {
        TreeSet<String> fields = new TreeSet<>(vocabulary.fields());
        fields.add("cap");
        Vocabulary rich =
                new Vocabulary(fields, new TreeSet<>(Set.of("sector", "industry", "subindustry")));
        for (NamedFormula named : FactorLibrary.builtIn("alpha101").orElseThrow().formulas()) {
            Formula.parse(named.formula()).check(rich);
        }
    }

    private static void compare(String name, List<String> cells, Matrix values) {
        for (int d = 0; d < DAYS.length; d++) {
            for (int i = 0; i < NAMES; i++) {
                String cell = cells.get(d * NAMES + i);
                double value = values.at(DAYS[d], i);
                String place = name + " of instrument " + i + " on date " + DAYS[d] + ": " + value;
                if (cell.equals("-")) {
                    assertTrue(Double.isNaN(value), place);
                } else if (!cell.equals("?")) {
                    double wanted = Double.parseDouble(cell);
                    assertTrue(
                            Math.abs(value - wanted) <= 1e-9 * Math.abs(wanted),
                            () -> place + " instead of " + wanted);
                }
            }
        }
    }

    private static Map<String, List<String>> known() {
        try (InputStream in = LibraryValuesTest.class.getResourceAsStream("values.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .skip(1)
                    .map(line -> List.of(line.split(" ")))
                    .collect(
                            Collectors.toMap(List::getFirst, line -> line.subList(1, line.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whole numbers from 0 to n - 1 from the upper half of a congruential generator.
    private static final class Dice {
        private long state = 20151202;

        int below(int n) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            return (int) ((state >>> 33) % n);
        }
    }

    private static Panel panel() {
        Map<String, double[]> fields = new HashMap<>();
        for (String name : List.of("open", "high", "low", "close", "volume", "dollar_volume")) {
            double[] values = new double[DATES * NAMES];
            Arrays.fill(values, Double.NaN);
            fields.put(name, values);
        }
        Dice dice = new Dice();
        int[] cents = IntStream.range(0, NAMES).map(i -> 5_000 + 1_000 * i).toArray();
        for (int t = 0; t < DATES; t++) {
            for (int i = 0; i < NAMES; i++) {
                int opened = cents[i] + dice.below(101) - 50;
                int closed = opened + dice.below(301) - 150;
                int high = Math.max(opened, closed) + dice.below(60);
                int low = Math.min(opened, closed) - dice.below(60);
                int volume = 1_000 + dice.below(100_000);
                cents[i] = Math.max(closed, 1_000);
                if (i < NAMES - 1 || t >= 100) {
                    int at = t * NAMES + i;
                    fields.get("open")[at] = opened / 100.0;
                    fields.get("high")[at] = high / 100.0;
                    fields.get("low")[at] = low / 100.0;
                    fields.get("close")[at] = closed / 100.0;
                    fields.get("volume")[at] = volume;
                    fields.get("dollar_volume")[at] = closed / 100.0 * volume;
                }
            }
        }
        return new Panel(
                Calendar.ofEpochDays(IntStream.range(0, DATES).toArray()),
                Instruments.of(
                        IntStream.range(0, NAMES).mapToObj(i -> "N" + (char) ('A' + i)).toList()),
                fields.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        e -> Matrix.copyOf(DATES, NAMES, e.getValue()))),
                Map.of("sector", sectors()));
    }

    private static Grouping sectors() {
        return Grouping.of(
                List.of("S0", "S1", "S2"),
                IntStream.range(0, NAMES).map(i -> i % SECTORS).toArray());
    }
}
