package dev.alphatrail.trail;

import dev.alphatrail.runstore.LiveRun;
import dev.alphatrail.runstore.RunDirectory;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.runstore.RunStore;

import java.time.Instant;

/// A run that a user named, and where it is.
public sealed interface NamedRun {
    /// A run in its place.
    ///
    /// @param store the one it lies in, which need not be the one that was searched when it was
    ///   named by a path
    record Published(RunStore store, RunId id, RunDirectory directory) implements NamedRun {}

    /// A run in the trash.
    record Trashed(RunStore store, RunId id, RunDirectory directory, Instant deletedAt)
            implements NamedRun {}

    /// A run that is not published: under way, or left behind by a program that is gone.
    record Unfinished(RunStore store, LiveRun run) implements NamedRun {}

    /// A run directory that lies in no store.
    record Copy(RunDirectory directory) implements NamedRun {}
}
