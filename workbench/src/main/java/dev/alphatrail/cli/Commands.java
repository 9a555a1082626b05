package dev.alphatrail.cli;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/// The commands there are, and what becomes of their errors.
final class Commands {
    private static final List<String> NAMES =
            List.of(
                    "run",
                    "list",
                    "show",
                    "sql",
                    "compare",
                    "replay",
                    "watch",
                    "tag",
                    "note",
                    "rm",
                    "restore",
                    "trash",
                    "gc",
                    "import",
                    "export",
                    "verify",
                    "anchor",
                    "doctor",
                    "reindex",
                    "migrate",
                    "config",
                    "operators",
                    "factors",
                    "data",
                    "cache",
                    "completion",
                    "complete");

    private Commands() {}

    /// Gives a command line its commands. Reading the options of a command takes milliseconds, so
    /// when the first word names one, it is the only one that is made; help, completion and
    /// mistakes need them all, `--version` needs none.
    static CommandLine addTo(
            CommandLine program, PrintWriter out, PrintWriter err, String... args) {
        String first = args.length > 0 ? args[0] : "";
        if (NAMES.contains(first) && !first.equals("completion")) {
            program.addSubcommand(first, command(first, out, err));
        } else if (!first.equals("--version")) {
            NAMES.forEach(name -> program.addSubcommand(name, command(name, out, err)));
            program.addSubcommand(new HelpCommand()).addSubcommand(new GenerateCompletion());
        }
        // picocli would find the JDK's methods by reflection, which takes milliseconds
        program.registerConverter(Path.class, Path::of);
        return program.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(new UsageErrors())
                .setExecutionExceptionHandler(new UserErrors());
    }

    private static Object command(String name, PrintWriter out, PrintWriter err) {
        return switch (name) {
            case "run" -> RunCommand.with(out, err);
            case "list" -> new ListCommand();
            case "show" -> new ShowCommand();
            case "watch" -> new WatchCommand();
            case "tag" -> new TagCommand();
            case "note" -> new NoteCommand(System.in);
            case "rm" -> new RmCommand();
            case "restore" -> new RestoreCommand();
            case "trash" -> new TrashCommand();
            case "gc" -> new GcCommand();
            case "verify" -> new VerifyCommand();
            case "anchor" -> new AnchorCommand();
            case "doctor" -> new DoctorCommand();
            case "reindex" -> new ReindexCommand();
            case "migrate" -> new MigrateCommand();
            case "completion" -> new CompletionCommand();
            case "complete" -> new CompleteCommand();
            case "compare" -> new CompareCommand();
            case "replay" -> new ReplayCommand(out, err);
            case "config" -> new ConfigCommand(out);
            case "operators" -> new OperatorsCommand(out);
            case "factors" -> FactorsCommand.with(out, err);
            case "cache" -> CacheCommand.make();
            case "data" -> DataCommand.make();
            case "sql" -> new SqlCommand();
            case "import" -> new ImportCommand();
            case "export" -> new ExportCommand();
            default -> throw new IllegalArgumentException("no command " + name);
        };
    }
}
