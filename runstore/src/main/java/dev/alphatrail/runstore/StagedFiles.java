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

/// The files of a run that is being written. Those put here are digested at once and synced in the
/// background; with those that others write both happens when the run is sealed.
final class StagedFiles {
    private final Path directory;
    private final Map<String, Digested> known = new HashMap<>();
    private final Map<String, String> byFolded = new HashMap<>();
    private final Set<Path> directories = new HashSet<>();
    private final Syncer syncer = new Syncer();
    private final List<Path> folders = new ArrayList<>();

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
        Path file = place(name);
        Durable.writeLoosely(file, bytes);
        syncer.file(file);
        known.put(name, new Digested(bytes.length, Sha256.of(bytes)));
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
        Path file = directory.resolve(Manifest.REGISTRY_FILE);
        Durable.writeLoosely(file, bytes);
        syncer.file(file);
        known.put(Manifest.REGISTRY_FILE, new Digested(bytes.length, Sha256.of(bytes)));
    }

    /// Every file with its digest.
    ///
    /// @throws StoreException when something lies there that is no artifact
    List<FileEntry> seal() throws IOException {
        List<FileEntry> entries = new ArrayList<>();
        folders.clear();
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
                            entries.add(entry(name, file, attributes.size()));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path visited, @Nullable IOException fault) throws IOException {
                        if (fault != null) {
                            throw fault;
                        }
                        folders.add(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
        return entries;
    }

    private FileEntry entry(String name, Path file, long size) throws IOException {
        Digested digested = known.get(name);
        if (digested == null || digested.bytes() != size) {
            syncer.file(file);
            digested = Sha256.ofFile(file);
        }
        return new FileEntry(name, digested.bytes(), digested.sha256());
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
        folders.forEach(syncer::directory);
        syncer.await();
    }
}
