package dev.alphatrail.runstore;

import dev.alphatrail.json.JsonException;
import dev.alphatrail.runstore.Finding.Kind;
import dev.alphatrail.runstore.Manifest.FileEntry;
import dev.alphatrail.runstore.Sha256.Digested;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Holds the files of one run against its manifest, byte for byte.
final class RunCheck {
    private static final String FROM_A_COPY =
            "take the run from a backup or another store (`alphatrail import`)";

    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private RunCheck() {}

    /// What is not as the manifest says, in the order of names.
    ///
    /// @param manifestSha256 digest that the manifest must have, where it is known
    static List<Finding> check(RunId id, Path directory, Optional<String> manifestSha256)
            throws IOException {
        List<Finding> findings = new ArrayList<>();
        Optional<byte[]> bytes = manifestBytes(directory);
        if (bytes.isEmpty()) {
            findings.add(
                    Finding.of(
                            Kind.MANIFEST_MISSING, id, Manifest.FILE + " is missing", FROM_A_COPY));
            return findings;
        }
        boolean changed =
                manifestSha256.isPresent() && !manifestSha256.get().equals(Sha256.of(bytes.get()));
        if (changed) {
            findings.add(
                    Finding.of(
                            Kind.MANIFEST_CHANGED,
                            id,
                            Manifest.FILE + " is not the one that the index vouches for",
                            FROM_A_COPY));
        }
        try {
            Manifest manifest = Manifest.of(bytes.get(), Manifest.FILE);
            if (!manifest.runId().equals(id)) {
                findings.add(
                        Finding.of(
                                Kind.MANIFEST_CHANGED,
                                id,
                                Manifest.FILE + " is of run " + manifest.runId(),
                                "give the directory its name back"));
            }
            findings.addAll(files(id, directory, manifest));
        } catch (JsonException e) {
            findings.add(Finding.of(Kind.MANIFEST_DAMAGED, id, e.getMessage() + "", FROM_A_COPY));
        }
        return findings;
    }

    /// The bytes of the manifest of a run; empty when there is none.
    static Optional<byte[]> manifestBytes(Path directory) throws IOException {
        Path file = directory.resolve(Manifest.FILE);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(Manifest.LIMITS.maxBytes() + 1);
                if (bytes.length > Manifest.LIMITS.maxBytes()) {
                    throw new IOException(Manifest.FILE + " is larger than any manifest");
                }
                return Optional.of(bytes);
            }
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private static List<Finding> files(RunId id, Path directory, Manifest manifest)
            throws IOException {
        List<Finding> findings = new ArrayList<>();
        Set<String> present = names(directory);
        present.remove(Manifest.FILE);
        for (FileEntry file : manifest.files()) {
            if (!present.remove(file.path())) {
                findings.add(
                        Finding.of(
                                Kind.FILE_MISSING, id, file.path() + " is missing", FROM_A_COPY));
            } else {
                fault(directory.resolve(file.path()), file)
                        .ifPresent(fault ->
                                findings.add(
                                        Finding.of(
                                                Kind.FILE_CHANGED,
                                                id,
                                                file.path() + " " + fault,
                                                FROM_A_COPY)));
            }
        }
        for (String extra : present) {
            findings.add(
                    Finding.of(
                            Kind.FILE_EXTRA,
                            id,
                            printable(extra) + " was not there when the run was published",
                            "move it out of the run"));
        }
        return findings;
    }

    /// What is wrong with a file; a link is never followed.
    private static Optional<String> fault(Path path, FileEntry expected) throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of("is no regular file");
        }
        long size = Files.size(path);
        if (size != expected.bytes()) {
            return Optional.of("has " + size + " bytes instead of " + expected.bytes());
        }
        Digested found = Sha256.ofFile(path, expected.bytes());
        return found.sha256().equals(expected.sha256())
                ? Optional.empty()
                : Optional.of("was changed: its digest is another one");
    }

    /// The names of all files below a directory, links too, parts joined by `/`.
    static Set<String> names(Path directory) throws IOException {
        Set<String> names = new TreeSet<>();
        Files.walkFileTree(
                directory,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        names.add(directory.relativize(file).toString().replace('\\', '/'));
                        return FileVisitResult.CONTINUE;
                    }
                });
        return names;
    }

    /// A foreign text for a message: on one line, and nothing in it steers a terminal.
    static String printable(String text) {
        String line = UNPRINTABLE.matcher(text).replaceAll("?");
        return line.length() <= 100 ? line : line.substring(0, 100) + "…";
    }
}
