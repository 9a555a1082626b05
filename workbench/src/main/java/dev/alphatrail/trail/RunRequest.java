package dev.alphatrail.trail;

import dev.alphatrail.config.Configuration;

import java.util.List;
import java.util.Optional;

/// A study somebody asks for.
///
/// @param configuration every setting
/// @param commandLine the words of the command line, after the program's name
/// @param threads how many alphas are evaluated at once, ≥ 1; does not change the result
/// @param replayOf id of the run that is repeated
public record RunRequest(
        Configuration configuration,
        List<String> commandLine,
        int threads,
        Optional<String> replayOf) {
    public RunRequest {
        commandLine = List.copyOf(commandLine);
    }
}
