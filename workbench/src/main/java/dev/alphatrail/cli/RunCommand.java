package dev.alphatrail.cli;

import dev.alphatrail.config.ConfigException;
import dev.alphatrail.config.Configuration;
import dev.alphatrail.generator.OfflineFamilies;
import dev.alphatrail.report.TopTable;
import dev.alphatrail.study.StudyResult;
import dev.alphatrail.study.StudyResult.CodedAlpha;
import dev.alphatrail.trail.Recorder;
import dev.alphatrail.trail.RunRequest;
import dev.alphatrail.trail.Studied;
import dev.alphatrail.trail.TerminalText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `alphatrail run`: research one idea and leave a run directory.
@Command(
        name = "run",
        description =
                "Research an idea: hypothesis, formulas, evaluation out of sample, and a run that"
                        + " can be replayed.",
        footerHeading =
                "%nEvery other setting stands in a file or behind --set; @|bold alphatrail config|@"
                        + " prints them all.%n",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final int TOP_ROWS = 10;

    private final PrintWriter out;
    private final PrintWriter err;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private ConfigOptions options = new ConfigOptions();

    @Option(names = "--quiet", description = "No progress; warnings and the result are shown.")
    private boolean quiet;

    private RunCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /// The command with its flags.
    static CommandSpec with(PrintWriter out, PrintWriter err) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(new RunCommand(out, err));
        RunOptions.addTo(spec);
        return spec;
    }

    @Override
    public Integer call() {
        Configuration configuration =
                RunOptions.apply(spec.commandLine().getParseResult(), options.configuration());
        requireConsistent(configuration);
        List<String> words = spec.commandLine().getParseResult().originalArgs();
        try (ConsoleProgress progress = ConsoleProgress.on(err, quiet)) {
            Recorder recorder = new Recorder(new OfflineFamilies(), progress, Clock.systemUTC());
            Studied studied =
                    recorder.record(
                            new RunRequest(
                                    configuration,
                                    words,
                                    Runtime.getRuntime().availableProcessors(),
                                    Optional.empty()));
            progress.endLine();
            show(studied, configuration);
            return failure(studied.result().alphas());
        }
    }

    /// A run without a figure is kept, for it tells why, but a script must not take it for one that
    /// has figures. Where copies were refused, as its settings ask for, it did what it should.
    private int failure(List<CodedAlpha> alphas) {
        if (alphas.stream()
                .anyMatch(alpha -> alpha.evaluation().isPresent() || alpha.isRefusedCopy())) {
            return 0;
        }
        err.println(
                "alphatrail: no alpha could be evaluated, of "
                        + alphas.size()
                        + " tried: mend the formulas by what is told of each that failed");
        err.flush();
        return 1;
    }

    /// Settings that are fine one by one may contradict each other: that is a usage error, told
    /// before any work.
    private static void requireConsistent(Configuration configuration) {
        try {
            configuration.toStudySpec();
        } catch (IllegalArgumentException e) {
            throw new ConfigException(String.valueOf(e.getMessage()));
        }
    }

    private void show(Studied studied, Configuration configuration) {
        StudyResult result = studied.result();
        for (String warning : result.warnings()) {
            out.println("warning: " + TerminalText.line(warning));
        }
        if (!result.warnings().isEmpty()) {
            out.println();
        }
        out.print(TopTable.of(result, TOP_ROWS, Terminal.width(), Terminal.colour()));
        showErrors(result.alphas());
        out.println();
        out.println(
                result.alphas().size()
                        + (result.alphas().size() == 1 ? " alpha tried, " : " alphas tried, ")
                        + result.alphas().stream().filter(alpha -> alpha.gate().passed()).count()
                        + " passed the gates, "
                        + result.selected().size()
                        + " selected; mode "
                        + result.modeUsed().id()
                        + " on "
                        + TerminalText.line(result.market().label()));
        studied.cache()
                .ifPresent(cache ->
                        out.println(
                                "the cache had the values of "
                                        + cache.hits()
                                        + " of "
                                        + (cache.hits() + cache.misses())
                                        + " formulas"));
        studied.directory()
                .ifPresentOrElse(
                        run -> showWhere(run.path(), configuration),
                        () -> out.println("not saved"));
        out.flush();
    }

    /// The table has no room for them, and a run that is not saved has no other place.
    private void showErrors(List<CodedAlpha> alphas) {
        List<CodedAlpha> failed =
                alphas.stream().filter(alpha -> alpha.error().isPresent()).toList();
        if (!failed.isEmpty()) {
            out.println();
        }
        failed.stream()
                .limit(TOP_ROWS)
                .forEach(alpha ->
                        out.println(
                                "failed    "
                                        + alpha.alphaId()
                                        + ": "
                                        + TerminalText.line(alpha.error().orElse(""))));
        if (failed.size() > TOP_ROWS) {
            out.println("failed    and " + (failed.size() - TOP_ROWS) + " more");
        }
    }

    private void showWhere(Path run, Configuration configuration) {
        out.println();
        Path other = configuration.tracking().runsRoot().resolve("<other run>");
        out.println("run       " + run);
        out.println("look      less " + Shell.word(run.resolve("SUMMARY.md")));
        out.println(
                "compare   " + Shell.alphatrail() + " compare " + Shell.word(run) + " " + other);
        out.println("replay    " + Shell.alphatrail() + " replay " + Shell.word(run));
    }
}
