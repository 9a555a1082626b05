package dev.alphatrail.cli;

import dev.alphatrail.trail.NamedRun;
import dev.alphatrail.trail.RunSheet;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.time.Instant;

/// `alphatrail show`: one run on one page.
@Command(
        name = "show",
        description =
                "Show one run: what was asked, what came out, what happened to it since, and where"
                        + " it lies; also a run under way or in the trash.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ShowCommand implements Runnable {
    /// What a user may write where a run is wanted.
    static final String RUN = "An id or the beginning of one, @latest, @-1, or a run directory.";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN", description = RUN)
    private String name = "";

    @Mixin private StoreOption store = new StoreOption();

    @Option(names = "--files", description = "List its files with their sizes.")
    private boolean files;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public void run() {
        NamedRun run = store.finder().find(name);
        Output.of(spec)
                .text(
                        json
                                ? RunSheet.json(run, files)
                                : RunSheet.text(run, files, Terminal.width(), Instant.now()));
    }
}
