package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A place for runs that cannot take one: it is full, or may not be written.
class RunsRootTest {
    /// Memory pages: a tmpfs grows by them.
    private static final int STEP_KIB = 4;

    @TempDir private Path folder = Path.of("");

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void aDiskThatFillsUpAtAnyPointOfARunLeavesNothingHalfVisible()
            throws IOException, InterruptedException {
        Path data = SmallMarket.write(folder, 60, 25);
        TreeSet<String> complete = artifacts(data);
        Path root = folder.resolve("disk");
        int failures = 0;
        int exitCode = 1;
        for (int kib = STEP_KIB; exitCode != 0; kib += STEP_KIB) {
            try (TinyDisk disk = TinyDisk.mount(root, "size=" + kib + "k")) {
                Cli run = run(data, root);
                exitCode = run.exitCode();
                if (exitCode == 0) {
                    assertEquals(1, listed(root), "with " + kib + " KiB");
                } else {
                    failures++;
                    assertEquals(1, exitCode, run.err());
                    assertEquals(1, run.complaint().lines().count(), run.err());
                    assertTrue(run.err().contains("the disk is full"), run.err());
                    requireWholeOrNothing(run, root, complete);
                    disk.remount("size=1m");
                    assertEquals(0, run(data, root).exitCode(), "there is room again");
                    assertEquals(
                            visible(root).size(),
                            listed(root),
                            "with " + kib + " KiB, then more: every run that stands is listed");
                }
            }
        }
        assertTrue(failures > 3, failures + " failures: the disks were not small enough");
    }

    @Test
    void aDiskThatMayOnlyBeReadIsToldBeforeAnythingIsComputed()
            throws IOException, InterruptedException {
        Path root = folder.resolve("disk");
        try (TinyDisk _ = TinyDisk.mount(root, "ro")) {
            Cli run = run(SmallMarket.write(folder, 60, 25), root);
            assertEquals(1, run.exitCode(), run.err());
            assertEquals(1, run.complaint().lines().count(), run.err());
            assertTrue(run.complaint().contains(root.toString()), run.err());
            assertTrue(!run.err().contains("evaluate"), run.err());
        }
    }

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void aFolderThatMayNotBeWrittenIsToldBeforeAnythingIsComputed()
            throws IOException, InterruptedException {
        Path root = Files.createDirectory(folder.resolve("locked"));
        Assumptions.assumeTrue(
                Files.getFileStore(root).supportsFileAttributeView("posix"),
                "skipped: this file system knows no permissions");
        Path data = SmallMarket.write(folder, 60, 25);
        Path log = folder.resolve("log");
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("r-xr-xr-x"));
        // root may write everywhere, unless it gives up the right to
        List<String> before =
                Files.isWritable(root)
                        ? List.of("setpriv", "--bounding-set=-dac_override")
                        : List.of();
        Process run;
        try {
            run =
                    CliProcess.of(
                                    log,
                                    before,
                                    "run",
                                    "--idea",
                                    "x",
                                    "--data",
                                    data.toString(),
                                    "--runs-root",
                                    root.toString())
                            .start();
        } catch (IOException e) {
            Assumptions.abort("skipped: root without setpriv may write everywhere: " + e);
            return;
        }
        int exitCode = run.waitFor();
        String said = Files.readString(log);
        Assumptions.assumeFalse(
                said.startsWith("setpriv:"), () -> "skipped: rights cannot be given up: " + said);
        assertEquals(1, exitCode, said);
        Cli told = new Cli(exitCode, "", said);
        assertEquals(1, told.complaint().lines().count(), said);
        assertTrue(told.complaint().contains("permission denied; make it writable"), said);
        assertTrue(!said.contains("evaluate"), said);
        assertEquals(0, visible(root).size(), "nothing is left there");
    }

    private static Cli run(Path data, Path root) {
        return Cli.run(
                "run",
                "--idea",
                "Reversal",
                "--data",
                data.toString(),
                "--runs-root",
                root.toString(),
                "--eval-mode",
                "p0",
                "--set",
                "generator.alphas=2",
                "--quiet");
    }

    private TreeSet<String> artifacts(Path data) throws IOException {
        Path root = folder.resolve("room");
        Cli run = run(data, root);
        assertEquals(0, run.exitCode(), run.err());
        return files(visible(root).getFirst());
    }

    /// A run that was complete before its lines could be added to the index says so, and waits for
    /// the next.
    private static void requireWholeOrNothing(Cli run, Path root, TreeSet<String> complete)
            throws IOException {
        for (Path directory : visible(root)) {
            assertEquals(complete, files(directory), "a run is whole or not there");
            assertTrue(run.err().contains("is complete and will be indexed"), run.err());
        }
        assertTrue(listed(root) <= visible(root).size(), "what is listed is there");
        Path staging = root.resolve(".staging");
        if (Files.isDirectory(staging)) {
            TreeSet<String> left = files(staging);
            // the claim of a run that waits to be indexed stays
            visible(root)
                    .forEach(whole -> left.removeIf(file -> file.startsWith(name(whole) + "/")));
            assertEquals(new TreeSet<>(), left, "what was begun is taken away");
        }
    }

    private static String name(Path run) {
        return run.getFileName().toString();
    }

    /// The directories a user would take for runs.
    private static List<Path> visible(Path root) throws IOException {
        try (Stream<Path> children = Files.list(root)) {
            return children.filter(Files::isDirectory)
                    .filter(child -> !child.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    private static TreeSet<String> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static int listed(Path root) {
        Cli list = Cli.run("list", "--runs-root", root.toString(), "--csv");
        assertEquals("", list.err(), "no line of the index is damaged");
        return (int) list.out().lines().count() - 1;
    }
}
