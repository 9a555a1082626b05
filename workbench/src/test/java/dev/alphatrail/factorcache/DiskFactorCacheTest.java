package dev.alphatrail.factorcache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.engine.FactorEngine;
import dev.alphatrail.engine.FactorState;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.panel.Calendar;
import dev.alphatrail.panel.Grouping;
import dev.alphatrail.panel.Instruments;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.study.FactorCache;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// A cache gives back the bits it was given, or nothing.
class DiskFactorCacheTest {
    private static final long PLENTY = 1L << 30;
    private static final Formula RANK = Formula.parse("rank(close)");
    private static final int DATES = 5;
    private static final int NAMES = 3;

    /// As the engine gives it, of a formula that looks back.
    private static final Optional<FactorState> STATE =
            Optional.of(stateOf(panel(1, "X"), "ts_mean(close, 2)"));

    private static FactorState stateOf(Panel panel, String formula) {
        return new FactorEngine(panel)
                .begin(List.of(Formula.parse(formula).root()))
                .getFirst()
                .state();
    }

    @TempDir private Path folder = Path.of("");

    private static Panel panel(long seed, String... sectors) {
        int[] codes = new int[NAMES];
        for (int i = 0; i < NAMES; i++) {
            codes[i] = i % sectors.length;
        }
        return new Panel(
                Calendar.ofEpochDays(new int[] {1, 2, 3, 4, 5}),
                Instruments.of(List.of("A", "B", "C")),
                Map.of(Panel.CLOSE, matrix(seed), Panel.VOLUME, matrix(seed + 1)),
                Map.of(Panel.SECTOR, Grouping.of(List.of(sectors), codes)));
    }

    private static Matrix matrix(long seed) {
        Random random = new Random(seed);
        double[] values = random.doubles(DATES * NAMES).toArray();
        values[3] = Double.NaN;
        values[4] = -0.0;
        values[5] = Double.MIN_VALUE;
        return Matrix.takingOwnership(DATES, NAMES, values);
    }

    private DiskFactorCache open() {
        return DiskFactorCache.open(folder, PLENTY, "engine 1");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void whatIsKeptIsFoundByTheNextProcessToTheBit() {
        Panel panel = panel(1, "X");
        try (DiskFactorCache cache = open()) {
            assertEquals(Optional.empty(), cache.find(panel, RANK));
            cache.keep(panel, RANK, matrix(9), STATE);
        }
        try (DiskFactorCache cache = open()) {
            assertEquals(Optional.of(matrix(9)), cache.find(panel, RANK));
            assertEquals(new DiskFactorCache.Use(folder.toString(), 1, 0, 0, 0, 0), cache.use());
        }
    }

    @Test
    void anotherSpellingOfTheFormulaIsTheSameFormula() {
        open().keep(panel(1, "X"), RANK, matrix(9), STATE);
        assertTrue(open().find(panel(1, "X"), Formula.parse(" rank( (close) )")).isPresent());
    }

    @Test
    void anotherFormulaEngineFieldOrGroupingIsAMiss() {
        Panel panel = panel(1, "X");
        Formula grouped = Formula.parse("group_rank(close, sector)");
        open().keep(panel, RANK, matrix(9), STATE);
        open().keep(panel, grouped, matrix(8), STATE);
        assertTrue(open().find(panel, Formula.parse("rank(volume)")).isEmpty());
        assertTrue(open().find(panel(2, "X"), RANK).isEmpty());
        assertTrue(DiskFactorCache.open(folder, PLENTY, "engine 2").find(panel, RANK).isEmpty());
        assertTrue(open().find(panel(1, "X", "Y"), grouped).isEmpty());
        assertTrue(open().find(panel(1, "X", "Y"), RANK).isPresent(), "reads no grouping");
    }

    @Test
    void aFieldThatTheFormulaDoesNotReadMayChange() {
        Panel panel = panel(1, "X");
        open().keep(panel, RANK, matrix(9), STATE);
        Panel other =
                new Panel(
                        panel.calendar(),
                        panel.instruments(),
                        Map.of(Panel.CLOSE, matrix(1), Panel.VOLUME, matrix(77)),
                        panel.groupings());
        assertTrue(open().find(other, RANK).isPresent());
    }

    @Test
    void changingOrCuttingAnyByteMakesAMissAndTheFileGoes() throws IOException {
        Panel panel = panel(1, "X");
        open().keep(panel, RANK, matrix(9), STATE);
        Path file = files().getFirst();
        byte[] whole = Files.readAllBytes(file);
        int state = (int) (whole.length - STATE.orElseThrow().size());
        for (int at = 0; at < state; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 4;
            Files.write(file, changed);
            assertEquals(Optional.empty(), open().find(panel, RANK), "byte " + at);
            assertFalse(Files.exists(file), "byte " + at);
            Files.write(file, Arrays.copyOf(whole, at));
            assertEquals(Optional.empty(), open().find(panel, RANK), "cut at " + at);
        }
        DiskFactorCache cache = open();
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertEquals(Optional.empty(), cache.find(panel, RANK));
        assertEquals(1, cache.use().damaged());
        cache.keep(panel, RANK, matrix(9), STATE);
        assertEquals(Optional.of(matrix(9)), cache.find(panel, RANK));
    }

    @Test
    void whatWasNotUsedForLongestGoesFirst() throws IOException {
        Panel panel = panel(1, "X");
        long bytes = EntryFile.bytes(matrix(1), STATE);
        List<Formula> formulas =
                Stream.of("rank(close)", "-close", "abs(close)", "close + 1")
                        .map(Formula::parse)
                        .toList();
        for (int k = 0; k < 3; k++) {
            open().keep(panel, formulas.get(k), matrix(k), STATE);
            Path file = folder.resolve(EntryKey.of("engine 1", panel, formulas.get(k)).fileName());
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(k)));
        }
        assertTrue(open().find(panel, formulas.get(0)).isPresent());
        try (DiskFactorCache cache = DiskFactorCache.open(folder, 3 * bytes, "engine 1")) {
            cache.keep(panel, formulas.get(3), matrix(3), STATE);
        }
        List<Boolean> there =
                formulas.stream().map(each -> open().find(panel, each).isPresent()).toList();
        assertEquals(List.of(true, false, true, true), there);
    }

    @Test
    void whatIsLargerThanTheWholeBoundIsNotKept() throws IOException {
        try (DiskFactorCache cache = DiskFactorCache.open(folder, 100, "engine 1")) {
            cache.keep(panel(1, "X"), RANK, matrix(9), STATE);
        }
        assertEquals(List.of(), files());
    }

    @Test
    void manyWritersAndOneWhoDeletesLeaveNothingButWholeValues() throws Exception {
        Panel panel = panel(1, "X");
        List<Formula> formulas = new ArrayList<>();
        for (int k = 1; k <= 20; k++) {
            formulas.add(Formula.parse("close + " + k));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int w = 0; w < 3; w++) {
                tasks.add(() -> {
                    int found = 0;
                    DiskFactorCache cache =
                            DiskFactorCache.open(
                                    folder, 10 * EntryFile.bytes(matrix(1), STATE), "engine 1");
                    for (int round = 0; round < 20; round++) {
                        for (int k = 0; k < formulas.size(); k++) {
                            Optional<Matrix> known = cache.find(panel, formulas.get(k));
                            if (known.isPresent()) {
                                assertEquals(matrix(k), known.get());
                                found++;
                            } else {
                                cache.keep(panel, formulas.get(k), matrix(k), STATE);
                            }
                        }
                    }
                    assertEquals(0, cache.use().damaged());
                    return found;
                });
            }
            tasks.add(() -> {
                for (int round = 0; round < 20; round++) {
                    new CacheFolder(folder).clear();
                }
                return 0;
            });
            int found = 0;
            for (Future<Integer> future : threads.invokeAll(tasks)) {
                found += future.get();
            }
            assertNotEquals(0, found);
        }
    }

    @Test
    void aPanelWithDatesAppendedFindsWhatItWasBefore() {
        Panel whole = panel(1, "X");
        Panel before = whole.slice(0, 4);
        Matrix values = matrix(9).slice(0, 4);
        Optional<FactorState> state = Optional.of(stateOf(before, "rank(close)"));
        open().keep(whole.slice(0, 2), RANK, values.slice(0, 2), STATE);
        open().keep(before, RANK, values, state);
        DiskFactorCache cache = open();
        assertEquals(Optional.empty(), cache.find(whole, RANK));
        FactorCache.Beginning found = cache.findBeginning(whole, RANK).orElseThrow();
        assertEquals(values, found.values());
        assertEquals(4, found.state().orElseThrow().dates());
        assertEquals(1, cache.use().extended());
        assertEquals(Optional.empty(), cache.findBeginning(panel(2, "X"), RANK));
        assertEquals(Optional.empty(), cache.findBeginning(whole, Formula.parse("rank(volume)")));
    }

    @Test
    void whatItMayKnowIsToldByTheFilesAlone() throws IOException {
        Panel whole = panel(1, "X");
        assertFalse(open().mayKnow(whole, RANK));
        open().keep(whole.slice(0, 4), RANK, matrix(9).slice(0, 4), STATE);
        assertTrue(open().mayKnow(whole, RANK), "its beginning");
        assertTrue(open().mayKnow(whole.slice(0, 4), RANK));
        assertFalse(open().mayKnow(whole.slice(0, 3), RANK));
        assertFalse(open().mayKnow(panel(2, "X"), RANK));
        Files.writeString(files().getFirst(), "damaged");
        DiskFactorCache cache = open();
        assertTrue(cache.mayKnow(whole, RANK));
        assertFalse(cache.mayKnow(whole, Formula.parse("rank(volume)")));
        assertEquals(new DiskFactorCache.Use(folder.toString(), 0, 1, 0, 0, 0), cache.use());
    }

    @Test
    void aDamagedStateIsNoBeginning() throws IOException {
        Panel whole = panel(1, "X");
        open().keep(whole.slice(0, 4), RANK, matrix(9).slice(0, 4), STATE);
        Path file = files().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        assertEquals(Optional.empty(), open().findBeginning(whole, RANK));
        assertFalse(Files.exists(file));
    }

    @Test
    void aFolderThatCannotBeOneIsRefusedAndOneThatVanishesIsForgiven() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThrows(
                FactorCacheException.class,
                () -> DiskFactorCache.open(file.resolve("cache"), PLENTY, "engine 1"));
        Path gone = folder.resolve("gone");
        try (DiskFactorCache cache = DiskFactorCache.open(gone, PLENTY, "engine 1")) {
            Files.delete(gone);
            assertEquals(Optional.empty(), cache.find(panel(1, "X"), RANK));
            cache.keep(panel(1, "X"), RANK, matrix(9), STATE);
            assertEquals(0, cache.use().kept());
        }
    }

    @Test
    void theEngineIsToldByItsClassFiles() {
        assertEquals(EngineIdentity.current(), EngineIdentity.current());
        assertTrue(EngineIdentity.current().matches("[0-9a-f]{64}"));
    }
}
