package dev.alphatrail.cli;

import dev.alphatrail.generator.OfflineFamilies;
import dev.alphatrail.runstore.RunDirectory;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.trail.Difference;
import dev.alphatrail.trail.Replayer;
import dev.alphatrail.trail.TerminalText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `alphatrail replay`: run a saved configuration again and compare the bytes.
@Command(
        name = "replay",
        description = {
            "Run the saved configuration again on the data it names and compare what comes out,"
                    + " byte for byte.",
            "Exit code 0: identical; 3: something differs."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final PrintWriter err;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "RUN",
            description = "Run directory, or the id of a run in --runs-root.")
    private String run = "";

    @Option(
            names = "--runs-root",
            paramLabel = "DIR",
            description = "Where runs are kept (default runs).")
    private Path runsRoot = Path.of("runs");

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "The price file, when it has moved.")
    private Optional<String> data = Optional.empty();

    @Option(
            names = "--sectors",
            paramLabel = "FILE",
            description = "The sector file, when it has moved.")
    private Optional<String> sectors = Optional.empty();

    @Mixin private final MovedFileOptions moved = new MovedFileOptions();

    @Option(
            names = "--save",
            description = "Keep the replay as a new run, which names this one as replay_of.")
    private boolean save;

    @Option(names = "--quiet", description = "No progress.")
    private boolean quiet;

    ReplayCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        RunDirectory saved = RunStore.open(runsRoot).resolve(run);
        Optional<Path> saveInto =
                save
                        ? Optional.ofNullable(saved.path().toAbsolutePath().getParent())
                        : Optional.empty();
        try (ConsoleProgress progress = ConsoleProgress.on(err, quiet)) {
            Replayer replayer = new Replayer(new OfflineFamilies(), progress, Clock.systemUTC());
            Replayer.Outcome outcome =
                    replayer.replay(
                            new Replayer.Request(
                                    saved,
                                    moved.files(data, sectors),
                                    saveInto,
                                    spec.commandLine().getParseResult().originalArgs(),
                                    Runtime.getRuntime().availableProcessors()));
            progress.endLine();
            show(outcome);
            return outcome.identical() ? 0 : 3;
        }
    }

    private void show(Replayer.Outcome outcome) {
        if (outcome.identical()) {
            out.println("identical: " + String.join(", ", outcome.compared()));
        } else {
            for (Difference difference : outcome.differences()) {
                out.println("differs: " + TerminalText.line(difference.line()));
            }
        }
        outcome.saved().ifPresent(directory -> out.println("saved as " + directory.path()));
        out.flush();
    }
}
