package dev.alphatrail.runstore;

import dev.alphatrail.runstore.Finding.Kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Upgrades a store of format 1, in which runs had no manifest and the index no chain. Each run is
/// sealed by one rename, then the index is written anew; interrupted at any point it goes on where
/// it stopped when it is started again. Artifacts are not touched.
public final class Migrator {
    private final RunStore store;
    private final Layout layout;

    /// For a store.
    public Migrator(RunStore store) {
        this.store = store;
        this.layout = store.layout();
    }

    /// What was done.
    ///
    /// @param sealed runs that got a manifest
    /// @param findings runs that could not get one
    /// @param reindexed what was done to the index
    public record Report(int sealed, List<Finding> findings, Reindexer.Report reindexed) {
        public Report {
            findings = List.copyOf(findings);
        }
    }

    /// Does it.
    ///
    /// @param schemas versions of the formats of the artifacts of those runs, by name
    /// @throws StoreException when the store cannot be read or written
    public Report migrate(Map<String, Integer> schemas) {
        List<Finding> findings = new ArrayList<>();
        int sealed = 0;
        Map<String, List<String>> registryLines = registryLines();
        Listing all = store.list(Integer.MAX_VALUE);
        for (IndexEntry entry : all.entries()) {
            Path directory = layout.run(entry.runId());
            if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                    && !Files.exists(directory.resolve(Manifest.FILE))) {
                try {
                    seal(
                            entry,
                            directory,
                            schemas,
                            registryLines.getOrDefault(entry.runId().value(), List.of()));
                    sealed++;
                } catch (StoreException | IllegalArgumentException e) {
                    findings.add(
                            Finding.of(
                                    Kind.NOT_SEALED,
                                    entry.runId(),
                                    String.valueOf(e.getMessage()),
                                    "then migrate again"));
                } catch (IOException e) {
                    throw StoreException.of("seal run " + entry.runId(), directory, e);
                }
            }
        }
        return new Report(sealed, findings, new Reindexer(store).reindex());
    }

    private void seal(
            IndexEntry entry, Path directory, Map<String, Integer> schemas, List<String> lines)
            throws IOException {
        RunDraft.requireReadable(entry);
        try (StoreLock _ = StoreLock.acquire(layout.root())) {
            StagedFiles files = new StagedFiles(directory);
            if (!lines.isEmpty()) {
                files.putRegistry(lines);
            }
            Manifest manifest = new Manifest(entry, schemas, files.seal());
            files.sync();
            SealedRun.putManifest(layout, directory, manifest);
        }
    }

    private Map<String, List<String>> registryLines() {
        Map<String, List<String>> byRun = new HashMap<>();
        Path registry = layout.registry().path();
        try (ForwardLines lines = new ForwardLines(registry)) {
            while (lines.next()) {
                if (lines.tooLong()) {
                    continue; // nothing that a run wrote
                }
                String run = RegistryCheck.runOf(lines);
                byRun.computeIfAbsent(run, _ -> new ArrayList<>()).add(lines.text());
            }
        } catch (IOException e) {
            throw StoreException.of("read the registry", registry, e);
        }
        return byRun;
    }
}
