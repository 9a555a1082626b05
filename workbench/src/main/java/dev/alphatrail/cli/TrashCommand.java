package dev.alphatrail.cli;

import dev.alphatrail.trail.TrashList;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `alphatrail trash`: what can be restored.
@Command(
        name = "trash",
        description = "List the runs in the trash, deleted last first.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TrashCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private StoreOption store = new StoreOption();

    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    @Override
    public void run() {
        TrashList trash = TrashList.of(store.store());
        Output out = Output.of(spec);
        if (json) {
            out.json(trash.json());
        } else if (trash.isEmpty()) {
            out.line("the trash of " + store.root() + " is empty");
        } else {
            out.text(trash.table(Terminal.width()));
        }
    }
}
