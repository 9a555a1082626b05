package dev.alphatrail.cli;

import dev.alphatrail.sql.AnswerForm;
import dev.alphatrail.sql.SqlStore;
import dev.alphatrail.trail.TerminalText;
import dev.alphatrail.trail.TrailException;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;

/// `alphatrail sql`: questions over all runs of a store.
@Command(
        name = "sql",
        description = "Ask a store in SQL: views runs, alphas, factors and daily (docs/sql.md).",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SqlCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Source source = new Source();

    /// Where the query stands.
    static final class Source {
        @Parameters(
                paramLabel = "QUERY",
                arity = "0..1",
                description = "One query, such as \"select * from runs limit 10\".")
        private Optional<String> query = Optional.empty();

        @Option(names = "--file", paramLabel = "FILE", description = "Read the query from a file.")
        private Optional<Path> file = Optional.empty();
    }

    @Option(
            names = "--runs-root",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Directory of the runs (default: ${DEFAULT-VALUE}).")
    private Path runsRoot = Path.of("runs");

    @ArgGroup(exclusive = true)
    private Form form = new Form();

    /// For programs instead of people.
    static final class Form {
        @Option(names = "--json", description = "Print a JSON array of one object per row.")
        private boolean json;

        @Option(names = "--csv", description = "Print CSV.")
        private boolean csv;

        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                description = "Write a file instead: .parquet, .csv or .json.")
        private Optional<Path> output = Optional.empty();
    }

    @Override
    public void run() {
        String query = source.file.map(this::read).or(() -> source.query).orElse("");
        Optional<String> ending = form.output.map(this::ending);
        SqlStore store = SqlStore.open(runsRoot, spec.commandLine().getErr());
        if (ending.isEmpty()) {
            store.print(query, printed(), width(), spec.commandLine().getOut());
        } else if (ending.get().equals("parquet")) {
            store.writeParquet(query, form.output.orElseThrow());
        } else {
            AnswerForm written = ending.get().equals("csv") ? AnswerForm.CSV : AnswerForm.JSON;
            write(store, query, written, form.output.orElseThrow());
        }
    }

    private String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new TrailException("cannot read the query in " + file + ": " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        return Files.exists(Path.of(String.valueOf(e.getMessage())))
                ? "it is no text file that can be read"
                : "there is no such file, or it is no text in UTF-8";
    }

    private String ending(Path output) {
        String name = output.toString().toLowerCase(Locale.ROOT);
        for (String ending : new String[] {"parquet", "csv", "json"}) {
            if (name.endsWith("." + ending)) {
                return ending;
            }
        }
        throw new ParameterException(
                spec.commandLine(),
                "--output is '"
                        + TerminalText.line(output.toString())
                        + "', must end in .parquet, .csv or .json");
    }

    private AnswerForm printed() {
        if (form.json) {
            return AnswerForm.JSON;
        }
        return form.csv ? AnswerForm.CSV : AnswerForm.TABLE;
    }

    /// Nothing is cut when nobody looks.
    private static int width() {
        return Terminal.isInteractive() || System.getenv("COLUMNS") != null
                ? Terminal.width()
                : Integer.MAX_VALUE;
    }

    private static void write(SqlStore store, String query, AnswerForm form, Path output) {
        Path target = output.toAbsolutePath();
        try {
            Path fresh = Files.createTempFile(target.getParent(), ".alphatrail", ".tmp");
            try {
                try (var out = new PrintWriter(Files.newBufferedWriter(fresh))) {
                    store.print(query, form, Integer.MAX_VALUE, out);
                    if (out.checkError()) {
                        throw new IOException("the disk is full or gone");
                    }
                }
                Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new TrailException("cannot write " + output + ": " + e.getMessage(), e);
        }
    }
}
