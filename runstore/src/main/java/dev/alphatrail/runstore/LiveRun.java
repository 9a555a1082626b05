package dev.alphatrail.runstore;

import dev.alphatrail.json.Json;

import java.time.Instant;
import java.util.Locale;

/// A run that is not published: under way, or left behind by a program that is gone.
///
/// @param runId the id it will have
/// @param state whether anybody still writes it
/// @param startedAt when it began
/// @param stage what it was doing last, empty when its writer did not say
/// @param done steps done of that stage
/// @param total steps of that stage, 0 when not known
/// @param heartbeat when its writer was last heard of
/// @param host the machine it runs on
/// @param pid its process there
/// @param about its writer's words: members such as an index line has
public record LiveRun(
        RunId runId,
        State state,
        Instant startedAt,
        String stage,
        long done,
        long total,
        Instant heartbeat,
        String host,
        long pid,
        Json.Obj about) {
    /// Whether a run is being written.
    public enum State {
        /// Its process is there, or has been heard of lately from another machine.
        RUNNING,
        /// Its process is gone: what it wrote is kept until somebody salvages or discards it.
        KILLED,
        /// It runs on another machine that was not heard of for a while: gone, or cut off.
        SILENT;

        /// The word for it: `running`, `killed` or `silent`.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
