package dev.alphatrail.runstore;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A run whose manifest can be read. What the manifest says in full is read again when it is
/// needed: a store may have many runs.
///
/// @param sha256 digest of the manifest
/// @param directory in the root or in the trash
record SealedRun(RunId id, Instant createdAt, String sha256, Path directory) {
    static final Comparator<SealedRun> BY_TIME =
            Comparator.comparing(SealedRun::createdAt).thenComparing(SealedRun::id);

    /// Reads the manifest of a run.
    ///
    /// @param findings gets what is wrong with it
    static Optional<SealedRun> read(RunId id, Path directory, List<Finding> findings) {
        try {
            Optional<byte[]> bytes = RunCheck.manifestBytes(directory);
            if (bytes.isEmpty()) {
                findings.add(
                        Finding.of(
                                Finding.Kind.FOREIGN,
                                id,
                                "has no " + Manifest.FILE + " and is left out",
                                "`alphatrail migrate` seals runs of older versions"));
                return Optional.empty();
            }
            Manifest manifest = Manifest.of(bytes.get(), Manifest.FILE);
            if (!manifest.runId().equals(id)) {
                throw new JsonException(Manifest.FILE + " is of run " + manifest.runId());
            }
            return Optional.of(
                    new SealedRun(
                            id, manifest.entry().createdAt(), Sha256.of(bytes.get()), directory));
        } catch (JsonException | IOException e) {
            findings.add(
                    Finding.of(
                            Finding.Kind.MANIFEST_DAMAGED,
                            id,
                            e.getMessage() + "; only what the index says of the run is kept",
                            "take the run from a backup"));
            return Optional.empty();
        }
    }

    /// Gives a run a manifest in one step, with the store's lock held.
    static void putManifest(Layout layout, Path directory, Manifest manifest) throws IOException {
        // beside the runs: what a crash leaves of it must not lie in one
        Path temporary = layout.root().resolve("." + Manifest.FILE + ".tmp");
        Durable.write(temporary, manifest.toBytes());
        Files.move(temporary, directory.resolve(Manifest.FILE), StandardCopyOption.ATOMIC_MOVE);
        Durable.syncDirectory(directory);
    }

    /// The line of the index, without the digest of the line before.
    Json.Obj indexBody() throws IOException {
        byte[] bytes = RunCheck.manifestBytes(directory).orElseThrow(IOException::new);
        return IndexLine.Run.body(Manifest.of(bytes, Manifest.FILE).entry(), sha256);
    }
}
