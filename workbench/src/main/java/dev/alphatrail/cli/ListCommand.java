package dev.alphatrail.cli;

import dev.alphatrail.query.QueryException;
import dev.alphatrail.query.Sort;
import dev.alphatrail.query.Where;
import dev.alphatrail.runstore.Damage;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.trail.RunFields;
import dev.alphatrail.trail.RunList;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// `alphatrail list`: the runs of a store.
@Command(
        name = "list",
        description = "List runs, newest first.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ListCommand implements Runnable {
    private static final int MOST_WARNINGS = 20;
    private static final String SORT_KEYS = "created, ir, alphas, passed, thread or data";
    private static final String STATUS_WORDS = "finished, failed, killed, running or silent";
    private static final List<String> STATUSES =
            List.of("finished", "failed", "killed", "running", "silent");

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
            description = "Only runs that are " + STATUS_WORDS + ".")
    private Optional<String> status = Optional.empty();

    @Option(
            names = "--where",
            paramLabel = "FILTER",
            description = {
                "Only runs that match, such as \"best_information_ratio > 1 and (tag.team = 'eu'"
                        + " or note is missing)\"; docs/query.md tells all."
            })
    private Optional<String> where = Optional.empty();

    @Option(
            names = "--sort",
            paramLabel = "KEY",
            description =
                    "Sort by "
                            + SORT_KEYS
                            + " (numbers descend), or by any field: \"n_passed desc\". Missing"
                            + " comes last.")
    private Optional<String> sort = Optional.empty();

    @Option(
            names = "--columns",
            paramLabel = "FIELD",
            split = ",",
            description = "Show these fields, such as run_id,n_alphas,tag.team.")
    private List<String> columns = List.of();

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
        RunStore store = RunStore.open(runsRoot);
        List<Sort> shown =
                columns.stream().map(column -> field("--columns", column, store)).toList();
        RunQuery query = query(store);
        RunQuery.Found found = query.in(store, members(shown));
        PrintWriter out = spec.commandLine().getOut();
        out.print(text(found, query, shown));
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

    private RunQuery query(RunStore store) {
        if (limit < 0) {
            throw refused("--limit", Integer.toString(limit), "0 (all) or more");
        }
        if (status.isPresent() && !STATUSES.contains(status.get())) {
            throw refused("--status", status.get(), STATUS_WORDS);
        }
        try {
            return new RunQuery(
                    RunQuery.where(
                            where.map(filter -> Where.parse(filter, RunFields.known(store))),
                            thread,
                            tags,
                            status),
                    sort.map(word -> order(word, store)),
                    limit);
        } catch (QueryException e) {
            throw new ParameterException(
                    spec.commandLine(), "--where: " + String.valueOf(e.getMessage()), e);
        }
    }

    /// The members that are shown; empty for all.
    private Set<String> members(List<Sort> shown) {
        if (shown.isEmpty()) {
            return form.json || form.csv ? Set.of() : RunFields.SHOWN;
        }
        return shown.stream().map(Sort::member).collect(Collectors.toSet());
    }

    private Sort order(String word, RunStore store) {
        return RunFields.order(word).orElseGet(() -> field("--sort", word, store));
    }

    /// A field that the runs have, perhaps with a direction.
    private Sort field(String option, String text, RunStore store) {
        try {
            Sort field = Sort.parse(text);
            if (RunFields.known(store).contains(field.member())) {
                return field;
            }
        } catch (QueryException e) {
            throw new ParameterException(
                    spec.commandLine(), option + ": " + String.valueOf(e.getMessage()), e);
        }
        throw refused(
                option,
                text,
                option.equals("--sort")
                        ? SORT_KEYS + ", or a field such as n_alphas"
                        : "a field such as n_alphas or tag.team");
    }

    private ParameterException refused(String option, String word, String range) {
        return new ParameterException(
                spec.commandLine(),
                option + " is '" + TerminalText.line(word) + "', must be " + range);
    }

    private String text(RunQuery.Found found, RunQuery query, List<Sort> shown) {
        List<RunSummary> runs = found.runs();
        if (form.json) {
            return RunList.json(runs, shown);
        }
        if (form.csv) {
            return RunList.csv(runs, shown);
        }
        if (runs.isEmpty() && query.where().isEmpty() && !found.damages().isEmpty()) {
            return "no runs in " + runsRoot + " that can be read; its index has other lines\n";
        }
        if (runs.isEmpty()) {
            return query.where().isEmpty()
                    ? "no runs in "
                            + runsRoot
                            + "; start with: "
                            + Shell.alphatrail()
                            + " run --idea \"Momentum + liquidity\"\n"
                    : "no runs in "
                            + runsRoot
                            + " match; leave out --where, --thread, --tag or --status to see"
                            + " others\n";
        }
        return shown.isEmpty()
                ? RunList.table(runs, Terminal.width())
                : RunList.table(runs, shown, Terminal.width());
    }
}
