package dev.alphatrail.cli;

import dev.alphatrail.runstore.RunId;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.trail.NamedRun.Published;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `alphatrail rm`: moves runs to the trash.
@Command(
        name = "rm",
        description =
                "Move runs to the trash, from which `alphatrail restore` takes them out again;"
                        + " `alphatrail gc` empties it.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RmCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "RUN", description = ShowCommand.RUN)
    private List<String> names = List.of();

    @Mixin private StoreOption store = new StoreOption();

    @Override
    public void run() {
        // all names are settled before anything moves: @latest then means another run
        Map<RunId, RunStore> runs = new LinkedHashMap<>();
        for (String name : names) {
            Published run = store.finder().published(name);
            runs.put(run.id(), run.store());
        }
        Output out = Output.of(spec);
        runs.forEach((id, its) -> {
            its.delete(id);
            out.line("moved to the trash: " + id);
        });
    }
}
