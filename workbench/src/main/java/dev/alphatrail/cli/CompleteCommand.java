package dev.alphatrail.cli;

import dev.alphatrail.runstore.StoreException;
import dev.alphatrail.trail.Candidates;
import dev.alphatrail.trail.TrailException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;

/// `alphatrail complete`: what the completion of a shell asks for words that are not known before.
/// A line each: the word, a tab, a few words on it.
@Command(
        name = "complete",
        hidden = true,
        description = "Print words for the completion of a shell.",
        mixinStandardHelpOptions = true)
final class CompleteCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}")
    private Candidates.Kind kind = Candidates.Kind.RUNS;

    @Parameters(
            index = "1",
            arity = "0..1",
            defaultValue = "",
            paramLabel = "PREFIX",
            description = "What was typed already.")
    private String prefix = "";

    @Mixin private StoreOption store = new StoreOption();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            new Candidates(store.store())
                    .of(kind, prefix)
                    .forEach((word, about) -> out.print(word + "\t" + about + "\n"));
        } catch (StoreException | TrailException _) {
            // nothing to offer: a shell has no place for a message
        }
        out.flush();
    }
}
