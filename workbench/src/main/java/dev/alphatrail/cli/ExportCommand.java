package dev.alphatrail.cli;

import dev.alphatrail.exchange.BagExport;
import dev.alphatrail.exchange.ParquetExport;
import dev.alphatrail.exchange.StoredRun;
import dev.alphatrail.exchange.TransferReport;
import dev.alphatrail.exchange.ZipExport;
import dev.alphatrail.exchange.mlflow.ServerExport;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.query.QueryException;
import dev.alphatrail.query.Where;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.sql.SqlStore;
import dev.alphatrail.trail.RunFields;
import dev.alphatrail.trail.TerminalText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `alphatrail export`: runs to elsewhere.
@Command(
        name = "export",
        description = {
            "Write runs as a zip archive, a bag (BagIt), Parquet files, or to an MLflow server.",
            "Name the runs and then the file or directory to write, which must not exist:",
            "  export --to zip @latest runs.zip",
            "  export --to mlflow --all --tracking-uri http://localhost:5000"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ExportCommand implements Callable<Integer> {
    private static final String FORMS = "zip, bagit, parquet or mlflow";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..*",
            paramLabel = "RUN… DEST",
            description = "Ids of runs, beginnings of ids, @latest, @-1; and where to write to.")
    private List<String> words = List.of();

    @Option(
            names = "--to",
            paramLabel = "FORM",
            required = true,
            description = "One of " + FORMS + ".")
    private String to = "";

    @Option(names = "--all", description = "All runs of the store, instead of naming them.")
    private boolean all;

    @Option(
            names = "--where",
            paramLabel = "FILTER",
            description = "With --all: only runs that match, as in list --where.")
    private Optional<String> where = Optional.empty();

    @Option(
            names = "--runs-root",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Directory of the runs (default: ${DEFAULT-VALUE}).")
    private Path runsRoot = Path.of("runs");

    @Option(
            names = "--tracking-uri",
            paramLabel = "URI",
            description = "The MLflow server (default: the variable MLFLOW_TRACKING_URI).")
    private Optional<String> trackingUri = Optional.empty();

    @Option(
            names = "--no-artifacts",
            description = "Send no files to MLflow, only params, metrics and tags.")
    private boolean noArtifacts;

    @Option(names = "--json", description = "Print what became of each run as JSON (mlflow only).")
    private boolean json;

    @Override
    public Integer call() {
        boolean toServer = to.equals("mlflow");
        if (!toServer && !List.of("zip", "bagit", "parquet").contains(to)) {
            throw refused("--to is '" + TerminalText.line(to) + "', must be " + FORMS);
        }
        if (!toServer && words.isEmpty()) {
            throw refused("name the file or directory to write, as the last word");
        }
        List<String> names = toServer ? words : words.subList(0, words.size() - 1);
        if (all != names.isEmpty()) {
            throw refused(
                    all
                            ? "--all and names of runs exclude one another"
                            : "name the runs before the place to write to, or use --all");
        }
        if (where.isPresent() && !all) {
            throw refused("--where goes with --all");
        }
        RunStore store = RunStore.open(runsRoot);
        if (to.equals("parquet") && all && where.isEmpty()) {
            return tables(Optional.empty()); // without a look at each run
        }
        List<StoredRun> runs =
                all ? StoredRun.all(store, filter(store)) : StoredRun.named(store, names);
        return toServer ? send(runs) : write(runs, Path.of(words.getLast()));
    }

    private Optional<Where> filter(RunStore store) {
        try {
            return where.map(text -> Where.parse(text, RunFields.known(store)));
        } catch (QueryException e) {
            throw new ParameterException(
                    spec.commandLine(), "--where: " + String.valueOf(e.getMessage()), e);
        }
    }

    private int tables(Optional<List<StoredRun>> runs) {
        PrintWriter err = spec.commandLine().getErr();
        ParquetExport.write(SqlStore.open(runsRoot, err), runs, Path.of(words.getLast()));
        PrintWriter out = spec.commandLine().getOut();
        out.println("runs, alphas and daily in " + words.getLast());
        out.flush();
        return 0;
    }

    private int write(List<StoredRun> runs, Path destination) {
        switch (to) {
            case "zip" -> ZipExport.write(runs, destination);
            case "bagit" -> BagExport.write(runs, destination, Instant.now());
            default -> {
                return tables(Optional.of(runs));
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(runs.size() + (runs.size() == 1 ? " run in " : " runs in ") + words.getLast());
        out.flush();
        return 0;
    }

    private int send(List<StoredRun> runs) {
        String uri =
                trackingUri
                        .or(() -> Optional.ofNullable(System.getenv("MLFLOW_TRACKING_URI")))
                        .orElseThrow(() ->
                                refused(
                                        "name the server with --tracking-uri or"
                                                + " MLFLOW_TRACKING_URI"));
        TransferReport report =
                new TransferReport(
                        new ServerExport(uri, System.getenv(), !noArtifacts).write(runs));
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? TerminalText.json(JsonWriter.pretty(report.toJson())) : report.text());
        out.flush();
        return report.exitCode();
    }

    private ParameterException refused(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
