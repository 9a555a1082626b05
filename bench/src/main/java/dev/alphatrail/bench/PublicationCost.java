package dev.alphatrail.bench;

import dev.alphatrail.json.Json;
import dev.alphatrail.runstore.IndexEntry;
import dev.alphatrail.runstore.RunDraft;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.runstore.RunStatus;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.runstore.ThreadId;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What a publication costs beside writing and syncing the same bytes with plain calls: each file
/// written and forced, one after the other, once without and once with forcing the three
/// directories that hold their names. All are done in turn, on the same disk, in one process;
/// `./dev publication-cost [rounds] [directory]`.
public final class PublicationCost {
    private static final int WARM_UP = 400;

    private final Path folder;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private int number;

    private PublicationCost(Path folder) {
        this.folder = folder;
        Random random = new Random(1);
        put(random, "config.json", 3_000);
        put(random, "result.json", 60_000);
        put(random, "run.json", 2_500);
        put(random, "alpha_metrics.csv", 8_000);
        put(random, "sota_alphas.json", 6_500);
        put(random, "daily/a001_oos_daily.csv", 630_000);
        put(random, "daily/a002_oos_daily.csv", 630_000);
        put(random, "daily/a003_oos_daily.csv", 630_000);
        put(random, "SUMMARY.md", 4_000);
        put(random, "REPORT.md", 26_000);
    }

    private void put(Random random, String name, int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) ('0' + random.nextInt(10));
        }
        files.put(name, bytes);
    }

    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        Path where = Path.of(arguments.length > 1 ? arguments[1] : "target");
        Path folder = Files.createTempDirectory(Files.createDirectories(where), "publication");
        try {
            new PublicationCost(folder).run(rounds);
        } finally {
            deleteTree(folder);
        }
    }

    private interface Way {
        /// Returns how many milliseconds it took.
        double take() throws IOException;
    }

    private void run(int rounds) throws IOException {
        RunStore store = RunStore.open(folder.resolve("runs"));
        List<Way> ways = List.of(() -> publish(store), () -> plain(true), () -> plain(false));
        double[][] times = new double[ways.size()][rounds];
        for (int i = -WARM_UP; i < rounds; i++) {
            for (int k = 0; k < ways.size(); k++) {
                int way = Math.floorMod(i + k, ways.size()); // each is the first in its turn
                double time = ways.get(way).take();
                if (i >= 0) {
                    times[way][i] = time;
                }
            }
        }
        System.out.printf(
                "%d rounds of 10 files, %d bytes, on %s; medians%npublished %.2f ms%n",
                rounds,
                files.values().stream().mapToInt(bytes -> bytes.length).sum(),
                Files.getFileStore(folder).type(),
                median(times[0]));
        print("plain, files and directories forced", times[0], times[1]);
        print("plain, files forced", times[0], times[2]);
    }

    private static void print(String peer, double[] published, double[] plain) {
        double[] ratios = new double[plain.length];
        Arrays.setAll(ratios, i -> published[i] / plain[i]);
        System.out.printf(
                "%s %.2f ms; ratio of the medians %.2f, median of the ratios %.2f%n",
                peer, median(plain), median(published) / median(plain), median(ratios));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /// Milliseconds of a publication, from claiming the id to the entry in the index.
    private double publish(RunStore store) {
        RunId id =
                RunId.of(
                        Instant.EPOCH.plusSeconds(number++),
                        ThreadId.MAIN,
                        "0123456789abcdef0123456789abcdef");
        long begin = System.nanoTime();
        try (RunDraft draft = store.begin(id)) {
            files.forEach(draft::put);
            draft.publish(
                    new IndexEntry(
                            draft.id(),
                            Instant.EPOCH,
                            RunStatus.FINISHED,
                            Json.object()
                                    .put("idea", "how much does this cost")
                                    .put("best_information_ratio", 1.25)
                                    .build()),
                    List.of(Json.object().put("run_id", id.value()).put("alpha_id", 1).build()),
                    Map.of("config", 1));
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    /// Milliseconds of the peer: no rename, no digest, no entry anywhere.
    private double plain(boolean directoriesToo) throws IOException {
        Path directory = folder.resolve("plain-" + number++);
        long begin = System.nanoTime();
        Files.createDirectories(directory.resolve("daily"));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            try (FileChannel channel =
                    FileChannel.open(
                            directory.resolve(file.getKey()),
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(file.getValue());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        }
        List<Path> directories =
                directoriesToo ? List.of(directory.resolve("daily"), directory, folder) : List.of();
        for (Path synced : directories) {
            try (FileChannel channel = FileChannel.open(synced, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private static void deleteTree(Path directory) throws IOException {
        Files.walkFileTree(
                directory,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path visited, IOException fault)
                            throws IOException {
                        Files.delete(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
