package dev.alphatrail.runstore;

import dev.alphatrail.json.Json;
import dev.alphatrail.runstore.Finding.Kind;
import dev.alphatrail.runstore.IndexScan.OfRun;
import dev.alphatrail.runstore.IndexScan.Scanned;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Recomputes everything a store says of itself: digests of files, manifests, the chain of the
/// index, events, registry. Reads only; takes no lock, so a run that is published meanwhile may be
/// reported as not indexed.
public final class Verifier {
    private final Layout layout;

    /// A verifier of a store.
    public Verifier(RunStore store) {
        this.layout = store.layout();
    }

    /// What was looked at and found.
    ///
    /// @param runs how many runs were checked
    /// @param lines how many lines of the index
    /// @param findings in a fixed order
    public record Report(long runs, long lines, List<Finding> findings) {
        public Report {
            findings = List.copyOf(findings);
        }

        /// Whether nothing differs.
        public boolean isClean() {
            return findings.stream().noneMatch(finding -> finding.kind().isDifference());
        }
    }

    /// Checks the whole store.
    ///
    /// @param anchor what the chain must still contain
    /// @throws StoreException when the store cannot be read
    public Report everything(Optional<Anchor> anchor) {
        return everything(anchor.stream().toList());
    }

    /// Checks the whole store.
    ///
    /// @param anchors what the chain must still contain
    /// @throws StoreException when the store cannot be read
    public Report everything(List<Anchor> anchors) {
        try {
            StoreState state = StoreState.of(layout);
            List<Finding> findings =
                    new ArrayList<>(new ChainCheck(layout).check(state, Optional.empty()));
            for (Anchor anchor : anchors) {
                ChainCheck.against(anchor, state.scan()).ifPresent(findings::add);
            }
            List<RunId> runs = new ArrayList<>(state.inRoot());
            runs.addAll(state.inTrash());
            findings.addAll(runs(runs, state));
            findings.addAll(RegistryCheck.check(layout, state));
            return new Report(runs.size(), state.scan().lines().size(), findings);
        } catch (IOException e) {
            throw StoreException.of("verify the store", layout.root(), e);
        }
    }

    /// Checks some runs and their lines of the index, not the rest of the chain.
    ///
    /// @throws StoreException when the store cannot be read
    public Report runs(Collection<RunId> wanted) {
        try {
            StoreState state = StoreState.of(layout);
            List<Finding> findings = new ArrayList<>(runs(wanted, state));
            for (RunId run : wanted) {
                if (!state.runs().containsKey(run)) {
                    findings.add(ChainCheck.notIndexed(run));
                }
            }
            return new Report(wanted.size(), state.runs().size(), findings);
        } catch (IOException e) {
            throw StoreException.of("verify the runs", layout.root(), e);
        }
    }

    /// Holds a copy of a run, wherever it lies, against its own manifest: no index vouches for it.
    ///
    /// @throws StoreException when it has no run id for a name, or cannot be read
    public static Report copy(RunDirectory copy) {
        if (!RunId.isId(copy.name())) {
            throw new StoreException(
                    copy + " has no run id for a name: give the directory its name back");
        }
        try {
            RunId id = RunId.parse(copy.name());
            return new Report(1, 0, RunCheck.check(id, copy.path(), Optional.empty()));
        } catch (IOException e) {
            throw StoreException.of("verify the run", copy.path(), e);
        }
    }

    /// The head of the chain as it is now, to be kept elsewhere.
    ///
    /// @throws StoreException when the index cannot be read, or its chain is broken
    public Anchor anchor() {
        try {
            IndexScan scan = IndexScan.of(layout.index().path());
            for (Scanned line : scan.lines()) {
                if (!line.isSound()) {
                    throw new StoreException(
                            "the index is damaged at line "
                                    + line.number()
                                    + ": an anchor would vouch for that; `alphatrail verify --all`"
                                    + " tells more");
                }
            }
            return new Anchor(scan.lines().size(), scan.head());
        } catch (IOException e) {
            throw StoreException.of("read the index", layout.index().path(), e);
        }
    }

    private List<Finding> runs(Collection<RunId> runs, StoreState state) {
        // in parallel, for digests take time; collected in the order of the runs
        return runs.parallelStream().map(run -> run(run, state)).flatMap(List::stream).toList();
    }

    private List<Finding> run(RunId run, StoreState state) {
        Path directory = state.inRoot().contains(run) ? layout.run(run) : layout.trashed(run);
        boolean indexed = state.runs().containsKey(run);
        Optional<String> vouchedFor = state.manifestSha256(run);
        try {
            if (vouchedFor.isEmpty() && RunCheck.manifestBytes(directory).isEmpty()) {
                return List.of(unsealed(run, indexed));
            }
            List<Finding> findings = new ArrayList<>(RunCheck.check(run, directory, vouchedFor));
            if (vouchedFor.isPresent() && findings.stream().noneMatch(Verifier::isAboutManifest)) {
                contradiction(run, directory, state).ifPresent(findings::add);
            }
            return findings;
        } catch (IOException e) {
            return List.of(
                    Finding.of(
                            Kind.FILE_CHANGED,
                            run,
                            "cannot be read: " + e.getMessage(),
                            "check the disk and the permissions"));
        }
    }

    private static boolean isAboutManifest(Finding finding) {
        return switch (finding.kind()) {
            case MANIFEST_MISSING, MANIFEST_DAMAGED, MANIFEST_CHANGED -> true;
            default -> false;
        };
    }

    private static Finding unsealed(RunId run, boolean indexed) {
        return indexed
                ? Finding.of(
                        Kind.NOT_SEALED,
                        run,
                        "was written by an older version and has no manifest: nothing can be"
                                + " checked",
                        "`alphatrail migrate` seals it")
                : Finding.of(
                        Kind.FOREIGN,
                        run,
                        "is a directory without a manifest: no run",
                        "move it out of the store");
    }

    /// What the index says of a run must be what its manifest says: then the line can be made again
    /// from it and has the digest that it has.
    private static Optional<Finding> contradiction(RunId run, Path directory, StoreState state)
            throws IOException {
        byte[] bytes = RunCheck.manifestBytes(directory).orElseThrow();
        Json.Obj body =
                IndexLine.Run.body(Manifest.of(bytes, Manifest.FILE).entry(), Sha256.of(bytes));
        Scanned line = Optional.ofNullable(state.runs().get(run)).orElseThrow();
        String text = IndexLine.text(body, state.scan().before(line));
        return !line.follows()
                        || Sha256.of(text.getBytes(StandardCharsets.UTF_8)).equals(line.sha256())
                ? Optional.empty()
                : Optional.of(
                        new Finding(
                                Kind.LINE_CHANGED,
                                Layout.INDEX + ", line " + line.number(),
                                "says something else of run " + run + " than its manifest",
                                ChainCheck.REINDEX));
    }

    /// Runs that are told twice by the index.
    static List<Finding> twice(IndexScan scan) {
        Set<RunId> seen = new HashSet<>();
        List<Finding> findings = new ArrayList<>();
        for (Scanned scanned : scan.lines()) {
            if (scanned.content() instanceof OfRun(RunId run, _) && !seen.add(run)) {
                findings.add(
                        new Finding(
                                Kind.RUN_TWICE,
                                Layout.INDEX + ", line " + scanned.number(),
                                "tells of run " + run + " once more; the later line counts",
                                ChainCheck.REINDEX));
            }
        }
        return findings;
    }
}
