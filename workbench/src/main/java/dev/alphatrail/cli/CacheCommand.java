package dev.alphatrail.cli;

import dev.alphatrail.factorcache.CacheFolder;
import dev.alphatrail.factorcache.CacheFolder.Contents;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `alphatrail cache`: the values of formulas that `run --cache` keeps.
@Command(
        name = "cache",
        mixinStandardHelpOptions = true,
        description =
                "Look into or empty a directory where `run --cache` keeps values of formulas.")
final class CacheCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    private CacheCommand() {}

    /// The command with its subcommands.
    static CommandLine make() {
        return new CommandLine(new CacheCommand())
                .addSubcommand(new Info())
                .addSubcommand(new Clear());
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Missing command: alphatrail cache info DIR or alphatrail cache clear DIR");
    }

    @Command(
            name = "info",
            mixinStandardHelpOptions = true,
            description = "Tell how much a cache holds and when it was used.")
    static final class Info implements Callable<Integer> {
        @Spec private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "DIR", description = "The directory of --cache.")
        private Path directory = Path.of("");

        @Override
        public Integer call() {
            Contents contents = new CacheFolder(directory).contents();
            Output out = Output.of(spec);
            out.line(amount(contents));
            contents.newest().ifPresent(_ -> out.line(times(contents)));
            out.text("");
            return 0;
        }

        private static String times(Contents contents) {
            return "last used between "
                    + second(contents.oldest())
                    + " and "
                    + second(contents.newest());
        }

        private static String second(Optional<Instant> time) {
            return time.map(instant -> instant.truncatedTo(ChronoUnit.SECONDS).toString())
                    .orElse("-");
        }
    }

    @Command(
            name = "clear",
            mixinStandardHelpOptions = true,
            description =
                    "Delete what a cache holds; other files in the directory stay. Safe at any"
                            + " time.")
    static final class Clear implements Callable<Integer> {
        @Spec private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "DIR", description = "The directory of --cache.")
        private Path directory = Path.of("");

        @Override
        public Integer call() {
            Contents cleared = new CacheFolder(directory).clear();
            Output out = Output.of(spec);
            out.line("deleted " + amount(cleared));
            out.text("");
            return 0;
        }
    }

    private static String amount(Contents contents) {
        return "values of "
                + contents.entries()
                + (contents.entries() == 1 ? " formula, " : " formulas, ")
                + Math.ceilDiv(contents.bytes(), 1L << 20)
                + " MiB";
    }
}
