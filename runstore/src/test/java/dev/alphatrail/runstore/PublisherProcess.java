package dev.alphatrail.runstore;

import java.nio.file.Path;

/// A program that publishes runs: `ROOT COUNT`. All use one id, so that they fight for every
/// number.
final class PublisherProcess {
    private PublisherProcess() {}

    public static void main(String[] arguments) {
        RunStore store = RunStore.open(Path.of(arguments[0]));
        int count = Integer.parseInt(arguments[1]);
        for (int i = 0; i < count; i++) {
            Runs.publish(store, Runs.ID);
        }
    }

    /// Starts it in a JVM of its own; what it says goes to a file beside the root.
    static Process start(Path root, int count) throws java.io.IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PublisherProcess.class.getName(),
                        root.toString(),
                        Integer.toString(count))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(
                                root.resolveSibling("output.txt").toFile()))
                .start();
    }
}
