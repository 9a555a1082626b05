package dev.alphatrail.cli;

import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.trail.RunFinder;
import dev.alphatrail.trail.TrailException;

import picocli.CommandLine.Option;

import java.nio.file.Files;
import java.nio.file.Path;

/// The option that names a run store.
final class StoreOption {
    @Option(
            names = "--runs-root",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Directory of the runs (default: ${DEFAULT-VALUE}).")
    private Path root = Path.of("runs");

    /// The directory as it was named.
    Path root() {
        return root;
    }

    /// The store, which need not exist yet.
    RunStore store() {
        return RunStore.open(root);
    }

    /// The store.
    ///
    /// @throws TrailException when there is no such directory
    RunStore existing() {
        RunStore store = RunStore.open(root);
        if (!Files.isDirectory(root)) {
            throw new TrailException(
                    "there is no run store at " + root + ": name it with --runs-root");
        }
        return store;
    }

    /// Finds runs in the store, and by their paths elsewhere.
    RunFinder finder() {
        return new RunFinder(store());
    }
}
