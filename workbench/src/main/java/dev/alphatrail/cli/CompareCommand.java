package dev.alphatrail.cli;

import dev.alphatrail.artifacts.Metric;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.trail.Comparison;
import dev.alphatrail.trail.ComparisonOptions;
import dev.alphatrail.trail.FigureOrder;
import dev.alphatrail.trail.TerminalText;
import dev.alphatrail.trail.TrailException;

import picocli.CommandLine.ArgGroup;
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

/// `alphatrail compare`: what differs between runs, and whether it differs by more than chance.
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
            description =
                    "Run directories, ids of runs, or LATEST; changes are against the first, which"
                            + " --min or --max may make another one.")
    private List<String> names = List.of();

    @Option(
            names = "--runs-root",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Directory of the runs that are given by id (default: ${DEFAULT-VALUE}).")
    private Path runsRoot = Path.of("runs");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the Markdown to this file too.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--skip-unchanged", description = "Leave out what is the same in all runs.")
    private boolean skipUnchanged;

    @ArgGroup(exclusive = true)
    private Order order = new Order();

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "Compare only the first N runs, by --min or --max if given.")
    private Optional<Integer> top = Optional.empty();

    @ArgGroup(exclusive = true)
    private Form form = new Form();

    /// Which runs come first.
    static final class Order {
        @Option(
                names = "--min",
                paramLabel = "FIGURE",
                description =
                        "Runs with the lowest FIGURE of their best alpha first, those without it"
                                + " last; a column of alpha_metrics.csv such as turnover_mean.")
        private Optional<String> min = Optional.empty();

        @Option(
                names = "--max",
                paramLabel = "FIGURE",
                description = "Runs with the highest FIGURE first.")
        private Optional<String> max = Optional.empty();
    }

    /// For programs instead of people.
    static final class Form {
        @Option(names = "--json", description = "Print JSON instead of Markdown.")
        private boolean json;

        @Option(names = "--csv", description = "Print CSV, a row per run, instead of Markdown.")
        private boolean csv;
    }

    @Override
    public void run() {
        if (names.size() < 2) {
            throw refused("name 2 runs or more to compare, not " + names.size());
        }
        ComparisonOptions options = options();
        RunStore store = RunStore.open(runsRoot);
        Comparison comparison = Comparison.of(names.stream().map(store::resolve).toList(), options);
        output.ifPresent(file -> write(file, comparison.toMarkdown()));
        PrintWriter out = spec.commandLine().getOut();
        out.print(text(comparison));
        out.flush();
    }

    private ComparisonOptions options() {
        if (top.filter(count -> count < 1).isPresent()) {
            throw refused("--top is '" + top.get() + "', must be 1 or more");
        }
        Optional<FigureOrder> by =
                order.min
                        .map(name -> new FigureOrder(figure("--min", name), false))
                        .or(() ->
                                order.max.map(
                                        name -> new FigureOrder(figure("--max", name), true)));
        return new ComparisonOptions(by, top, skipUnchanged);
    }

    private Metric figure(String option, String name) {
        try {
            return FigureOrder.metric(name);
        } catch (IllegalArgumentException e) {
            throw refused(option + " " + e.getMessage());
        }
    }

    private ParameterException refused(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private String text(Comparison comparison) {
        if (form.json) {
            return TerminalText.json(JsonWriter.pretty(comparison.toJson()));
        }
        return form.csv ? comparison.toCsv() : comparison.toMarkdown();
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
