package dev.alphatrail.cli;

import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.trail.Comparison;
import dev.alphatrail.trail.TerminalText;
import dev.alphatrail.trail.TrailException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `alphatrail compare`: runs side by side.
@Command(
        name = "compare",
        description =
                "Compare runs: configuration, data, code, and the factors they have in common.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CompareCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN",
            description = "Run directories, ids of runs, or LATEST; changes are against the first.")
    private List<String> names = List.of();

    @Option(
            names = "--runs-root",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Directory of the runs that are given by id (default: ${DEFAULT-VALUE}).")
    private Path runsRoot = Path.of("runs");

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write the Markdown to this file too.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--json", description = "Print JSON instead of Markdown.")
    private boolean json;

    @Override
    public void run() {
        if (names.size() < 2 || names.size() > Comparison.MAX_RUNS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "name 2 to " + Comparison.MAX_RUNS + " runs to compare, not " + names.size());
        }
        RunStore store = RunStore.open(runsRoot);
        Comparison comparison = Comparison.of(names.stream().map(store::resolve).toList());
        output.ifPresent(file -> write(file, comparison.toMarkdown()));
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                json
                        ? TerminalText.json(JsonWriter.pretty(comparison.toJson()))
                        : comparison.toMarkdown());
        out.flush();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new TrailException(
                    "cannot write --output "
                            + file
                            + ": "
                            + (e instanceof NoSuchFileException
                                    ? "no such directory"
                                    : e.getMessage())
                            + "; name a file in a directory that exists and is writable",
                    e);
        }
    }
}
