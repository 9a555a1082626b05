package dev.alphatrail.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Commands in a process of their own, for what cannot be seen from within: signals and rights.
final class CliProcess {
    private CliProcess() {}

    /// A process that is yet to be started, its output and errors in one file.
    ///
    /// @param before a program that starts the JVM, such as `setpriv` and its options; empty for
    ///   none
    static ProcessBuilder of(Path log, List<String> before, String... words) {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), "dev.alphatrail.cli.Main"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    }
}
