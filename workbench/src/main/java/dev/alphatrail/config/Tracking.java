package dev.alphatrail.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The section `tracking`: where a run is kept and under which names. Nothing in it but
/// `saveDailyTop` decides what a run contains.
///
/// @param runsRoot directory of the runs, relative to the working directory unless absolute
/// @param saveRun whether the run is written at all
/// @param threadId the line of research, as the user named it
/// @param runId the run id the user chose; empty for a generated one
/// @param notes free text
/// @param tags texts by name
/// @param saveDailyTop for how many of the selected alphas the daily series are written, ≥ 0
/// @param cache folder where values of formulas are kept from run to run; empty for none
/// @param cacheBytes how much is kept there at most
public record Tracking(
        Path runsRoot,
        boolean saveRun,
        String threadId,
        Optional<String> runId,
        String notes,
        SortedMap<String, String> tags,
        int saveDailyTop,
        Optional<Path> cache,
        long cacheBytes) {
    public Tracking {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }
}
