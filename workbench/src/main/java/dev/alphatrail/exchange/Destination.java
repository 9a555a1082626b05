package dev.alphatrail.exchange;

import dev.alphatrail.trail.TrailException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;

/// Where an export goes: a file or directory that is not there yet. It is written beside and
/// renamed when it is whole, so that nobody takes a part for it; nothing is overwritten.
final class Destination {
    private Destination() {}

    /// Writes what is to be there.
    @FunctionalInterface
    interface Writer {
        /// Writes it.
        ///
        /// @param fresh where, a path that does not exist
        void write(Path fresh) throws IOException;
    }

    /// @throws TrailException when something is there already, or it cannot be written
    static void write(Path destination, Writer writer) {
        Path target = destination.toAbsolutePath().normalize();
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new TrailException(
                    destination + " exists already and is not overwritten: name another one");
        }
        if (!Files.isDirectory(target.resolveSibling("."))) {
            throw new TrailException(
                    "cannot write "
                            + destination
                            + ": there is no such directory; make it first, or name another one");
        }
        Path fresh = target.resolveSibling("." + UUID.randomUUID() + ".tmp");
        try {
            try {
                writer.write(fresh);
                sync(fresh);
                Files.move(fresh, target);
                syncDirectory(target.resolveSibling("."));
            } finally {
                delete(fresh);
            }
        } catch (IOException e) {
            throw new TrailException(
                    "cannot write "
                            + destination
                            + ": "
                            + e.getMessage()
                            + "; check that the disk has room and the directory is writable",
                    e);
        }
    }

    private static void sync(Path written) throws IOException {
        Files.walkFileTree(
                written,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        try (FileChannel channel =
                                FileChannel.open(file, StandardOpenOption.WRITE)) {
                            channel.force(true);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path directory, @Nullable IOException fault) throws IOException {
                        syncDirectory(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /// Where a directory cannot be opened (Windows) the file system sees to it.
    private static void syncDirectory(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static void delete(Path unfinished) throws IOException {
        if (!Files.exists(unfinished, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(
                unfinished,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path directory, @Nullable IOException fault) throws IOException {
                        Files.delete(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
