package dev.alphatrail.cli;

import dev.alphatrail.runstore.RunId;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.List;

/// `alphatrail restore`: takes runs out of the trash.
@Command(
        name = "restore",
        description = "Take runs out of the trash; `alphatrail trash` shows what is there.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RestoreCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "TRASHED_RUN",
            description =
                    "An id in the trash, or the beginning of one. (@latest names a run that is not"
                            + " there.)")
    private List<String> names = List.of();

    @Mixin private StoreOption store = new StoreOption();

    @Override
    public void run() {
        List<RunId> runs =
                names.stream().map(name -> store.finder().trashed(name).id()).distinct().toList();
        Output out = Output.of(spec);
        for (RunId run : runs) {
            store.existing().restore(run);
            out.line("restored: " + run);
        }
    }
}
