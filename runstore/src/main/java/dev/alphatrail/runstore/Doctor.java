package dev.alphatrail.runstore;

import dev.alphatrail.json.JsonException;
import dev.alphatrail.runstore.Finding.Kind;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tells how a store is and mends what crashes leave: runs that are not published, lines that are
/// missing, directories that are not where the events say. Files of runs are not digested; that is
/// the [Verifier]'s work.
public final class Doctor {
    /// File systems on which locks or renames depend on server and mount.
    private static final Set<String> REMOTE =
            Set.of(
                    "nfs",
                    "nfs4",
                    "cifs",
                    "smb",
                    "smb2",
                    "smb3",
                    "smbfs",
                    "lustre",
                    "gpfs",
                    "beegfs",
                    "ceph",
                    "fuse.ceph",
                    "fuse.glusterfs",
                    "fuse.sshfs",
                    "fuse.s3fs",
                    "fuse.rclone",
                    "fuse.gcsfuse",
                    "virtiofs",
                    "9p",
                    "afs");

    /// File systems that forget everything when the machine stops.
    private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");

    private final RunStore store;
    private final Layout layout;

    /// For a store.
    public Doctor(RunStore store) {
        this.store = store;
        this.layout = store.layout();
    }

    /// Everything worth telling, the runs under way first.
    ///
    /// @throws StoreException when the store cannot be read
    public List<Finding> examine() {
        try {
            List<Finding> findings = new ArrayList<>();
            Instant now = Instant.now();
            for (Staging staging : Staging.all(layout)) {
                staged(staging, now).ifPresent(findings::add);
            }
            findings.addAll(new ChainCheck(layout).check(StoreState.of(layout), Optional.empty()));
            fileSystem().ifPresent(findings::add);
            quarantined().ifPresent(findings::add);
            return findings;
        } catch (IOException e) {
            throw StoreException.of("examine the store", layout.root(), e);
        }
    }

    /// Completes interrupted publications, moves torn tails to the quarantine, does what events
    /// say, adds what the index lacks and rewrites it where it is damaged. Runs under way and what
    /// killed programs left are not touched.
    ///
    /// @throws StoreException when the store cannot be written
    public Reindexer.Report fix() {
        Reindexer.Report report = new Reindexer(store).reindex();
        try {
            for (Staging staging : Staging.all(layout)) {
                if (staging.isEmptyAndDead(Instant.now())) {
                    staging.delete();
                }
            }
        } catch (IOException e) {
            throw StoreException.of("mend the store", layout.staging(), e);
        }
        return report;
    }

    /// Publishes what a killed program left of a run. When all its files were written it becomes
    /// the run it was to be, else a run of status `killed`.
    ///
    /// @param force also when the program may still run on another machine
    /// @throws StoreException when it is not there, its program still runs, or the root cannot be
    ///   written
    public RunDirectory salvage(RunId id, boolean force) {
        Staging staging = dead(id, force);
        try {
            if (isComplete(staging)) {
                // its program may have been killed before it came to syncing
                StagedFiles files = new StagedFiles(staging.files());
                files.seal();
                files.sync();
            } else {
                seal(staging);
            }
            byte[] bytes = RunCheck.manifestBytes(staging.files()).orElseThrow(IOException::new);
            Manifest manifest = Manifest.of(bytes, Manifest.FILE);
            try (StoreLock _ = StoreLock.acquire(layout.root())) {
                Ledger ledger = new Ledger(layout);
                ledger.completeInterrupted();
                ledger.publish(staging, manifest.entry(), Sha256.of(bytes));
            }
            return RunDirectory.open(layout.run(id));
        } catch (IOException e) {
            throw StoreException.of("salvage run " + id, staging.directory(), e);
        }
    }

    /// Deletes what a killed program left of a run.
    ///
    /// @param force also when the program may still run on another machine
    /// @throws StoreException when it is not there, its program still runs, or the root cannot be
    ///   written
    public void discard(RunId id, boolean force) {
        Staging staging = dead(id, force);
        try {
            staging.delete();
        } catch (IOException e) {
            throw StoreException.of("discard run " + id, staging.directory(), e);
        }
    }

    private Staging dead(RunId id, boolean force) {
        Staging staging = new Staging(layout, id);
        LiveRun run =
                staging.look(Instant.now())
                        .orElseThrow(() ->
                                new StoreException(
                                        "no run "
                                                + id
                                                + " was left unfinished in "
                                                + layout.root()
                                                + ": `alphatrail doctor` lists those that"
                                                + " were"));
        boolean refused =
                switch (run.state()) {
                    case RUNNING -> true;
                    case SILENT -> !force;
                    case KILLED -> false;
                };
        if (refused) {
            throw new StoreException(
                    "run "
                            + id
                            + (run.state() == LiveRun.State.RUNNING
                                    ? " is under way in process " + run.pid() + " on " + run.host()
                                    : " may still be under way on "
                                            + run.host()
                                            + ": make sure that it is not, then use --force"));
        }
        return staging;
    }

    /// Whether all files of a run are there and as its manifest says.
    private static boolean isComplete(Staging staging) throws IOException {
        return RunCheck.check(staging.id(), staging.files(), Optional.empty()).isEmpty();
    }

    private static void seal(Staging staging) throws IOException {
        try {
            LiveRun run = staging.look(Instant.now()).orElseThrow(IOException::new);
            // it may be torn, and belongs to runs that came to their end
            Files.deleteIfExists(staging.files().resolve(Manifest.REGISTRY_FILE));
            StagedFiles files = new StagedFiles(staging.files());
            IndexEntry entry =
                    new IndexEntry(staging.id(), run.startedAt(), RunStatus.KILLED, run.about());
            files.putManifest(new Manifest(entry, Map.of(), files.seal()).toBytes());
        } catch (JsonException | IllegalArgumentException e) {
            throw new StoreException("cannot salvage run " + staging.id() + ": " + e.getMessage());
        }
    }

    private static Optional<Finding> staged(Staging staging, Instant now) throws IOException {
        if (staging.isEmptyAndDead(now)) {
            return Optional.of(
                    Finding.of(
                            Kind.RUN_KILLED,
                            staging.id(),
                            "was killed before it wrote anything, and still holds its id",
                            "`alphatrail doctor --fix` frees it"));
        }
        if (staging.wasPublished()) {
            return Optional.of(
                    Finding.of(
                            Kind.PUBLICATION_INTERRUPTED,
                            staging.id(),
                            "is in its place, but the end of its publication was interrupted",
                            "the next run, or `alphatrail doctor --fix`, completes it"));
        }
        return staging.look(now).map(run -> staged(run, now));
    }

    private static Finding staged(LiveRun run, Instant now) {
        String at = run.stage().isEmpty() ? "" : " at " + RunCheck.printable(run.stage());
        String keep =
                "`alphatrail doctor --salvage "
                        + run.runId()
                        + "` publishes what it wrote, --discard deletes it";
        return switch (run.state()) {
            case RUNNING ->
                    Finding.of(
                            Kind.RUN_UNDER_WAY,
                            run.runId(),
                            "is under way" + at + " in process " + run.pid() + " on " + run.host(),
                            "");
            case KILLED ->
                    Finding.of(
                            Kind.RUN_KILLED,
                            run.runId(),
                            "was killed" + at + ": its program is gone",
                            keep);
            case SILENT ->
                    Finding.of(
                            Kind.RUN_SILENT,
                            run.runId(),
                            "was not heard of for "
                                    + Duration.between(run.heartbeat(), now).toMinutes()
                                    + " minutes; it runs, or ran, on "
                                    + run.host(),
                            keep + ", both with --force");
        };
    }

    private Optional<Finding> fileSystem() throws IOException {
        if (!Files.exists(layout.root())) {
            return Optional.empty();
        }
        String type = Files.getFileStore(layout.root()).type();
        return caution(type.toLowerCase(Locale.ROOT))
                .map(caution ->
                        new Finding(
                                Kind.FILE_SYSTEM,
                                layout.root().toString(),
                                "lies on " + RunCheck.printable(type) + ", " + caution,
                                "docs/durability.md says what holds there"));
    }

    /// What a file system of this type cannot promise.
    static Optional<String> caution(String type) {
        if (REMOTE.contains(type)) {
            return Optional.of("where locks and syncs depend on server and mount");
        }
        return IN_MEMORY.contains(type)
                ? Optional.of("which is in memory: nothing of it outlasts the machine's stop")
                : Optional.empty();
    }

    private Optional<Finding> quarantined() throws IOException {
        int files = Names.in(layout.quarantine()).size();
        if (files == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        Kind.QUARANTINE,
                        layout.quarantine().toString(),
                        "holds " + files + " pieces that were damaged",
                        "look at them, then delete them"));
    }
}
