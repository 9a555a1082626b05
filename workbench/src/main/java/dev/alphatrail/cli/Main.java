package dev.alphatrail.cli;

import dev.alphatrail.trail.CodeVersion;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The program `alphatrail`: parses the command line, runs one command and turns its outcome into
/// an exit code.
@Command(
        name = "alphatrail",
        description =
                "Research a trading idea on daily prices and keep what was done as a reproducible"
                        + " run.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
public final class Main implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show the stack trace of an error.")
    private boolean debug;

    private Main() {}

    /// Runs one command and ends the process with its exit code.
    public static void main(String[] args) {
        int exitCode = run(args);
        // an exit that is asked for makes the JDK set up its logging first
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /// Runs one command in this process.
    ///
    /// @return the exit code: 0 done, 1 failure, 2 usage, 3 a check found a difference
    static int run(String... args) {
        return run(new StandardOutput(), args);
    }

    static int run(StandardOutput standard, String... args) {
        var out = new PrintWriter(standard, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exitCode = run(out, err, args);
        out.flush();
        Optional<String> failure = standard.failure();
        if (failure.isEmpty()) {
            return exitCode;
        }
        err.println("alphatrail: cannot write to standard output: " + failure.get());
        return exitCode == 0 ? 1 : exitCode;
    }

    /// The same with other places to write to.
    static int run(PrintWriter out, PrintWriter err, String... args) {
        try {
            return Commands.addTo(new CommandLine(new Main()), out, err, args).execute(args);
        } catch (OutOfMemoryError _) {
            err.println("alphatrail: " + UserErrors.outOfMemory());
            return 1;
        }
    }

    boolean debug() {
        return debug;
    }

    /// Without a command there is nothing to run.
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command.");
    }

    /// What `--version` prints.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"alphatrail " + CodeVersion.ofBuild()};
        }
    }
}
