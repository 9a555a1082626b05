package dev.alphatrail.trail;

import dev.alphatrail.config.Configuration;
import dev.alphatrail.study.Earlier;

import java.util.List;
import java.util.Optional;

/// A study somebody asks for.
///
/// @param configuration every setting
/// @param commandLine the words of the command line, after the program's name
/// @param threads how many alphas are evaluated at once, ≥ 1; does not change the result
/// @param replayOf id of the run that is repeated
/// @param earlier formulas whose near-copies are refused, where settings refuse them; empty: those
///   of the registry
public record RunRequest(
        Configuration configuration,
        List<String> commandLine,
        int threads,
        Optional<String> replayOf,
        Optional<Earlier> earlier) {
    public RunRequest {
        commandLine = List.copyOf(commandLine);
    }

    /// A study that refuses near-copies of the registry, where settings refuse them.
    public RunRequest(
            Configuration configuration,
            List<String> commandLine,
            int threads,
            Optional<String> replayOf) {
        this(configuration, commandLine, threads, replayOf, Optional.empty());
    }
}
