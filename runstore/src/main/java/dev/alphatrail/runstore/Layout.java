package dev.alphatrail.runstore;

import java.nio.file.Path;

/// Where everything lies below the root of a store; `docs/run-store.md` describes the files.
///
/// @param root the directory of the store
record Layout(Path root) {
    static final String INDEX = "_index.jsonl";
    static final String REGISTRY = "factor_registry.jsonl";
    static final String LATEST = "LATEST";
    private static final String LINES = ".jsonl";

    /// The chain of what happened.
    LineFile index() {
        return new LineFile(root.resolve(INDEX), quarantine());
    }

    /// The registry lines of all runs.
    LineFile registry() {
        return new LineFile(root.resolve(REGISTRY), quarantine());
    }

    Path latest() {
        return root.resolve(LATEST);
    }

    /// Runs being written.
    Path staging() {
        return root.resolve(".staging");
    }

    /// Deleted runs.
    Path trash() {
        return root.resolve(".trash");
    }

    /// What was taken out of files of the root because it was damaged.
    Path quarantine() {
        return root.resolve(".quarantine");
    }

    /// One file of events for each run that has any.
    Path events() {
        return root.resolve(".events");
    }

    LineFile events(RunId id) {
        return new LineFile(events().resolve(id + LINES), quarantine());
    }

    Path run(RunId id) {
        return root.resolve(id.value());
    }

    Path trashed(RunId id) {
        return trash().resolve(id.value());
    }
}
