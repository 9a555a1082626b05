package dev.alphatrail.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The smallest heap with which a program of this class path comes to its end: what `-Xmx` a user
/// would have to give. It is no less than what lives at the same time, and holds whatever the
/// collector cannot use.
///
/// @param mib of the heap
/// @param seconds the program took with it, start and end of the process included; a collector that
///   hardly finds room takes its time
record SmallestHeap(int mib, double seconds) {
    private static final int MOST = 4096;

    /// Between what fails and what does are at last so many MiB.
    private static final int STEP = 2;

    /// @throws IllegalStateException when it does not even with 4 GiB
    static SmallestHeap of(List<String> program) throws IOException, InterruptedException {
        int fails = 0;
        SmallestHeap does = new SmallestHeap(MOST, seconds(MOST, program));
        if (Double.isNaN(does.seconds)) {
            throw new IllegalStateException(program + " fails with " + MOST + " MiB");
        }
        while (does.mib - fails > STEP) {
            int mib = (fails + does.mib) / 2;
            double seconds = seconds(mib, program);
            if (Double.isNaN(seconds)) {
                fails = mib;
            } else {
                does = new SmallestHeap(mib, seconds);
            }
        }
        return does;
    }

    /// NaN when it fails.
    private static double seconds(int mib, List<String> program)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx" + mib + "m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(program);
        long start = System.nanoTime();
        int exitCode =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        return exitCode == 0 ? (System.nanoTime() - start) / 1e9 : Double.NaN;
    }
}
