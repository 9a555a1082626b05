package dev.alphatrail.exchange;

import dev.alphatrail.exchange.Transfer.Result;
import dev.alphatrail.runstore.Importer;
import dev.alphatrail.runstore.Importer.Outcome;
import dev.alphatrail.runstore.Manifest;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.trail.TrailException;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/// Takes runs over from another root, a run directory, a bag, or a zip archive of one of these.
public final class RunImport {
    /// What one run may hold when nobody says otherwise: 4 GiB.
    public static final long MAX_RUN_BYTES = 1L << 32;

    private static final String RESOURCE_FORKS = "__MACOSX";
    private static final String BAG = "bagit.txt";
    private static final int MAX_DEPTH = 4;
    private static final int SHOWN_FAULTS = 20;

    private final Importer importer;

    /// @param store where the runs are taken to
    /// @param maxRunBytes how much one run may hold
    public RunImport(RunStore store, long maxRunBytes) {
        this.importer = new Importer(store, maxRunBytes);
    }

    /// Takes over what is there.
    ///
    /// @throws TrailException when there is no such file or directory, or it cannot be read
    /// @throws dev.alphatrail.runstore.StoreException when our root cannot be used
    public List<Transfer> from(Path source) {
        try {
            if (Files.isDirectory(source)) {
                return directory(source.toRealPath(), source.toString());
            }
            if (Files.isRegularFile(source)) {
                return archive(source);
            }
        } catch (IOException e) {
            throw new TrailException("cannot read " + source + ": " + e.getMessage(), e);
        }
        throw new TrailException(
                source
                        + ": there is no such file or directory; name a root of runs, a run"
                        + " directory or a zip archive");
    }

    private List<Transfer> archive(Path file) throws IOException {
        String source = file.toString();
        List<Transfer> refused = new ArrayList<>();
        try {
            List<String> faults = ZipRules.faults(ZipDirectory.read(file));
            faults.stream()
                    .limit(SHOWN_FAULTS)
                    .forEach(fault ->
                            refused.add(new Transfer(source, source, Result.REFUSED, fault)));
            if (faults.size() > SHOWN_FAULTS) {
                refused.add(
                        new Transfer(
                                source,
                                source,
                                Result.REFUSED,
                                "and " + (faults.size() - SHOWN_FAULTS) + " more such entries"));
            }
            if (!refused.isEmpty()) {
                return refused;
            }
            try (FileSystem zip = FileSystems.newFileSystem(file)) {
                return directory(zip.getPath("/"), source);
            }
        } catch (ZipException e) {
            return List.of(
                    new Transfer(source, source, Result.REFUSED, String.valueOf(e.getMessage())));
        }
    }

    private List<Transfer> directory(Path directory, String source) throws IOException {
        Optional<Path> place = place(directory, 0);
        if (place.isEmpty()) {
            return List.of(
                    new Transfer(
                            source,
                            source,
                            Result.REFUSED,
                            "there is no run in it: no directory has a " + Manifest.FILE));
        }
        Path found = place.get();
        if (!isRun(found)) {
            return importer.importRoot(found).stream()
                    .map(outcome -> item(source, outcome))
                    .toList();
        }
        if (found.getFileName() == null) {
            return List.of(
                    new Transfer(
                            source,
                            source,
                            Result.REFUSED,
                            "the files of a run lie at its top: pack the run's directory itself,"
                                    + " which is named by its id"));
        }
        String name = found.getFileName().toString().replace("/", "");
        return List.of(item(source, importer.importRun(found.resolveSibling("."), name)));
    }

    private static Transfer item(String source, Outcome outcome) {
        if (outcome.name().equals(RESOURCE_FORKS)) {
            return new Transfer(source, outcome.name(), Result.SKIPPED, "macOS made it");
        }
        Result result =
                switch (outcome.result()) {
                    case ADDED -> Result.ADDED;
                    case PRESENT -> Result.PRESENT;
                    case CONFLICT -> Result.CONFLICT;
                    case REFUSED -> Result.REFUSED;
                };
        return new Transfer(source, outcome.name(), result, outcome.reason());
    }

    /// The run or the root of runs: the directory itself, or the only one in it that holds runs,
    /// for people pack the directory or what is in it.
    private static Optional<Path> place(Path directory, int depth) throws IOException {
        if (isRun(directory)) {
            return Optional.of(directory);
        }
        if (Files.isRegularFile(directory.resolve(BAG), LinkOption.NOFOLLOW_LINKS)) {
            return place(directory.resolve("data"), depth + 1);
        }
        List<Path> below = directories(directory);
        for (Path child : below) {
            if (isRun(child)) {
                return Optional.of(directory);
            }
        }
        List<Path> places = new ArrayList<>();
        for (Path child : depth < MAX_DEPTH ? below : List.<Path>of()) {
            place(child, depth + 1).ifPresent(places::add);
        }
        return places.size() == 1 ? Optional.of(places.getFirst()) : Optional.empty();
    }

    private static boolean isRun(Path directory) {
        return Files.isRegularFile(directory.resolve(Manifest.FILE), LinkOption.NOFOLLOW_LINKS);
    }

    private static List<Path> directories(Path directory) throws IOException {
        List<Path> directories = new ArrayList<>();
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return directories;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (!String.valueOf(entry.getFileName()).startsWith(".")
                        && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    directories.add(entry);
                }
            }
        }
        directories.sort(null);
        return directories;
    }
}
