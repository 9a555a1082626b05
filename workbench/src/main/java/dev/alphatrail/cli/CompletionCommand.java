package dev.alphatrail.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.List;

/// `alphatrail completion`: a script that makes a shell complete the command line.
@Command(
        name = "completion",
        description = {
            "Print a script that makes a shell complete commands, options, files, ids of runs,"
                    + " threads and tags.",
            "bash: source <(alphatrail completion bash)",
            "zsh: source <(alphatrail completion zsh)",
            "fish: alphatrail completion fish | source"
        },
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Runnable {
    /// The shells there are scripts for.
    enum Shell {
        bash,
        zsh,
        fish
    }

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    private Shell shell = Shell.bash;

    @Override
    public void run() {
        List<Completion.Level> levels = Completion.levels(spec.root().commandLine());
        Output.of(spec)
                .text(
                        switch (shell) {
                            case bash -> BashCompletion.script(levels);
                            case zsh -> ZshCompletion.script(levels);
                            case fish -> FishCompletion.script(levels);
                        });
    }
}
