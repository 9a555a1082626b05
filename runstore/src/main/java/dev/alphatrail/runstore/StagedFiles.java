package dev.alphatrail.runstore;

import dev.alphatrail.runstore.Manifest.FileEntry;
import dev.alphatrail.runstore.Sha256.Digested;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;

/// The files of a run that is being written. Those put here are digested and synced in the
/// background at once; with those that others write both happens when the run is sealed.
final class StagedFiles {
    /// Files up to this size are digested by who puts them: to let others do it would take longer.
    private static final int SMALL = 1 << 16;

    private final Path directory;
    private final Map<String, Known> known = new HashMap<>();
    private final Map<String, String> byFolded = new HashMap<>();
    private final Set<Path> directories = new HashSet<>();
    private final Syncer syncer = new Syncer();

    /// What is known of a file that was put here.
    private record Known(long bytes, FutureTask<Digested> digest) {}

    /// A file that was found, and the digest that is being made of it.
    private record Found(String name, FutureTask<Digested> digest) {
        FileEntry entry() throws IOException {
            Digested digested = Syncer.result(digest);
            return new FileEntry(name, digested.bytes(), digested.sha256());
        }
    }

    StagedFiles(Path directory) {
        this.directory = directory;
        directories.add(directory);
    }

    private static void requireFree(String name) {
        if (name.equals(Manifest.FILE) || name.equals(Manifest.REGISTRY_FILE)) {
            throw new StoreException("the store itself writes " + name + ": choose another name");
        }
    }

    void put(String name, byte[] bytes) throws IOException {
        requireFree(name);
        write(name, place(name), bytes);
    }

    private void write(String name, Path file, byte[] bytes) throws IOException {
        Durable.writeLoosely(file, bytes);
        syncer.file(file);
        known.put(name, new Known(bytes.length, digest(file, bytes)));
    }

    /// What is digested later is read again: the bytes belong to the caller, who may change them.
    private FutureTask<Digested> digest(Path file, byte[] bytes) {
        if (bytes.length > SMALL) {
            return syncer.digest(file);
        }
        FutureTask<Digested> digest =
                new FutureTask<>(() -> new Digested(bytes.length, Sha256.of(bytes)));
        digest.run();
        return digest;
    }

    /// A file that somebody else writes.
    Path outside(String name) throws IOException {
        requireFree(name);
        Path file = place(name);
        known.remove(name);
        return file;
    }

    /// Where a file of this name goes; its directory is made. Also for what comes from another
    /// store, where the store itself may have written it.
    Path place(String name) throws IOException {
        ArtifactName.check(name);
        String other = byFolded.putIfAbsent(PortableName.folded(name), name);
        if (other != null && !other.equals(name)) {
            throw new StoreException(
                    name
                            + " differs from "
                            + other
                            + " in case only, which not every file system can tell: choose another"
                            + " name");
        }
        Path file = directory.resolve(name);
        Path above = file.resolve("..").normalize();
        if (directories.add(above)) {
            Files.createDirectories(above);
        }
        return file;
    }

    void putRegistry(List<String> lines) throws IOException {
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        write(Manifest.REGISTRY_FILE, directory.resolve(Manifest.REGISTRY_FILE), bytes);
    }

    /// Every file with its digest.
    ///
    /// @throws StoreException when something lies there that is no artifact
    List<FileEntry> seal() throws IOException {
        List<Found> found = new ArrayList<>();
        Files.walkFileTree(
                directory,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        String name = directory.relativize(file).toString().replace('\\', '/');
                        if (!attributes.isRegularFile() || !ArtifactName.isAllowed(name)) {
                            throw new StoreException(
                                    file
                                            + " is no regular file with a name for an artifact:"
                                            + " remove it before the run is published");
                        }
                        if (name.equals(Manifest.FILE)) {
                            syncer.file(file);
                        } else {
                            found.add(new Found(name, digest(name, file, attributes.size())));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path visited, @Nullable IOException fault) throws IOException {
                        if (fault != null) {
                            throw fault;
                        }
                        if (!visited.equals(directory)) {
                            syncer.directory(visited); // their own waits for the manifest
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        List<FileEntry> entries = new ArrayList<>();
        for (Found file : found) {
            entries.add(file.entry());
        }
        return entries;
    }

    private FutureTask<Digested> digest(String name, Path file, long size) {
        Known put = known.get(name);
        if (put != null && put.bytes() == size) {
            return put.digest();
        }
        syncer.file(file);
        return syncer.digest(file);
    }

    /// Writes the last file of the run, and returns when all of them, and their names, are on disk.
    void putManifest(byte[] manifest) throws IOException {
        Path file = directory.resolve(Manifest.FILE);
        Durable.writeLoosely(file, manifest);
        syncer.file(file);
        sync();
    }

    /// Returns when all that [#seal] has seen is on disk.
    void sync() throws IOException {
        Durable.syncDirectory(directory);
        syncer.await();
    }
}
