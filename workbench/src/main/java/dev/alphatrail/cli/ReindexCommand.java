package dev.alphatrail.cli;

import dev.alphatrail.json.Json;
import dev.alphatrail.runstore.Reindexer;
import dev.alphatrail.runstore.RunId;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `alphatrail reindex`: makes what can be derived from the runs again.
@Command(
        name = "reindex",
        description =
                "Make index, registry and LATEST again from the directories of the runs, as after"
                        + " copying runs into the store. What is sound in the index stays, so that"
                        + " anchors still hold.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ReindexCommand implements Runnable {
    private static final int NAMED = 20;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private StoreOption store = new StoreOption();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public void run() {
        Reindexer.Report report;
        try (Waiting waiting = Waiting.on(spec.commandLine().getErr(), "reading manifests")) {
            report = new Reindexer(store.existing()).reindex(waiting::step);
        }
        Output out = Output.of(spec);
        if (json) {
            out.json(json(report));
        } else {
            print(report, out);
        }
    }

    static void print(Reindexer.Report report, Output out) {
        report.added().stream().limit(NAMED).forEach(run -> out.line("added: " + run));
        if (report.added().size() > NAMED) {
            out.line("and " + (report.added().size() - NAMED) + " more");
        }
        Findings.print(report.findings(), out);
        out.line(
                "indexed "
                        + Findings.count(report.runs(), "run", "runs")
                        + ", "
                        + report.added().size()
                        + " of them added; "
                        + (report.rewritten()
                                ? "the index was damaged and is written anew, the old one lies in"
                                        + " .quarantine"
                                : "the index was sound and stays as it was"));
    }

    static Json.Obj json(Reindexer.Report report) {
        return Json.object()
                .put("runs", report.runs())
                .put("added", report.added().stream().map(RunId::value).toList())
                .put("rewritten", report.rewritten())
                .put("findings", Findings.json(report.findings()))
                .build();
    }
}
