package dev.alphatrail.runstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The artifacts of a run, for reading. Nothing outside the directory is ever read, whatever links
/// it holds.
public final class RunDirectory {
    private final Path path;
    private final Path real;

    private RunDirectory(Path path, Path real) {
        this.path = path;
        this.real = real;
    }

    /// Opens a directory, of a store or copied elsewhere. What is in it is not looked at.
    ///
    /// @throws StoreException when there is no such directory
    public static RunDirectory open(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new StoreException(
                    directory
                            + " is no run directory: "
                            + (Files.exists(directory)
                                    ? "it is a file"
                                    : "there is no such directory"));
        }
        try {
            return new RunDirectory(directory, directory.toRealPath());
        } catch (IOException e) {
            throw StoreException.of("open the run", directory, e);
        }
    }

    /// Where it is, as it was named.
    public Path path() {
        return path;
    }

    /// The name of the directory, which is the run's id as long as nobody renamed it.
    public String name() {
        return String.valueOf(real.getFileName());
    }

    /// Whether there is an artifact of this name.
    public boolean has(String name) {
        Path file = real.resolve(ArtifactName.check(name));
        try {
            return Files.isRegularFile(file) && file.toRealPath().startsWith(real);
        } catch (IOException _) {
            return false;
        }
    }

    /// The bytes of an artifact.
    ///
    /// @param maxBytes what the caller is ready to hold
    /// @throws StoreException when there is none, it is larger, or it lies outside behind a link
    public byte[] read(String name, long maxBytes) {
        Path file = file(name);
        try {
            long size = Files.size(file);
            if (size > maxBytes) {
                throw new StoreException(
                        file + " has " + size + " bytes, at most " + maxBytes + " are read");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw StoreException.of("read " + name, file, e);
        }
    }

    /// The file of an artifact, for a caller who reads it himself; links are resolved.
    ///
    /// @throws StoreException when there is none, or it lies outside behind a link
    public Path file(String name) {
        Path file = real.resolve(ArtifactName.check(name));
        if (!Files.isRegularFile(file)) {
            throw new StoreException("run " + path + " has no " + name);
        }
        try {
            Path target = file.toRealPath();
            if (!target.startsWith(real)) {
                throw new StoreException(
                        path.resolve(name)
                                + " is a link out of the run directory and is not followed");
            }
            return target;
        } catch (IOException e) {
            throw StoreException.of("read " + name, file, e);
        }
    }

    /// The names of all artifacts, sorted.
    ///
    /// @throws StoreException when the directory cannot be read
    public List<String> names() {
        try (Stream<Path> files = Files.walk(real)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> real.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw StoreException.of("read the run", path, e);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
