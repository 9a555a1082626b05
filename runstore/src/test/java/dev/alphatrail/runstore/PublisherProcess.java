package dev.alphatrail.runstore;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A program that publishes runs: `ROOT COUNT [NAME]`. Without a name all use one id, so that they
/// fight for every number; those of one name fight for a number with each run.
final class PublisherProcess {
    private PublisherProcess() {}

    public static void main(String[] arguments) {
        RunStore store = RunStore.open(Path.of(arguments[0]));
        int count = Integer.parseInt(arguments[1]);
        for (int i = 0; i < count; i++) {
            Runs.publish(store, arguments.length > 2 ? RunId.parse(arguments[2] + i) : Runs.ID);
        }
    }

    /// Starts it in a JVM of its own; what it says goes to a file beside the root.
    static Process start(Path root, int count, String... name) throws java.io.IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                PublisherProcess.class.getName(),
                                root.toString(),
                                Integer.toString(count)));
        command.addAll(List.of(name));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(
                                root.resolveSibling("output.txt").toFile()))
                .start();
    }
}
