package dev.alphatrail.cli;

import dev.alphatrail.runstore.Damage;
import dev.alphatrail.runstore.RunStatus;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.trail.RunList;
import dev.alphatrail.trail.RunOrder;
import dev.alphatrail.trail.RunQuery;
import dev.alphatrail.trail.RunSummary;
import dev.alphatrail.trail.TerminalText;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `alphatrail list`: the runs of a store.
@Command(
        name = "list",
        description = "List runs, newest first.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ListCommand implements Runnable {
    private static final int MOST_WARNINGS = 20;
    private static final String SORT_KEYS = "created, ir, alphas, passed, thread or data";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--runs-root",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Directory of the runs (default: ${DEFAULT-VALUE}).")
    private Path runsRoot = Path.of("runs");

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many at most, 0 for all (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--thread",
            paramLabel = "ID",
            description = "Only runs of this line of research.")
    private Optional<String> thread = Optional.empty();

    @Option(
            names = "--tag",
            paramLabel = "NAME=VALUE",
            description = "Only runs with this tag; several must all be there.")
    private Map<String, String> tags = new LinkedHashMap<>();

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only runs that are finished or failed.")
    private Optional<String> status = Optional.empty();

    @Option(
            names = "--sort",
            paramLabel = "KEY",
            description = "Sort by " + SORT_KEYS + "; numbers descend, missing comes last.")
    private Optional<String> sort = Optional.empty();

    @ArgGroup(exclusive = true)
    private Form form = new Form();

    /// For programs instead of people.
    static final class Form {
        @Option(names = "--json", description = "Print a JSON array of the index's lines.")
        private boolean json;

        @Option(names = "--csv", description = "Print CSV.")
        private boolean csv;
    }

    @Override
    public void run() {
        RunQuery query = query();
        RunQuery.Found found = query.in(RunStore.open(runsRoot));
        PrintWriter out = spec.commandLine().getOut();
        out.print(text(found, query));
        out.flush();
        warn(found.damages());
    }

    /// An index of a newer version may be nothing but lines to warn of.
    private void warn(List<Damage> damages) {
        PrintWriter err = spec.commandLine().getErr();
        damages.stream()
                .limit(MOST_WARNINGS)
                .forEach(damage -> err.println("warning: " + TerminalText.line(damage.toString())));
        if (damages.size() > MOST_WARNINGS) {
            err.println("warning: " + (damages.size() - MOST_WARNINGS) + " more lines skipped");
        }
    }

    private RunQuery query() {
        if (limit < 0) {
            throw refused("--limit", Integer.toString(limit), "0 (all) or more");
        }
        return new RunQuery(thread, tags, status.map(this::status), sort.map(this::order), limit);
    }

    private RunStatus status(String word) {
        return Arrays.stream(RunStatus.values())
                .filter(status -> status.text().equals(word))
                .findFirst()
                .orElseThrow(() -> refused("--status", word, "finished or failed"));
    }

    private RunOrder order(String word) {
        return Arrays.stream(RunOrder.values())
                .filter(order -> order.word().equals(word))
                .findFirst()
                .orElseThrow(() -> refused("--sort", word, SORT_KEYS));
    }

    private ParameterException refused(String option, String word, String range) {
        return new ParameterException(
                spec.commandLine(),
                option + " is '" + TerminalText.line(word) + "', must be " + range);
    }

    private String text(RunQuery.Found found, RunQuery query) {
        List<RunSummary> runs = found.runs();
        if (form.json) {
            return RunList.json(runs);
        }
        if (form.csv) {
            return RunList.csv(runs);
        }
        if (runs.isEmpty() && query.isUnfiltered() && !found.damages().isEmpty()) {
            return "no runs in " + runsRoot + " that can be read; its index has other lines\n";
        }
        if (runs.isEmpty()) {
            return query.isUnfiltered()
                    ? "no runs in "
                            + runsRoot
                            + "; start with: "
                            + Shell.alphatrail()
                            + " run --idea \"Momentum + liquidity\"\n"
                    : "no runs in "
                            + runsRoot
                            + " match; leave out --thread, --tag or --status to see others\n";
        }
        return RunList.table(runs, Terminal.width());
    }
}
