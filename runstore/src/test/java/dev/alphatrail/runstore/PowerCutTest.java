package dev.alphatrail.runstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.runstore.faults.PowerCut;
import dev.alphatrail.runstore.faults.WatchedFiles;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// The power fails before step k, and what was not forced is lost, or a part of it is there by
/// chance.
final class PowerCutTest {
    private static final int CHANCES = 2;

    @TempDir(factory = MemoryDisk.class)
    private Path folder = Path.of("");

    private interface Deed {
        void run(RunStore store, Path other, List<String> done);
    }

    private enum Scenario {
        FIRST_PUBLICATIONS(
                true,
                (store, _, done) -> {
                    for (String run : List.of("first", "second", "third")) {
                        Trial.publish(store, RunId.parse(run));
                        done.add(run);
                    }
                }),
        PUBLICATIONS(
                false,
                (store, _, done) -> {
                    Trial.publish(store, Trial.NEW);
                    done.add(Trial.NEW.value());
                    Trial.publish(store, RunId.parse("newer"));
                    done.add("newer");
                }),
        CHANGES(
                false,
                (store, _, done) -> {
                    store.delete(Trial.BEFORE.get(1));
                    done.add("deleted");
                    store.tag(Trial.BEFORE.get(2), Map.of("kept", Optional.of("yes")));
                    done.add("tagged");
                    store.restore(Trial.BEFORE.get(1));
                    done.add("restored");
                }),
        IMPORT(
                false,
                (store, other, done) -> {
                    new Importer(store, 1 << 30).importRoot(other);
                    done.add("theirs");
                });

        private final boolean fromNothing;
        private final Deed deed;

        Scenario(boolean fromNothing, Deed deed) {
            this.fromNothing = fromNothing;
            this.deed = deed;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasSaidToBeDoneIsThereAfterThePowerFailed(Scenario scenario) throws IOException {
        Path start = folder.resolve("start/runs");
        Path other = folder.resolve("other");
        Trial.prepare(start);
        RunStore theirs = Trial.plain(other);
        Trial.publish(theirs, RunId.parse("theirs"));
        theirs.tag(RunId.parse("theirs"), Map.of("team", Optional.of("eu")));
        int steps = cut(scenario, start, other, 0);
        assertTrue(steps > 20);
        for (int k = 1; k <= steps; k++) {
            cut(scenario, start, other, k);
        }
    }

    private int cut(Scenario scenario, Path start, Path other, int k) throws IOException {
        Path disk = folder.resolve("disk-" + k);
        Path root = disk.resolve("a/runs");
        Files.createDirectories(disk);
        if (!scenario.fromNothing) {
            Trial.copy(start, Files.createDirectories(root));
        }
        PowerCut power = new PowerCut(disk, k);
        List<String> done = new ArrayList<>();
        try {
            scenario.deed.run(RunStore.open(WatchedFiles.of(root, power)), other, done);
        } catch (StoreException e) {
            assertTrue(power.happened(), () -> "an error out of nowhere: " + e);
        }
        for (int chance = 0; chance <= CHANCES; chance++) {
            Path left = folder.resolve("left-" + k + "-" + chance);
            if (chance == 0) {
                power.survivors(left);
            } else {
                power.survivors(left, new Random(31L * k + chance));
            }
            try {
                check(scenario, start, left.resolve("a/runs"), done);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        scenario + ", before step " + k + ", chance " + chance + ", done " + done,
                        e);
            }
            Durable.deleteTree(left);
        }
        Durable.deleteTree(disk);
        return power.count();
    }

    private static void check(Scenario scenario, Path start, Path root, List<String> done)
            throws IOException {
        if (!Files.exists(root)) {
            assertEquals(List.of(), done);
            return;
        }
        Trial.assertNothingHalf(root);
        RunStore store = Trial.plain(root);
        assertDone(store, done);
        if (!scenario.fromNothing) {
            for (RunId run : Trial.BEFORE) {
                assertEquals(
                        Trial.contents(start.resolve(run.value())),
                        Trial.contents(Trial.place(root, run)),
                        run + " was altered");
            }
        }
        Trial.assertMendable(root);
        assertDone(store, done);
    }

    private static void assertDone(RunStore store, List<String> done) {
        List<String> listed = Trial.listed(store);
        for (String what : done) {
            switch (what) {
                case "deleted" -> assertTrue(done.contains("tagged") || !listed.contains("two"));
                case "restored" -> assertTrue(listed.contains("two"));
                case "tagged" ->
                        assertTrue(
                                store.list(1_000).entries().stream()
                                        .anyMatch(entry ->
                                                entry.runId().equals(Trial.BEFORE.get(2))
                                                        && entry.summary()
                                                                .toString()
                                                                .contains("kept")));
                default -> {
                    assertTrue(listed.contains(what), what);
                    assertTrue(
                            new Verifier(store).runs(List.of(RunId.parse(what))).isClean(), what);
                }
            }
        }
    }
}
