package dev.alphatrail.cli;

import dev.alphatrail.evaluation.EvaluationMode;
import dev.alphatrail.runstore.LiveRun;
import dev.alphatrail.runstore.RunStatus;
import dev.alphatrail.trail.Candidates;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// What can stand where on the command line, for the scripts that complete it.
final class Completion {
    private Completion() {}

    /// What a value can be completed with.
    sealed interface Values {
        /// Nothing is known of it.
        record Anything() implements Values {}

        record Files() implements Values {}

        record Directories() implements Values {}

        /// One of these.
        record Words(List<String> words) implements Values {}

        /// What `alphatrail complete` prints.
        record Asked(Candidates.Kind kind) implements Values {
            /// The word for it on the command line.
            String word() {
                return kind.name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /// An option.
    ///
    /// @param names with their dashes
    /// @param takesValue whether a value follows
    /// @param about a sentence without line feeds
    record Flag(List<String> names, boolean takesValue, Values values, String about) {}

    /// A command.
    ///
    /// @param path the words that lead to it: `factors check`; empty for the program
    /// @param flags of this command
    /// @param words what stands behind it without dashes
    /// @param commands below it
    record Level(String path, String about, List<Flag> flags, Values words, List<Level> commands) {
        /// The last word of the path.
        String name() {
            return path.substring(path.lastIndexOf(' ') + 1);
        }
    }

    /// All commands, the program first, each before those below it.
    static List<Level> levels(CommandLine program) {
        List<Level> levels = new ArrayList<>();
        collect(level("", program), levels);
        return levels;
    }

    private static void collect(Level level, List<Level> into) {
        into.add(level);
        level.commands().forEach(below -> collect(below, into));
    }

    private static Level level(String path, CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        List<Level> below = new ArrayList<>();
        command.getSubcommands()
                .forEach((name, sub) -> {
                    if (!sub.getCommandSpec().usageMessage().hidden()) {
                        below.add(level(path.isEmpty() ? name : path + " " + name, sub));
                    }
                });
        List<Flag> flags =
                spec.options().stream()
                        .filter(option -> !option.hidden())
                        .map(Completion::flag)
                        .toList();
        Values words =
                spec.name().equals("help")
                        ? new Values.Words(commandsOf(spec.parent()))
                        : spec.positionalParameters().stream()
                                .findFirst()
                                .map(Completion::values)
                                .orElse(new Values.Anything());
        return new Level(path, line(spec.usageMessage().description()), flags, words, below);
    }

    private static List<String> commandsOf(CommandSpec spec) {
        return spec.subcommands().entrySet().stream()
                .filter(sub -> !sub.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Flag flag(OptionSpec option) {
        return new Flag(
                Arrays.asList(option.names()),
                option.arity().max() > 0,
                values(option),
                line(option.description()));
    }

    private static Values values(OptionSpec option) {
        return switch (option.longestName()) {
            case "--thread", "--thread-id" -> new Values.Asked(Candidates.Kind.THREADS);
            case "--tag" -> new Values.Asked(Candidates.Kind.TAGS);
            case "--eval-mode" ->
                    new Values.Words(
                            Arrays.stream(EvaluationMode.values())
                                    .map(EvaluationMode::id)
                                    .toList());
            case "--status" -> new Values.Words(statuses());
            default -> byLabel(option);
        };
    }

    /// How a run ended, or how it is while it is not published.
    private static List<String> statuses() {
        return Stream.concat(
                        Arrays.stream(RunStatus.values()).map(RunStatus::text),
                        Arrays.stream(LiveRun.State.values()).map(LiveRun.State::text))
                .distinct()
                .toList();
    }

    private static Values values(PositionalParamSpec parameter) {
        return byLabel(parameter);
    }

    /// The label of a value in the help says what it is.
    private static Values byLabel(ArgSpec argument) {
        return switch (argument.paramLabel()) {
            case "RUN" -> new Values.Asked(Candidates.Kind.RUNS);
            case "TRASHED_RUN" -> new Values.Asked(Candidates.Kind.TRASH);
            case "UNFINISHED_RUN" -> new Values.Asked(Candidates.Kind.UNFINISHED);
            case "FILE" -> new Values.Files();
            case "DIR" -> new Values.Directories();
            default -> {
                List<String> words = new ArrayList<>();
                Iterable<String> known = argument.completionCandidates();
                if (known != null) {
                    known.forEach(words::add);
                }
                yield words.isEmpty() ? new Values.Anything() : new Values.Words(words);
            }
        };
    }

    /// The first sentence of a description, without markup.
    private static String line(String[] description) {
        String first = description.length == 0 ? "" : description[0];
        String text =
                CommandLine.Help.Ansi.OFF
                        .string(first)
                        .replace("%n", " ")
                        .replace("(default: ${DEFAULT-VALUE})", "")
                        .replaceAll("\\s+", " ")
                        .strip();
        int end = text.indexOf(". ");
        String sentence = end < 0 ? text : text.substring(0, end);
        return sentence.length() <= 80
                ? sentence.replaceAll("[ .]+$", "")
                : sentence.substring(0, 79) + "…";
    }
}
