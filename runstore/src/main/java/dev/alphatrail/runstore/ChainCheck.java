package dev.alphatrail.runstore;

import dev.alphatrail.runstore.Finding.Kind;
import dev.alphatrail.runstore.IndexScan.Broken;
import dev.alphatrail.runstore.IndexScan.Scanned;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds the index against itself, against an anchor, and against the directories there are.
///
/// @param layout of the store
record ChainCheck(Layout layout) {
    static final String REINDEX = "`alphatrail reindex` makes the index again from the runs";

    List<Finding> check(StoreState state, Optional<Anchor> anchor) throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (Scanned line : state.scan().lines()) {
            line(line).ifPresent(findings::add);
        }
        if (state.scan().torn()) {
            findings.add(
                    new Finding(
                            Kind.INDEX_TORN,
                            Layout.INDEX,
                            "ends within a line: a writer was killed, or writes just now",
                            "the next run, or `alphatrail doctor --fix`, moves the piece to"
                                    + " .quarantine"));
        }
        findings.addAll(Verifier.twice(state.scan()));
        anchor.flatMap(kept -> against(kept, state.scan())).ifPresent(findings::add);
        findings.addAll(places(state));
        findings.addAll(new EventCheck(layout).check(state));
        latest(state).ifPresent(findings::add);
        return findings;
    }

    private static Optional<Finding> line(Scanned line) {
        String place = Layout.INDEX + ", line " + line.number();
        if (line.content() instanceof Broken(String fault)) {
            return Optional.of(new Finding(Kind.LINE_DAMAGED, place, fault, REINDEX));
        }
        return line.follows()
                ? Optional.empty()
                : Optional.of(
                        new Finding(
                                Kind.CHAIN_BROKEN,
                                place,
                                line.number() == 1
                                        ? "is not the first line that was written: lines before it"
                                                + " were removed, or it was changed"
                                        : "does not follow line "
                                                + (line.number() - 1)
                                                + ": that line, or this one, was changed, moved,"
                                                + " added, or lines between them removed",
                                REINDEX));
    }

    static Optional<Finding> against(Anchor anchor, IndexScan scan) {
        if (anchor.lines() > scan.lines().size()) {
            return Optional.of(
                    broken(
                            "has "
                                    + scan.lines().size()
                                    + " lines, "
                                    + anchor.lines()
                                    + " when the anchor was taken: its tail was cut"));
        }
        String digest =
                anchor.lines() == 0
                        ? Sha256.OF_NOTHING_BEFORE
                        : scan.lines().get((int) anchor.lines() - 1).sha256();
        return digest.equals(anchor.sha256())
                ? Optional.empty()
                : Optional.of(
                        broken(
                                "line "
                                        + anchor.lines()
                                        + " is not the one that the anchor vouches for: the lines"
                                        + " up to it were changed, or made again by reindex"));
    }

    private static Finding broken(String what) {
        return new Finding(
                Kind.ANCHOR_BROKEN, Layout.INDEX, what, "compare with a backup of the store");
    }

    /// Each run is where the index says it is, and each directory is told by the index.
    private List<Finding> places(StoreState state) throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (RunId run : state.runs().keySet()) {
            boolean inRoot = state.inRoot().contains(run);
            boolean inTrash = state.inTrash().contains(run);
            Optional<String> fault =
                    switch (state.place(run)) {
                        case ROOT ->
                                inTrash
                                        ? Optional.of("is in the trash, though nobody deleted it")
                                        : Optional.empty();
                        case TRASH ->
                                inRoot
                                        ? Optional.of("is deleted, but its directory is there")
                                        : Optional.empty();
                        case NOWHERE ->
                                inRoot || inTrash
                                        ? Optional.of("is purged, but its directory is there")
                                        : Optional.empty();
                    };
            fault.ifPresent(what ->
                    findings.add(
                            Finding.of(
                                    Kind.RUN_MISPLACED,
                                    run,
                                    what,
                                    "`alphatrail doctor --fix` does what the events" + " say")));
            if (!inRoot && !inTrash && state.place(run) != Overlay.Place.NOWHERE) {
                findings.add(
                        Finding.of(
                                Kind.RUN_MISSING,
                                run,
                                "is in the index, but its directory is gone",
                                "take it from a backup, or `alphatrail reindex` writes that it is"
                                        + " gone"));
            }
        }
        for (RunId run : state.inRoot()) {
            if (!state.runs().containsKey(run)
                    && Files.exists(layout.run(run).resolve(Manifest.FILE))) {
                findings.add(notIndexed(run));
            }
        }
        for (RunId run : state.inTrash()) {
            if (!state.runs().containsKey(run)) {
                findings.add(notIndexed(run));
            }
        }
        for (String name : state.foreign()) {
            findings.add(
                    new Finding(
                            Kind.FOREIGN,
                            RunCheck.printable(name),
                            "is no run: the name is no run id, or it is a link",
                            "move it out of the store"));
        }
        return findings;
    }

    static Finding notIndexed(RunId run) {
        return Finding.of(Kind.RUN_NOT_INDEXED, run, "is not in the index", REINDEX);
    }

    private Optional<Finding> latest(StoreState state) throws IOException {
        String expected =
                state.runs().sequencedKeySet().reversed().stream()
                        .filter(run -> state.place(run) == Overlay.Place.ROOT)
                        .findFirst()
                        .map(run -> run + "\n")
                        .orElse("");
        String found =
                Files.exists(layout.latest())
                        ? new String(Files.readAllBytes(layout.latest()), StandardCharsets.UTF_8)
                        : "";
        return found.equals(expected)
                ? Optional.empty()
                : Optional.of(
                        new Finding(
                                Kind.LATEST_WRONG,
                                Layout.LATEST,
                                "names \""
                                        + RunCheck.printable(found.strip())
                                        + "\" instead of \""
                                        + expected.strip()
                                        + "\"",
                                "the next run, or `alphatrail reindex`, sets it right"));
    }
}
