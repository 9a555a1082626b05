package dev.alphatrail.cli;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;

/// Answers a command line that makes no sense in one line, with the nearest option there is and
/// where to read on, instead of the whole help.
final class UsageErrors implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        err.println(
                name
                        + ": "
                        + e.getMessage()
                        + suggestion(e)
                        + (mentionsFormula(e, args)
                                ? "; a formula that begins with a minus stands behind --"
                                : "; try " + name + " --help"));
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /// Whether a formula was probably taken for an option.
    private static boolean mentionsFormula(ParameterException e, String[] args) {
        boolean wanted = String.valueOf(e.getMessage()).contains("'FORMULA");
        return Arrays.stream(args)
                .filter(arg -> arg.startsWith("-") && !arg.startsWith("--") && arg.length() > 2)
                .anyMatch(arg -> wanted || arg.indexOf('(') > 0);
    }

    private static String suggestion(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            return near.isEmpty() ? "" : " (did you mean " + near.getFirst() + "?)";
        }
        return "";
    }
}
