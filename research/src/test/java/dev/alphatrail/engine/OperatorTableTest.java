package dev.alphatrail.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.alphatrail.formula.Expr;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.Operator;
import dev.alphatrail.panel.Calendar;
import dev.alphatrail.panel.Grouping;
import dev.alphatrail.panel.Instruments;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Compares with `operators.txt`, which an independent program has written; its first lines say
/// more.
class OperatorTableTest {
    private final Table table = Table.read();

    @TestFactory
    Stream<DynamicTest> everyFormulaGivesWhatAnIndependentProgramComputed() {
        FactorEngine engine = new FactorEngine(table.panel);
        return table.results.entrySet().stream()
                .map(entry ->
                        dynamicTest(
                                entry.getKey(),
                                () ->
                                        assertClose(
                                                entry.getValue(),
                                                engine.evaluate(
                                                        Formula.parse(entry.getKey()).root()))));
    }

    @Test
    void theTableHasEveryOperator() {
        Set<Operator> missing = EnumSet.allOf(Operator.class);
        table.results.keySet().forEach(text -> removeUsed(Formula.parse(text).root(), missing));
        assertEquals(Set.of(), missing);
    }

    private static void removeUsed(Expr expr, Set<Operator> operators) {
        if (expr instanceof Expr.Call(Operator operator, List<Expr> args, _)) {
            operators.remove(operator);
            args.forEach(arg -> removeUsed(arg, operators));
        }
    }

    private static void assertClose(Matrix expected, Matrix actual) {
        for (int t = 0; t < expected.dates(); t++) {
            for (int i = 0; i < expected.instruments(); i++) {
                double want = expected.at(t, i);
                double got = actual.at(t, i);
                boolean close =
                        Double.isNaN(want)
                                ? Double.isNaN(got)
                                : Math.abs(got - want) <= 1e-9 * Math.max(1, Math.abs(want));
                assertTrue(
                        close,
                        "date "
                                + t
                                + ", instrument "
                                + i
                                + ": expected "
                                + want
                                + " but was "
                                + got);
            }
        }
    }

    /// The file in memory.
    private record Table(Panel panel, Map<String, Matrix> results) {
        static Table read() {
            ArrayDeque<String> lines = lines();
            int dates = Integer.parseInt(after("dates ", lines));
            List<String> names = List.of(after("instruments ", lines).split(" "));
            List<String> sectors = List.of(after("sectors ", lines).split(" "));
            Map<String, Matrix> fields = new TreeMap<>();
            while (lines.getFirst().startsWith("field ")) {
                fields.put(after("field ", lines), matrix(dates, names.size(), lines));
            }
            Map<String, Matrix> results = new LinkedHashMap<>();
            while (!lines.isEmpty()) {
                results.put(after("formula ", lines), matrix(dates, names.size(), lines));
            }
            Set<String> labels = new TreeSet<>(sectors);
            labels.remove("-");
            List<String> ordered = new ArrayList<>(labels);
            int[] codes = sectors.stream().mapToInt(ordered::indexOf).toArray();
            Panel panel =
                    new Panel(
                            Calendar.ofEpochDays(IntStream.range(0, dates).toArray()),
                            Instruments.of(names),
                            fields,
                            Map.of(Panel.SECTOR, Grouping.of(ordered, codes)));
            return new Table(panel, results);
        }

        private static ArrayDeque<String> lines() {
            try (InputStream in = Table.class.getResourceAsStream("operators.txt")) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return new ArrayDeque<>(
                        text.lines().filter(line -> !line.startsWith("#")).toList());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private static String after(String start, ArrayDeque<String> lines) {
            String line = lines.removeFirst();
            assertTrue(line.startsWith(start), line);
            return line.substring(start.length());
        }

        private static Matrix matrix(int dates, int instruments, ArrayDeque<String> lines) {
            double[] values =
                    IntStream.range(0, dates)
                            .mapToObj(_ -> lines.removeFirst().split(" "))
                            .flatMap(Arrays::stream)
                            .mapToDouble(cell ->
                                    cell.equals("-") ? Double.NaN : Double.parseDouble(cell))
                            .toArray();
            return Matrix.takingOwnership(dates, instruments, values);
        }
    }
}
