package dev.alphatrail.cli;

import dev.alphatrail.exchange.RunImport;
import dev.alphatrail.exchange.Transfer;
import dev.alphatrail.exchange.TransferReport;
import dev.alphatrail.exchange.mlflow.MlflowImport;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.trail.TerminalText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `alphatrail import`: runs from elsewhere.
@Command(
        name = "import",
        description = {
            "Take runs over from another root, a run directory, a zip archive or a bag of these, or"
                    + " from MLflow. Nothing is overwritten.",
            "Exit code 0: all of it is here now; 1: something was refused; 3: a run of the same id"
                    + " differs."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ImportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "SOURCE",
            description = "Roots, run directories, zip archives; mlruns with --from mlflow.")
    private List<Path> sources = List.of();

    @Option(
            names = "--runs-root",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Where the runs are taken to (default: ${DEFAULT-VALUE}).")
    private Path runsRoot = Path.of("runs");

    /// What a source is.
    enum From {
        ALPHATRAIL,
        MLFLOW;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--from",
            paramLabel = "KIND",
            defaultValue = "alphatrail",
            description = "What wrote the source: alphatrail or mlflow (default: alphatrail).")
    private String from = "alphatrail";

    @Option(
            names = "--deleted",
            paramLabel = "skip|keep",
            defaultValue = "skip",
            description = "Runs deleted in MLflow: keep puts them into the trash (default: skip).")
    private String deleted = "skip";

    @Option(
            names = "--unfinished",
            paramLabel = "skip|keep",
            defaultValue = "skip",
            description =
                    "Runs that MLflow calls running: keep counts them as killed (default:"
                            + " skip).")
    private String unfinished = "skip";

    @Option(
            names = "--ratio",
            paramLabel = "METRIC",
            description = "The metric of MLflow that is the information ratio of a run.")
    private Optional<String> ratio = Optional.empty();

    @Option(
            names = "--max-run-bytes",
            paramLabel = "BYTES",
            defaultValue = "" + RunImport.MAX_RUN_BYTES,
            description = "What one run may hold (default: ${DEFAULT-VALUE}).")
    private long maxRunBytes = RunImport.MAX_RUN_BYTES;

    @Option(names = "--json", description = "Print JSON instead of lines.")
    private boolean json;

    @Override
    public Integer call() {
        if (maxRunBytes < 1) {
            throw refused("--max-run-bytes", "" + maxRunBytes, "1 or more");
        }
        From kind = from();
        MlflowImport.Options options =
                new MlflowImport.Options(
                        isKeep("--deleted", deleted),
                        isKeep("--unfinished", unfinished),
                        ratio,
                        maxRunBytes);
        RunStore store = RunStore.open(runsRoot);
        List<Transfer> items = new ArrayList<>();
        for (Path source : sources) {
            items.addAll(
                    switch (kind) {
                        case ALPHATRAIL -> new RunImport(store, maxRunBytes).from(source);
                        case MLFLOW ->
                                new MlflowImport(store, options, Clock.systemUTC()).from(source);
                    });
        }
        TransferReport report = new TransferReport(items);
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? TerminalText.json(JsonWriter.pretty(report.toJson())) : report.text());
        out.flush();
        return report.exitCode();
    }

    private From from() {
        for (From kind : From.values()) {
            if (kind.toString().equals(from)) {
                return kind;
            }
        }
        throw refused("--from", from, "alphatrail or mlflow");
    }

    private boolean isKeep(String option, String word) {
        return switch (word) {
            case "keep" -> true;
            case "skip" -> false;
            default -> throw refused(option, word, "skip or keep");
        };
    }

    private ParameterException refused(String option, String word, String range) {
        return new ParameterException(
                spec.commandLine(),
                option + " is '" + TerminalText.line(word) + "', must be " + range);
    }
}
