package dev.alphatrail.cli;

import java.util.List;

/// What the launcher runs once after a build, so that the JDK's AOT cache learns which classes and
/// methods the program needs: a few commands as users type them, in one process.
///
/// Every command here must succeed in an empty folder and write nothing into it. A command that
/// users wait for belongs here.
final class Rehearsal {
    private static final List<List<String>> COMMANDS =
            List.of(
                    List.of("--version"),
                    List.of("--help"),
                    List.of("list"),
                    List.of("config"),
                    List.of(
                            "run",
                            "--idea",
                            "Momentum + liquidity",
                            "--save-run",
                            "false",
                            "--set",
                            "market.synthetic_days=400",
                            "--set",
                            "market.synthetic_instruments=30"));

    private Rehearsal() {}

    /// Fails when a command did not do its work.
    public static void main(String[] args) {
        for (List<String> command : COMMANDS) {
            if (Main.run(command.toArray(String[]::new)) != 0) {
                throw new IllegalStateException("rehearsal failed: " + command);
            }
        }
    }
}
