package dev.alphatrail.exchange.mlflow;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Reads files of a directory that others wrote: regular ones only, no links followed, within
/// limits.
final class TreeFiles {
    private static final int MAX_DEPTH = 32;

    private TreeFiles() {}

    /// A file.
    ///
    /// @param name its path below the directory, parts joined by `/`
    record Named(String name, Path path, long bytes) {}

    /// The files below a directory by name; none when it is not there.
    ///
    /// @param most how many there may be
    /// @param notes gets what was left out
    /// @throws Refusal when there are more
    static List<Named> below(Path directory, int most, List<String> notes) throws IOException {
        List<Named> files = new ArrayList<>();
        String place = String.valueOf(directory.getFileName());
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
                notes.add(place + " is no directory and was left out");
            }
            return files;
        }
        Files.walkFileTree(
                directory,
                Set.of(),
                MAX_DEPTH,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        String name = nameBelow(directory, file);
                        if (!attributes.isRegularFile()) {
                            notes.add(
                                    place
                                            + "/"
                                            + name
                                            + (attributes.isSymbolicLink()
                                                    ? " is a link and was not followed"
                                                    : " is no regular file and was left out"));
                        } else if (files.size() == most) {
                            throw new Refusal(place + ": holds more than " + most + " files");
                        } else {
                            files.add(new Named(name, file, attributes.size()));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException fault) {
                        notes.add(
                                place
                                        + "/"
                                        + nameBelow(directory, file)
                                        + " cannot be read and was left out");
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path visited, @Nullable IOException fault) {
                        if (fault != null) {
                            notes.add(
                                    place
                                            + "/"
                                            + nameBelow(directory, visited)
                                            + " cannot be read to its end");
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        files.sort(Comparator.comparing(Named::name));
        return files;
    }

    private static String nameBelow(Path directory, Path file) {
        return directory.relativize(file).toString().replace('\\', '/');
    }

    /// The directories in a directory by name, without links.
    static List<Path> directories(Path directory) throws IOException {
        List<Path> directories = new ArrayList<>();
        try (var entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    directories.add(entry);
                }
            }
        }
        directories.sort(Comparator.comparing(path -> String.valueOf(path.getFileName())));
        return directories;
    }

    /// The text of a file in UTF-8.
    ///
    /// @param shown what it is called in messages
    /// @throws Refusal when it is no regular file, too large or no text
    static String text(Path file, String shown, int maxBytes) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new Refusal(
                    shown
                            + (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                                    ? ": is no regular file"
                                    : ": is missing"));
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new Refusal(shown + ": has more than " + maxBytes + " bytes");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw new Refusal(shown + ": is no text in UTF-8");
        } catch (NoSuchFileException _) {
            throw new Refusal(shown + ": is missing");
        }
    }
}
