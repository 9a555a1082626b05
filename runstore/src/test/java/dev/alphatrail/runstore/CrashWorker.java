package dev.alphatrail.runstore;

import dev.alphatrail.json.Json;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// A program that works on a store until it has done enough or is killed: `ROOT NAME COUNT SEED`.
/// It prints a line for everything that is done, after it is done: `published <id>`, `tagged <id>
/// <value>`, `deleted <id>`, `restored <id>`; and `deleting <id>` and so on before.
///
/// With the name `doctor` it mends and verifies again and again instead.
final class CrashWorker {
    private final RunStore store;
    private final String name;
    private final Random random;
    private final PrintStream out;

    private CrashWorker(RunStore store, String name, long seed) {
        this.store = store;
        this.name = name;
        this.random = new Random(seed);
        // one write a line: a line is there whole or, when the program is killed within it, not
        this.out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    }

    public static void main(String[] arguments) {
        RunStore store = RunStore.open(Path.of(arguments[0]));
        CrashWorker worker = new CrashWorker(store, arguments[1], Long.parseLong(arguments[3]));
        int count = Integer.parseInt(arguments[2]);
        for (int i = 0; i < count; i++) {
            if (worker.name.equals("doctor")) {
                new Doctor(store).fix();
                worker.say("mended");
            } else {
                worker.work(i);
            }
        }
    }

    /// Starts it in a JVM of its own.
    ///
    /// @param output gets what it prints
    static Process start(Path root, String name, int count, long seed, Path output)
            throws java.io.IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashWorker.class.getName(),
                        root.toString(),
                        name,
                        Integer.toString(count),
                        Long.toString(seed))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private void work(int i) {
        RunId id = publish(RunId.parse(name + "-" + i));
        switch (random.nextInt(6)) {
            case 0 -> tag(id);
            case 1 -> delete(id);
            case 2 -> {
                delete(id);
                say("restoring " + id);
                store.restore(id);
                say("restored " + id);
            }
            default -> {}
        }
    }

    private RunId publish(RunId wanted) {
        try (RunDraft draft = store.begin(wanted, Json.object().put("idea", name).build())) {
            RunId id = draft.id();
            draft.put("config.json", "{\"run\":\"" + id + "\"}\n");
            draft.progress("write", 1, 3);
            draft.put("daily/a1.csv", (id + ",1,2\n").repeat(1 + random.nextInt(2_000)));
            draft.put("result.json", "{}\n");
            draft.publish(
                    new IndexEntry(
                            id,
                            Runs.START,
                            RunStatus.FINISHED,
                            Json.object()
                                    .put("best", random.nextDouble())
                                    // some lines are longer than the JDK writes at once
                                    .put("notes", "n".repeat(random.nextInt(12_000)))
                                    .build()),
                    List.of(Json.object().put("run_id", id.value()).put("alpha", 1).build()),
                    Map.of("config", 1));
            say("published " + id);
            return id;
        }
    }

    private void tag(RunId id) {
        String value = Integer.toString(random.nextInt(1_000_000));
        store.tag(id, Map.of("mark", Optional.of(value)));
        say("tagged " + id + " " + value);
    }

    private void delete(RunId id) {
        say("deleting " + id);
        store.delete(id);
        say("deleted " + id);
    }

    private void say(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }
}
