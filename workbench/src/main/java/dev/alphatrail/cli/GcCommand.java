package dev.alphatrail.cli;

import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.trail.TrashList;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// `alphatrail gc`: removes old runs from the trash for good.
@Command(
        name = "gc",
        description =
                "Remove runs from the trash for good. Nothing outside the trash is touched; what"
                        + " the history says of the runs stays.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class GcCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--older-than",
            required = true,
            paramLabel = "SPAN",
            converter = Spans.class,
            description = "Only runs that were deleted so long ago: 30d, 12h; 0d for all.")
    private Duration age = Duration.ZERO;

    @Option(names = "--dry-run", description = "Say what would be removed, and remove nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Mixin private StoreOption store = new StoreOption();

    @Override
    public void run() {
        RunStore existing = store.existing();
        TrashList old = TrashList.of(existing).olderThan(age, Instant.now());
        Output out = Output.of(spec);
        if (old.isEmpty()) {
            out.line("no run in the trash of " + store.root() + " is that old");
        } else if (dryRun) {
            out.text(old.table(Terminal.width()));
            out.line(runs(old) + " would be removed for good");
        } else if (yes || agreed(old, out)) {
            for (TrashList.Deleted run : old.runs()) {
                existing.purge(run.id());
                out.line("removed for good: " + run.id());
            }
        } else {
            out.line("nothing was removed");
        }
    }

    private boolean agreed(TrashList old, Output out) {
        if (!Terminal.isInteractive()) {
            throw new ParameterException(
                    spec.commandLine(),
                    runs(old) + " would be removed for good: add --yes, or --dry-run to see them");
        }
        out.text(old.table(Terminal.width()));
        out.text("remove " + runs(old) + " for good? [y/N] ");
        String answer = Terminal.readLine();
        return answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }

    private static String runs(TrashList list) {
        return list.runs().size() == 1 ? "1 run" : list.runs().size() + " runs";
    }
}
