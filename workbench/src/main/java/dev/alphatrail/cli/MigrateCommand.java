package dev.alphatrail.cli;

import dev.alphatrail.artifacts.StudyArtifacts;
import dev.alphatrail.json.Json;
import dev.alphatrail.runstore.Migrator;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/// `alphatrail migrate`: upgrades a store of an older version.
@Command(
        name = "migrate",
        description = {
            "Upgrade a store of format 1: each run gets a manifest, the index becomes a chain."
                    + " Artifacts are not touched. When it was interrupted, start it again.",
            "Exit code 0: done; 3: some runs could not be sealed."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class MigrateCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private StoreOption store = new StoreOption();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Migrator.Report report = new Migrator(store.existing()).migrate(StudyArtifacts.SCHEMAS);
        Output out = Output.of(spec);
        if (json) {
            out.json(
                    Json.object()
                            .put("sealed", report.sealed())
                            .put("findings", Findings.json(report.findings()))
                            .put("reindexed", ReindexCommand.json(report.reindexed()))
                            .build());
        } else {
            Findings.print(report.findings(), out);
            ReindexCommand.print(report.reindexed(), out);
            out.line("sealed " + Findings.count(report.sealed(), "run", "runs"));
        }
        return report.findings().isEmpty() ? 0 : Findings.DIFFERENCE;
    }
}
