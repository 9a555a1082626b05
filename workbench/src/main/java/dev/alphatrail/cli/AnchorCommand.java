package dev.alphatrail.cli;

import dev.alphatrail.runstore.Verifier;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `alphatrail anchor`: the head of a store's history, to be kept elsewhere.
@Command(
        name = "anchor",
        description = {
            "Print the head of the store's history on one line. Keep it elsewhere, in git or in a"
                    + " mail: `alphatrail verify --anchor` then proves that everything up to it"
                    + " still stands.",
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class AnchorCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private StoreOption store = new StoreOption();

    @Override
    public void run() {
        Output.of(spec).line(new Verifier(store.existing()).anchor().toString());
    }
}
