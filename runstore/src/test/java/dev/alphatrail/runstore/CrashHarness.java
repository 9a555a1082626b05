package dev.alphatrail.runstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// Real processes on one root, killed with SIGKILL at random instants; then everything that any of
/// them said to be done must be there. `./dev crash` runs it for long, `CrashTest` for a moment.
final class CrashHarness {
    private static final int WRITERS = 3;
    private static final int CHECK_EVERY = 40;
    private static final int USUAL_PATIENCE = 8;
    private static final int MAX_PATIENCE = 32;

    private final Path folder;
    private final Path root;
    private final RunStore store;
    private final Random random;
    private final Map<String, Boolean> published = new TreeMap<>();
    private final Map<String, String> tags = new HashMap<>();
    private final Set<String> disputed = new HashSet<>();
    private int kills;
    private int doctorKills;
    private int started;
    private int halfVisible;
    private int leftBehind;
    private int patience = 1;
    private final List<String> lost = new ArrayList<>();

    private record Worker(Process process, Path output, boolean doctor) {}

    CrashHarness(Path folder, long seed) {
        this.folder = folder;
        this.root = folder.resolve("runs");
        this.store = RunStore.open(root);
        this.random = new Random(seed);
    }

    /// What came out.
    ///
    /// @param published runs that a process said it had published
    /// @param halfVisible directories that were no whole run when they were looked at
    /// @param lost what was said to be done and is not
    /// @param leftBehind unfinished runs, all reported and discarded or salvaged
    record Report(
            int kills,
            int doctorKills,
            int published,
            int halfVisible,
            List<String> lost,
            int leftBehind,
            Duration time) {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("alphatrail-crash");
        try {
            if (arguments.length > 0 && arguments[0].equals("--writers")) {
                int writers = Integer.parseInt(arguments[1]);
                int runs = Integer.parseInt(arguments[2]);
                Duration time = ManyWriters.run(folder, writers, runs);
                System.out.printf(
                        "%d processes x %d runs: %d runs and lines, chain sound, no lock held,"
                                + " %.1f s%n",
                        writers, runs, writers * runs, time.toMillis() / 1000.0);
                return;
            }
            int wanted = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
            long seed = System.nanoTime();
            System.out.println("seed " + seed);
            Report report = new CrashHarness(folder, seed).run(wanted);
            System.out.printf(
                    "kills %d (of them %d while mending)%nruns published %d%nhalf-visible runs"
                            + " %d%nlost %d %s%nunfinished runs left behind and reported %d%n"
                            + "time %d s%n",
                    report.kills(),
                    report.doctorKills(),
                    report.published(),
                    report.halfVisible(),
                    report.lost().size(),
                    report.lost(),
                    report.leftBehind(),
                    report.time().toSeconds());
            if (report.halfVisible() > 0 || !report.lost().isEmpty()) {
                System.exit(1);
            }
        } finally {
            Durable.deleteTree(folder);
        }
    }

    /// Kills so many processes.
    Report run(int wanted) throws Exception {
        long begin = System.nanoTime();
        List<Worker> workers = new ArrayList<>();
        while (kills < wanted) {
            while (workers.size() < WRITERS) {
                workers.add(start());
            }
            // from within the start of the JVM to some hundred publications
            Thread.sleep(random.nextInt(20) == 0 ? 5 : patience * (150 + random.nextInt(350)));
            Worker victim = workers.remove(random.nextInt(workers.size()));
            if (!victim.process().isAlive()) {
                throw new AssertionError("a worker failed: " + Files.readString(victim.output()));
            }
            kill(victim);
            // a busy machine takes longer to start a process and to publish
            if (published.isEmpty() || (published.size() < kills && patience < USUAL_PATIENCE)) {
                patience = Math.min(2 * patience, MAX_PATIENCE);
            }
            lookAtDirectories();
            if (kills % CHECK_EVERY == 0) {
                for (Worker worker : workers) {
                    kill(worker);
                }
                workers.clear();
                checkAll();
            }
        }
        for (Worker worker : workers) {
            kill(worker);
        }
        checkAll();
        return new Report(
                kills,
                doctorKills,
                published.size(),
                halfVisible,
                lost,
                leftBehind,
                Duration.ofNanos(System.nanoTime() - begin));
    }

    private Worker start() throws IOException {
        started++;
        boolean doctor = Files.isDirectory(root) && random.nextInt(5) == 0;
        Path output = folder.resolve("output-" + started);
        String name = doctor ? "doctor" : "w" + started;
        return new Worker(
                CrashWorker.start(root, name, Integer.MAX_VALUE, random.nextLong(), output),
                output,
                doctor);
    }

    private void kill(Worker worker) throws Exception {
        worker.process().destroyForcibly();
        if (!worker.process().waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("a process cannot be killed");
        }
        kills++;
        doctorKills += worker.doctor() ? 1 : 0;
        String text = Files.readString(worker.output());
        int end = text.lastIndexOf('\n') + 1; // what it did not say to the end it did not say
        text.substring(0, end).lines().forEach(this::said);
        Files.delete(worker.output());
    }

    private void said(String line) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "published" -> published.put(words[1], true);
            case "tagged" -> tags.put(words[1], words[2]);
            case "deleting", "restoring" -> disputed.add(words[1]);
            case "deleted" -> {
                disputed.remove(words[1]);
                published.put(words[1], false);
            }
            case "restored" -> {
                disputed.remove(words[1]);
                published.put(words[1], true);
            }
            case "mended" -> {}
            default -> throw new AssertionError("a worker failed: " + line);
        }
    }

    /// While others write: whatever is visible is whole.
    private void lookAtDirectories() throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        List<String> names = Runs.directories(root);
        for (int i = 0; i < Math.min(20, names.size()); i++) {
            lookAt(names.get(random.nextInt(names.size())));
        }
        store.list(50);
    }

    private void lookAt(String name) throws IOException {
        Path directory = root.resolve(name);
        try {
            if (!RunCheck.check(RunId.parse(name), directory, Optional.empty()).isEmpty()
                    && Files.exists(directory)) {
                halfVisible++;
            }
        } catch (IOException e) {
            if (Files.exists(directory)) {
                throw e; // else it was deleted meanwhile
            }
        }
    }

    /// Nobody works: all that was said must be there, first as the kills left it, then mended.
    private void checkAll() throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        for (String name : Runs.directories(root)) {
            if (!RunCheck.check(RunId.parse(name), root.resolve(name), Optional.empty())
                    .isEmpty()) {
                halfVisible++;
            }
        }
        checkSaid("before mending");
        new Doctor(store).fix();
        List<LiveRun> left = store.live();
        leftBehind += left.size();
        for (LiveRun run : left) {
            if (run.state() != LiveRun.State.KILLED) {
                lost.add(run.runId() + " counts as " + run.state() + ", its program is killed");
            } else if (random.nextBoolean()) {
                new Doctor(store).salvage(run.runId(), false);
            } else {
                new Doctor(store).discard(run.runId(), false);
            }
        }
        checkSaid("after mending");
        List<Finding> findings = new Verifier(store).everything(Optional.empty()).findings();
        if (!findings.isEmpty()) {
            lost.add("not clean: " + findings.getFirst().line());
        }
    }

    private void checkSaid(String when) {
        Map<String, IndexEntry> listed = new HashMap<>();
        for (IndexEntry entry : store.list(Integer.MAX_VALUE).entries()) {
            if (listed.put(entry.runId().value(), entry) != null) {
                lost.add(entry.runId() + " is listed twice " + when);
            }
        }
        published.forEach((run, there) -> {
            if (!disputed.contains(run) && listed.containsKey(run) != there) {
                lost.add(run + (there ? " is not listed " : " is listed ") + when);
            }
            if (there && !disputed.contains(run) && !Files.isDirectory(root.resolve(run))) {
                lost.add("the directory of " + run + " is gone " + when);
            }
        });
        tags.forEach((run, value) -> {
            IndexEntry entry = listed.get(run);
            if (entry != null && !entry.summary().toString().contains(value)) {
                lost.add("the tag of " + run + " " + when);
            }
        });
    }
}
