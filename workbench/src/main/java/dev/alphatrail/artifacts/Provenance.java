package dev.alphatrail.artifacts;

import dev.alphatrail.factorcache.DiskFactorCache;
import dev.alphatrail.marketdata.DataFingerprint;
import dev.alphatrail.marketdata.DataFingerprint.Input;
import dev.alphatrail.study.Progress.Stage;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a run came about: everything about it that is not its result and may differ from one
/// repetition to the next.
///
/// @param runId the run
/// @param start when it began
/// @param end when it ended
/// @param stages time spent in each stage that was reached, all rounds together
/// @param error what it failed with, one line; empty when it came to its end
/// @param code which Alphatrail ran
/// @param host what it ran on
/// @param threads threads it was allowed
/// @param commandLine the words of the command line, after the program's name
/// @param inputs files read, with path, size and digest; empty for the synthetic market
/// @param packed the packed file the panel was read from; `inputs` are then what it was made of
/// @param panelSha256 fingerprint of the panel; empty when the data could not be loaded
/// @param cache what the cache of factors was good for; empty when there was none
/// @param seed seed of the generator
/// @param replayOf the run that was repeated
public record Provenance(
        String runId,
        Instant start,
        Instant end,
        Map<Stage, Duration> stages,
        Optional<String> error,
        Code code,
        Host host,
        int threads,
        List<String> commandLine,
        List<Input> inputs,
        Optional<DataFingerprint.Packed> packed,
        Optional<String> panelSha256,
        Optional<DiskFactorCache.Use> cache,
        long seed,
        Optional<String> replayOf) {
    /// Which Alphatrail.
    ///
    /// @param gitCommit full id of the commit; empty when it is not known
    /// @param gitDirty whether the sources differed from that commit; says nothing without one
    public record Code(String version, Optional<String> gitCommit, boolean gitDirty) {}

    /// Machine and Java runtime. The name of the machine is left out: run directories are passed
    /// on.
    ///
    /// @param os name and version of the operating system
    /// @param arch processor architecture
    /// @param cores processors the runtime may use
    /// @param maxMemoryBytes largest heap
    /// @param javaVersion version of the runtime, such as `25.0.1+8`
    /// @param javaVendor who built it
    public record Host(
            String os,
            String arch,
            int cores,
            long maxMemoryBytes,
            String javaVersion,
            String javaVendor) {
        /// This machine and runtime.
        public static Host current() {
            Runtime runtime = Runtime.getRuntime();
            return new Host(
                    property("os.name") + " " + property("os.version"),
                    property("os.arch"),
                    runtime.availableProcessors(),
                    runtime.maxMemory(),
                    property("java.runtime.version"),
                    property("java.vendor"));
        }

        private static String property(String name) {
            return System.getProperty(name, "unknown");
        }
    }

    public Provenance {
        EnumMap<Stage, Duration> ordered = new EnumMap<>(Stage.class);
        ordered.putAll(stages);
        stages = Collections.unmodifiableMap(ordered);
        commandLine = List.copyOf(commandLine);
        inputs = List.copyOf(inputs);
    }
}
