package dev.alphatrail.runstore;

import dev.alphatrail.runstore.Finding.Kind;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Holds the events of the index against those in the files of the runs: they must be the same.
///
/// @param layout of the store
record EventCheck(Layout layout) {

    List<Finding> check(StoreState state) throws IOException {
        List<Finding> findings = new ArrayList<>();
        Set<RunId> runs = new TreeSet<>(state.events().keySet());
        runs.addAll(EventFile.runs(layout));
        for (RunId run : runs) {
            if (!state.runs().containsKey(run)
                    && !state.inRoot().contains(run)
                    && !state.inTrash().contains(run)) {
                continue; // a purged run whose line was lost with the index: nothing is left of it
            }
            EventFile file = EventFile.read(layout, run);
            file.damages()
                    .forEach(damage ->
                            findings.add(
                                    Finding.of(
                                            Kind.EVENT_DAMAGED,
                                            run,
                                            "its events, line "
                                                    + damage.lineNumber()
                                                    + ": "
                                                    + damage.reason(),
                                            "`alphatrail doctor --fix` takes the event"
                                                    + " from the index")));
            List<String> own = file.events().stream().map(EventFile::text).toList();
            List<String> indexed =
                    state.events().getOrDefault(run, List.of()).stream()
                            .map(EventFile::text)
                            .toList();
            if (!own.equals(indexed)) {
                findings.add(difference(run, own, indexed));
            }
        }
        return findings;
    }

    private static Finding difference(RunId run, List<String> own, List<String> indexed) {
        Set<String> lacking = new LinkedHashSet<>(own);
        indexed.forEach(lacking::remove);
        return lacking.isEmpty()
                ? Finding.of(
                        Kind.EVENT_LOST,
                        run,
                        "the index tells of events that its file of events lacks, or in another"
                                + " order",
                        "`alphatrail doctor --fix` mends it")
                : Finding.of(
                        Kind.EVENT_NOT_INDEXED,
                        run,
                        lacking.size() + " of its events are not in the index",
                        "`alphatrail doctor --fix` adds them");
    }
}
