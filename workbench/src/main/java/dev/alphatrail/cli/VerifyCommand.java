package dev.alphatrail.cli;

import dev.alphatrail.json.Json;
import dev.alphatrail.runstore.Anchor;
import dev.alphatrail.runstore.Finding;
import dev.alphatrail.runstore.RunDirectory;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.runstore.Verifier;
import dev.alphatrail.trail.AnchorFile;
import dev.alphatrail.trail.NamedRun.Copy;
import dev.alphatrail.trail.NamedRun.Published;
import dev.alphatrail.trail.NamedRun.Trashed;
import dev.alphatrail.trail.NamedRun.Unfinished;
import dev.alphatrail.trail.TrailException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `alphatrail verify`: proves that nothing was changed, or says what was.
@Command(
        name = "verify",
        description = {
            "Recompute every digest and say what is not as it was published: changed, missing or"
                    + " extra files, changed, deleted or reordered lines of the index.",
            "Without RUN the whole store is verified. Exit code 0: nothing differs; 3: something"
                    + " does."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class VerifyCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..*",
            paramLabel = "RUN",
            description = "Only these runs and their lines of the index, not the rest of it.")
    private List<String> names = List.of();

    @Option(names = "--all", description = "The whole store, as without RUN.")
    private boolean all;

    @Option(
            names = "--anchor",
            paramLabel = "ANCHOR",
            description =
                    "What `alphatrail anchor` printed: nothing up to it may have changed;"
                            + " repeatable.")
    private List<String> anchors = new ArrayList<>();

    @Option(
            names = "--anchor-file",
            paramLabel = "FILE",
            description = "A file of anchors, one a line; lines that begin with # are skipped.")
    private Optional<Path> anchorFile = Optional.empty();

    @Mixin private StoreOption store = new StoreOption();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        List<Anchor> kept = anchors();
        if (!names.isEmpty() && (all || !kept.isEmpty())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "name runs, or verify the whole store with --all or an anchor, not both");
        }
        Verifier.Report report =
                names.isEmpty() ? new Verifier(store.existing()).everything(kept) : ofRuns();
        show(report, kept);
        return report.isClean() ? 0 : Findings.DIFFERENCE;
    }

    private List<Anchor> anchors() {
        List<Anchor> kept = new ArrayList<>(anchors.stream().map(Anchor::parse).toList());
        anchorFile.ifPresent(file -> kept.addAll(AnchorFile.read(file)));
        return kept;
    }

    /// Runs of several stores may be named by their paths, so each store is asked once.
    private Verifier.Report ofRuns() {
        Map<Path, RunStore> stores = new LinkedHashMap<>();
        Map<Path, List<RunId>> runs = new LinkedHashMap<>();
        List<RunDirectory> copies = new ArrayList<>();
        for (String name : names) {
            switch (store.finder().find(name)) {
                case Published(RunStore its, RunId id, _) -> add(its, id, stores, runs);
                case Trashed(RunStore its, RunId id, _, _) -> add(its, id, stores, runs);
                case Copy(RunDirectory copy) -> copies.add(copy);
                case Unfinished(_, var run) ->
                        throw new TrailException(
                                "run "
                                        + run.runId()
                                        + " is not published, there is nothing to verify yet: see"
                                        + " `alphatrail doctor`");
            }
        }
        long lines = 0;
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<Path, List<RunId>> of : runs.entrySet()) {
            RunStore its = Optional.ofNullable(stores.get(of.getKey())).orElseThrow();
            Verifier.Report report =
                    new Verifier(its).runs(of.getValue().stream().distinct().toList());
            lines += report.runs();
            findings.addAll(report.findings());
        }
        copies.forEach(copy -> findings.addAll(Verifier.copy(copy).findings()));
        return new Verifier.Report(lines + copies.size(), lines, findings);
    }

    private static void add(
            RunStore its, RunId id, Map<Path, RunStore> stores, Map<Path, List<RunId>> runs) {
        stores.putIfAbsent(its.root(), its);
        runs.computeIfAbsent(its.root(), _ -> new ArrayList<>()).add(id);
    }

    private void show(Verifier.Report report, List<Anchor> kept) {
        long differences = report.findings().stream().filter(f -> f.kind().isDifference()).count();
        Output out = Output.of(spec);
        if (json) {
            out.json(
                    Json.object()
                            .put("runs", report.runs())
                            .put("index_lines", report.lines())
                            .put("anchors", kept.size())
                            .put("clean", report.isClean())
                            .put("differences", differences)
                            .put("findings", Findings.json(report.findings()))
                            .build());
            return;
        }
        Findings.print(report.findings(), out);
        out.line(
                "verified "
                        + Findings.count(report.runs(), "run", "runs")
                        + ", "
                        + Findings.count(report.lines(), "line", "lines")
                        + " of the index"
                        + (kept.isEmpty()
                                ? ""
                                : " and " + Findings.count(kept.size(), "anchor", "anchors"))
                        + ": "
                        + (report.isClean()
                                ? "nothing differs"
                                : Findings.count(differences, "difference", "differences")));
    }
}
