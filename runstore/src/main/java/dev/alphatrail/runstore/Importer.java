package dev.alphatrail.runstore;

import dev.alphatrail.json.JsonException;
import dev.alphatrail.runstore.Manifest.FileEntry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Takes complete runs over from elsewhere: another store, a copy, an archive opened as a file
/// system. Nothing is overwritten, and nothing comes in that does not agree with its manifest to
/// the byte: names that lead elsewhere, links, additional files and archives that unpack to more
/// than they say are refused.
public final class Importer {
    private final RunStore store;
    private final Layout layout;
    private final long maxBytes;

    /// @param store where runs are taken to
    /// @param maxBytes how much one run may hold
    public Importer(RunStore store, long maxBytes) {
        this.store = store;
        this.layout = store.layout();
        this.maxBytes = maxBytes;
    }

    /// What became of one run.
    ///
    /// @param name of its directory
    /// @param result what was done
    /// @param reason why it was not taken, empty when it was
    public record Outcome(String name, Result result, String reason) {}

    /// What can become of a run.
    public enum Result {
        /// It is in the store now.
        ADDED,
        /// The same run was there already.
        PRESENT,
        /// Another run of that id is there: nothing was done.
        CONFLICT,
        /// It is no whole run: nothing was done.
        REFUSED
    }

    /// Takes every run of a root over, with its tags and notes. Directories of the store's own are
    /// left out, and those that are no runs reported as refused.
    ///
    /// @param root of another store, or any directory of run directories
    /// @throws StoreException when it, or our root, cannot be used
    public List<Outcome> importRoot(Path root) {
        TreeSet<String> names = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
            for (Path entry : entries) {
                // file systems in archives end the names of directories with a slash
                String name = String.valueOf(entry.getFileName()).replace("/", "");
                if (!name.startsWith(".")
                        && !Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                    names.add(name);
                }
            }
        } catch (IOException e) {
            throw StoreException.of("import from " + root, root, e);
        }
        List<Outcome> outcomes = new ArrayList<>();
        names.forEach(name -> outcomes.add(importRun(root, name)));
        return outcomes;
    }

    /// Takes one run of a root over, with its tags and notes.
    ///
    /// @param name of its directory
    /// @throws StoreException when our root cannot be used
    public Outcome importRun(Path root, String name) {
        return RunId.isId(name)
                ? importRun(root.resolve(name), RunId.parse(name), new Layout(root))
                : new Outcome(RunCheck.printable(name), Result.REFUSED, "the name is no run id");
    }

    private Outcome importRun(Path directory, RunId id, Layout source) {
        try {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                return new Outcome(id.value(), Result.REFUSED, "it is no directory");
            }
            Optional<byte[]> manifest = RunCheck.manifestBytes(directory);
            Optional<Outcome> there = alreadyThere(id, manifest);
            if (there.isPresent()) {
                return there.get();
            }
            Optional<String> fault = fault(directory, id, manifest);
            if (fault.isPresent()) {
                return new Outcome(id.value(), Result.REFUSED, fault.get());
            }
            return take(directory, id, manifest.orElseThrow(), source);
        } catch (JsonException e) {
            return new Outcome(id.value(), Result.REFUSED, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw StoreException.of("import run " + id, directory, e);
        }
    }

    private Optional<Outcome> alreadyThere(RunId id, Optional<byte[]> manifest) throws IOException {
        if (!Files.exists(layout.run(id), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        boolean same =
                manifest.isPresent()
                        && RunCheck.manifestBytes(layout.run(id))
                                .map(ours -> java.util.Arrays.equals(ours, manifest.get()))
                                .orElse(false);
        return Optional.of(
                same
                        ? new Outcome(id.value(), Result.PRESENT, "")
                        : new Outcome(
                                id.value(),
                                Result.CONFLICT,
                                "another run of this id is in " + store.root()));
    }

    private Optional<String> fault(Path directory, RunId id, Optional<byte[]> manifest)
            throws IOException {
        if (manifest.isEmpty()) {
            return Optional.of("it has no " + Manifest.FILE);
        }
        long bytes = 0;
        for (FileEntry file : Manifest.of(manifest.get(), Manifest.FILE).files()) {
            bytes = Math.addExact(bytes, file.bytes());
        }
        if (bytes > maxBytes) {
            return Optional.of("it holds " + bytes + " bytes, at most " + maxBytes + " are taken");
        }
        return RunCheck.check(id, directory, Optional.empty()).stream()
                .findFirst()
                .map(Finding::what);
    }

    private Outcome take(Path directory, RunId id, byte[] bytes, Layout source) throws IOException {
        Manifest manifest = Manifest.of(bytes, Manifest.FILE);
        RunDraft.requireReadable(manifest.entry());
        store.prepare();
        Staging staging = new Staging(layout, id);
        if (!staging.claim(manifest.entry().summary())) {
            return new Outcome(
                    id.value(), Result.CONFLICT, String.valueOf(store.taken(id).getMessage()));
        }
        try {
            StagedFiles files = new StagedFiles(staging.files());
            for (FileEntry file : manifest.files()) {
                copy(directory.resolve(file.path()), files.inherited(file.path()), file.bytes());
            }
            files.seal();
            files.putManifest(bytes);
            Optional<Finding> fault =
                    RunCheck.check(id, staging.files(), Optional.of(Sha256.of(bytes))).stream()
                            .findFirst();
            if (fault.isPresent()) {
                staging.delete();
                return new Outcome(id.value(), Result.REFUSED, fault.get().what());
            }
            publish(staging, manifest, Sha256.of(bytes), EventFile.read(source, id).events());
            return new Outcome(id.value(), Result.ADDED, "");
        } catch (IOException | StoreException e) {
            if (staging.holdsFiles()) {
                staging.delete();
            }
            throw e;
        }
    }

    private void publish(Staging staging, Manifest manifest, String sha256, List<Event> events)
            throws IOException {
        List<String> registryLines = Ledger.registryLines(staging.files());
        try (StoreLock _ = StoreLock.acquire(layout.root())) {
            Ledger ledger = new Ledger(layout);
            ledger.completeInterrupted();
            ledger.move(staging);
            ledger.add(manifest.entry(), sha256, registryLines);
            for (Event event : events) {
                switch (event) {
                    case Event.Tagged _, Event.Noted _ -> ledger.add(event);
                    // where the run was in the other store is no matter here
                    case Event.Deleted _, Event.Restored _, Event.Purged _ -> {}
                }
            }
            staging.forget();
        }
    }

    /// Copies at most as many bytes as the manifest says there are.
    private static void copy(Path from, Path to, long bytes) throws IOException {
        try (InputStream in = Files.newInputStream(from);
                FileChannel out =
                        FileChannel.open(
                                to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] block = new byte[1 << 16];
            long left = bytes;
            while (left > 0) {
                int length = in.read(block, 0, (int) Math.min(block.length, left));
                if (length < 0) {
                    break; // shorter than it says: the check afterwards tells
                }
                ByteBuffer buffer = ByteBuffer.wrap(block, 0, length);
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                left -= length;
            }
        }
    }
}
