package dev.alphatrail.runstore;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/// File system steps that outlast a power cut: what is synced is on disk, names included.
final class Durable {
    private Durable() {}

    /// Writes a whole file, replacing what was there, and syncs its contents. Its name is on disk
    /// once its directory is synced.
    static void write(Path file, byte[] bytes) throws IOException {
        write(file, bytes, true);
    }

    /// The same, but nothing is on disk before [#syncFile].
    static void writeLoosely(Path file, byte[] bytes) throws IOException {
        write(file, bytes, false);
    }

    private static void write(Path file, byte[] bytes, boolean sync) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            if (sync) {
                channel.force(true);
            }
        }
    }

    /// Syncs the contents of a file that was written by somebody else.
    static void syncFile(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// Copies a file and syncs the copy. Its name is on disk once its directory is synced.
    static void copy(Path from, Path to) throws IOException {
        try (FileChannel source = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel target =
                        FileChannel.open(
                                to,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE)) {
            transfer(source, 0, target);
            target.force(true);
        }
    }

    /// Copies what a file holds from a position to its end.
    static void transfer(FileChannel source, long from, FileChannel target) throws IOException {
        long position = from;
        while (position < source.size()) {
            position += source.transferTo(position, source.size() - position, target);
        }
    }

    /// Syncs the names in a directory; where a directory cannot be opened (Windows) the file system
    /// sees to it.
    static void syncDirectory(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /// Makes a directory, and those above it, with durable names, when they are not there.
    static void makeDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Path above = directory.toAbsolutePath().getParent();
            if (above != null) {
                makeDirectory(above);
            }
            Files.createDirectories(directory); // no fault when somebody else was faster
            if (above != null) {
                syncDirectory(above);
            }
        }
    }

    /// Gives a file new contents in one step: a reader sees the old ones or the new ones. The
    /// temporary file beside it has a fixed name, so callers hold a lock.
    static void replace(Path file, byte[] bytes) throws IOException {
        Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
        write(temporary, bytes);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        syncDirectory(file.resolveSibling("."));
    }

    /// The same for what can be derived from other files: a reader sees old or new, but a power cut
    /// may leave the old one, or an empty one.
    static void replaceDerived(Path file, String text) throws IOException {
        Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
        Files.writeString(temporary, text, StandardCharsets.UTF_8);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Deletes a directory and what is in it; links are deleted, not followed. One that is gone is
    /// no fault.
    static void deleteTree(Path directory) throws IOException {
        try {
            Files.walkFileTree(
                    directory,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                                throws IOException {
                            Files.deleteIfExists(file);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(
                                Path visited, @Nullable IOException fault) throws IOException {
                            Files.deleteIfExists(visited);
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (NoSuchFileException _) {
            // somebody else deleted it: that is what was wanted
        }
    }
}
