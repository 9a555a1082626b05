package dev.alphatrail.trail;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;

import java.time.Instant;
import java.util.Locale;

/// Something that was seen in a store.
///
/// @param at when it was seen
/// @param what it is
/// @param runId the run, empty when it is about the store
/// @param text more of it, on one line; may be empty
/// @param detail more of it for programs
public record Sighting(Instant at, What what, String runId, String text, Json.Obj detail) {
    private static final int LONGEST_WORD = What.REINDEXED.word().length();

    /// What can be seen.
    public enum What {
        /// A run was under way when the watch began.
        RUNNING,
        BEGAN,
        /// A run under way went on.
        PROGRESS,
        FINISHED,
        FAILED,
        /// The program of a run is gone, or what it left was published by `doctor --salvage`.
        KILLED,
        /// A run on another machine was not heard of for a while.
        SILENT,
        /// A run under way is gone and left nothing.
        ENDED,
        TAG,
        NOTE,
        DELETE,
        RESTORE,
        PURGE,
        /// The index was made anew.
        REINDEXED,
        WARNING;

        /// The word for it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A line for people, safe for a terminal.
    public String line() {
        String more = TerminalText.line((runId.isEmpty() ? "" : runId + " ") + text);
        String gap = " ".repeat(LONGEST_WORD + 2 - what.word().length());
        return Moments.second(at) + "  " + what.word() + gap + more;
    }

    /// A line of JSON for programs, without the line feed.
    public String json() {
        return TerminalText.json(
                JsonWriter.compact(
                        Json.object()
                                .put("at", at.toString())
                                .put("what", what.word())
                                .put("run_id", runId)
                                .putAll(detail)
                                .build()));
    }
}
