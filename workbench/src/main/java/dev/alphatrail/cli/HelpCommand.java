package dev.alphatrail.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.List;

/// `alphatrail help`: the help of a command, however deep it stands. (picocli's own looks at one
/// word and knows no commands of commands.)
@Command(
        name = "help",
        helpCommand = true,
        mixinStandardHelpOptions = true,
        description = "Show the help of a command, such as run or factors values.")
final class HelpCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..*",
            paramLabel = "COMMAND",
            description = "The command, word by word; none for the program itself.")
    private List<String> words = List.of();

    @Override
    public void run() {
        CommandLine command = spec.commandLine().getParent();
        for (String word : words) {
            CommandLine below = command.getSubcommands().get(word);
            if (below == null) {
                throw new ParameterException(
                        command,
                        command.getCommandSpec().qualifiedName()
                                + " has no command '"
                                + word
                                + "'");
            }
            command = below;
        }
        command.usage(command.getOut());
    }
}
