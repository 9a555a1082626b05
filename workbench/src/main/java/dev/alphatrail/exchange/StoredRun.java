package dev.alphatrail.exchange;

import dev.alphatrail.json.JsonException;
import dev.alphatrail.query.Where;
import dev.alphatrail.runstore.IndexEntry;
import dev.alphatrail.runstore.Manifest;
import dev.alphatrail.runstore.Manifest.FileEntry;
import dev.alphatrail.runstore.RunDirectory;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.trail.TrailException;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A run of a store that is to be written elsewhere: the files that its manifest names, as they
/// were when it was published.
///
/// @param directory where it lies
/// @param manifest what it holds
/// @param entry what the index says of it now, with later tags and notes
/// @param events file of what happened to it after it was published; empty when nothing did
public record StoredRun(
        RunDirectory directory, Manifest manifest, IndexEntry entry, Optional<Path> events) {
    private static final long MAX_MANIFEST = 1 << 26;

    /// The runs that a user named, each once, in his order.
    ///
    /// @throws dev.alphatrail.runstore.StoreException when there is no such run
    /// @throws TrailException when it is not of this store, or cannot be read
    public static List<StoredRun> named(RunStore store, List<String> names) {
        Map<String, RunDirectory> wanted = new LinkedHashMap<>();
        for (String name : names) {
            RunDirectory run = store.resolve(name);
            if (!isIn(store, run)) {
                throw elsewhere(store, run.path().toString());
            }
            wanted.putIfAbsent(run.name(), run);
        }
        Map<String, IndexEntry> entries = new LinkedHashMap<>();
        store.list(entry -> wanted.containsKey(entry.runId().value()), wanted.size())
                .entries()
                .forEach(entry -> entries.put(entry.runId().value(), entry));
        List<StoredRun> runs = new ArrayList<>();
        for (String name : wanted.keySet()) {
            IndexEntry entry = entries.get(name);
            if (entry == null) {
                throw elsewhere(store, name);
            }
            runs.add(of(store, entry));
        }
        return runs;
    }

    private static boolean isIn(RunStore store, RunDirectory run) {
        try {
            Path own = store.root().resolve(run.name());
            return Files.exists(own) && Files.isSameFile(own, run.path());
        } catch (IOException _) {
            return false; // then it cannot be exported either
        }
    }

    private static TrailException elsewhere(RunStore store, String run) {
        return new TrailException(
                "run "
                        + run
                        + " is not in the index of "
                        + store.root()
                        + ": name its store with --runs-root, or see `alphatrail doctor`");
    }

    /// All runs of a store that match, first published first.
    ///
    /// @throws TrailException when one cannot be read
    public static List<StoredRun> all(RunStore store, Optional<Where> where) {
        return store.query(where, Optional.empty(), Integer.MAX_VALUE).entries().reversed().stream()
                .map(entry -> of(store, entry))
                .toList();
    }

    private static StoredRun of(RunStore store, IndexEntry entry) {
        RunId id = entry.runId();
        RunDirectory directory =
                store.find(id)
                        .orElseThrow(() ->
                                new TrailException(
                                        "run "
                                                + id
                                                + " is in the index, but its directory is gone:"
                                                + " `alphatrail doctor` tells more"));
        if (!directory.has(Manifest.FILE)) {
            throw new TrailException(
                    "run "
                            + id
                            + " has no manifest: `alphatrail migrate` seals runs of older"
                            + " versions");
        }
        try {
            String shown = directory.path().resolve(Manifest.FILE).toString();
            Manifest manifest = Manifest.of(directory.read(Manifest.FILE, MAX_MANIFEST), shown);
            if (!manifest.runId().equals(id)) {
                throw new TrailException(shown + ": is of run " + manifest.runId());
            }
            Path events = store.root().resolve(".events").resolve(id + ".jsonl");
            return new StoredRun(
                    directory,
                    manifest,
                    entry,
                    Files.isRegularFile(events, LinkOption.NOFOLLOW_LINKS)
                            ? Optional.of(events)
                            : Optional.empty());
        } catch (JsonException e) {
            throw new TrailException(String.valueOf(e.getMessage()), e);
        }
    }

    /// The id.
    public RunId id() {
        return manifest.runId();
    }

    /// The names of its files, the manifest among them, sorted.
    List<String> names() {
        List<String> names = new ArrayList<>();
        manifest.files().forEach(file -> names.add(file.path()));
        names.add(Manifest.FILE);
        names.sort(null);
        return names;
    }

    /// Copies a file.
    ///
    /// @return its digest, lower-case hex
    /// @throws TrailException when it is not as the manifest says
    String copy(String name, OutputStream out) throws IOException {
        Path file = directory.file(name);
        String digest = copy(file, out);
        Optional<FileEntry> expected = manifest.file(name);
        if (expected.isPresent() && !expected.get().sha256().equals(digest)) {
            throw new TrailException(
                    "run "
                            + id()
                            + ": "
                            + name
                            + " was changed since the run was published; `alphatrail verify` tells"
                            + " more");
        }
        return digest;
    }

    /// Copies any file.
    ///
    /// @return its digest, lower-case hex
    static String copy(Path file, OutputStream out) throws IOException {
        MessageDigest digest = newDigest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
