package dev.alphatrail.runstore;

import dev.alphatrail.json.JsonException;
import dev.alphatrail.runstore.Manifest.FileEntry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
        if (!Files.isDirectory(root)) {
            throw new StoreException(
                    "cannot import from " + root + ": there is no such directory; check the path");
        }
        List<String> names;
        try {
            names = Names.in(root);
        } catch (IOException e) {
            throw StoreException.of("import from " + root, root, e);
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (String name : names) {
            if (!name.startsWith(".") && !isFile(root, name)) {
                outcomes.add(importRun(root, name));
            }
        }
        return outcomes;
    }

    /// Takes one run of a root over, with its tags and notes.
    ///
    /// @param name of its directory
    /// @throws StoreException when our root cannot be used
    public Outcome importRun(Path root, String name) {
        return importRun(name, new Layout(root));
    }

    private static boolean isFile(Path root, String name) {
        try {
            return Files.isRegularFile(root.resolve(name), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException _) {
            return false; // an archive can list a name that it then does not accept
        }
    }

    /// Why a run is not taken.
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        private final Result result;

        Refusal(Result result, String reason) {
            super(reason);
            this.result = result;
        }
    }

    private interface Reading<T> {
        T read() throws IOException, Refusal;
    }

    /// What cannot be read over there is a reason not to take the run, and no reason to stop.
    private static <T> T reading(Reading<T> reading) throws Refusal {
        try {
            return reading.read();
        } catch (JsonException | StoreException | IOException | UncheckedIOException e) {
            throw new Refusal(
                    Result.REFUSED,
                    "it cannot be read: " + RunCheck.printable(e.getMessage() + ""));
        }
    }

    private Outcome importRun(String name, Layout source) {
        try {
            if (!RunId.isId(name)) {
                throw new Refusal(Result.REFUSED, "the name is no run id");
            }
            RunId id = RunId.parse(name);
            Path directory = source.run(id);
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw new Refusal(Result.REFUSED, "it is no directory");
            }
            byte[] manifest =
                    reading(() -> RunCheck.manifestBytes(directory))
                            .orElseThrow(() ->
                                    new Refusal(Result.REFUSED, "it has no " + Manifest.FILE));
            if (isAlreadyThere(id, manifest)) {
                return new Outcome(name, Result.PRESENT, "");
            }
            reading(() -> {
                check(id, directory, manifest);
                return true;
            });
            List<Event> events = reading(() -> EventFile.read(source, id).events());
            take(id, directory, manifest, events);
            return new Outcome(name, Result.ADDED, "");
        } catch (Refusal e) {
            return new Outcome(RunCheck.printable(name), e.result, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw StoreException.of("import run " + name, layout.root(), e);
        }
    }

    private boolean isAlreadyThere(RunId id, byte[] manifest) throws IOException, Refusal {
        if (!Files.exists(layout.run(id), LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        boolean same =
                RunCheck.manifestBytes(layout.run(id))
                        .map(ours -> Arrays.equals(ours, manifest))
                        .orElse(false);
        if (!same) {
            throw new Refusal(Result.CONFLICT, "another run of this id is in " + store.root());
        }
        return true;
    }

    private void check(RunId id, Path directory, byte[] bytes) throws IOException, Refusal {
        Manifest manifest = Manifest.of(bytes, Manifest.FILE);
        RunDraft.requireReadable(manifest.entry());
        long left = maxBytes;
        for (FileEntry file : manifest.files()) {
            left -= Math.min(file.bytes(), maxBytes + 1);
            if (left < 0) {
                throw new Refusal(
                        Result.REFUSED,
                        "it holds more than the " + maxBytes + " bytes to be taken");
            }
        }
        Optional<Finding> fault =
                RunCheck.check(id, directory, Optional.empty()).stream().findFirst();
        if (fault.isPresent()) {
            throw new Refusal(Result.REFUSED, fault.get().what());
        }
        Optional<String> badLine = RegistryCheck.fault(directory, id);
        if (badLine.isPresent()) {
            throw new Refusal(Result.REFUSED, Manifest.REGISTRY_FILE + badLine.get());
        }
    }

    private void take(RunId id, Path directory, byte[] bytes, List<Event> events)
            throws IOException, Refusal {
        Manifest manifest = Manifest.of(bytes, Manifest.FILE);
        store.prepare();
        Staging staging = new Staging(layout, id);
        if (!staging.claim(manifest.entry().summary())) {
            throw new Refusal(Result.CONFLICT, String.valueOf(store.taken(id).getMessage()));
        }
        try {
            StagedFiles files = new StagedFiles(staging.files());
            for (FileEntry file : manifest.files()) {
                copy(directory.resolve(file.path()), files.place(file.path()), file.bytes());
            }
            files.seal();
            // where the run was in the other store is no matter here
            staging.keepEvents(
                    events.stream()
                            .filter(event ->
                                    event instanceof Event.Tagged || event instanceof Event.Noted)
                            .toList());
            files.putManifest(bytes); // last: from here on it can be salvaged whole
            Optional<Finding> fault =
                    RunCheck.check(id, staging.files(), Optional.of(Sha256.of(bytes))).stream()
                            .findFirst();
            if (fault.isPresent()) {
                throw new Refusal(Result.REFUSED, fault.get().what());
            }
            try (StoreLock _ = StoreLock.acquire(layout.root())) {
                Ledger ledger = new Ledger(layout);
                ledger.completeInterrupted();
                ledger.publish(staging, manifest.entry(), Sha256.of(bytes));
            }
        } finally {
            if (staging.holdsFiles()) {
                staging.forget(); // not published
            }
        }
    }

    /// Copies at most as many bytes as the manifest says there are.
    private static void copy(Path from, Path to, long bytes) throws IOException, Refusal {
        try (InputStream in = reading(() -> Files.newInputStream(from));
                FileChannel out =
                        FileChannel.open(
                                to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] block = new byte[1 << 16];
            long left = bytes;
            while (left > 0) {
                int wanted = (int) Math.min(block.length, left);
                int length = reading(() -> in.read(block, 0, wanted));
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
