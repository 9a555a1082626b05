package dev.alphatrail.runstore;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonException;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.runstore.IndexScan.Scanned;
import dev.alphatrail.runstore.Manifest.FileEntry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Makes a damaged or lost manifest again. The line of the index holds what it says of the run, the
/// files give their sizes and digests, and the versions of formats are those that can still be read
/// of it, or those of other runs. Whether the result is the manifest that was written tells the
/// digest in the index: only what has that digest is put in place.
///
/// @param sealed the runs whose manifest can be read; those that are restored are added
/// @param findings of which those go that are mended
record ManifestRestore(
        Layout layout, StoreState state, Map<RunId, SealedRun> sealed, List<Finding> findings) {
    private static final String SCHEMAS = "\"schemas\":";

    void run() throws IOException {
        for (Map.Entry<RunId, Scanned> told : state.runs().entrySet()) {
            RunId run = told.getKey();
            Optional<String> digest = state.manifestSha256(run);
            SealedRun known = sealed.get(run);
            boolean there = state.inRoot().contains(run) || state.inTrash().contains(run);
            boolean differs = known == null || !known.sha256().equals(digest.orElse(""));
            if (there && digest.isPresent() && differs) {
                Path directory =
                        state.inRoot().contains(run) ? layout.run(run) : layout.trashed(run);
                restore(run, directory, told.getValue(), digest.get());
            }
        }
    }

    private void restore(RunId run, Path directory, Scanned line, String digest)
            throws IOException {
        try {
            byte[] bytes = IndexScan.bytesOf(layout.index().path(), line);
            if (!(IndexLine.of(bytes, 0, bytes.length, Layout.INDEX)
                    instanceof IndexLine.Run ofRun)) {
                return;
            }
            Optional<byte[]> damaged = RunCheck.manifestBytes(directory);
            List<FileEntry> files = files(directory);
            for (Map<String, Integer> schemas : schemas(damaged)) {
                Manifest candidate = new Manifest(ofRun.entry(), schemas, files);
                if (Sha256.of(candidate.toBytes()).equals(digest)) {
                    if (damaged.isPresent()) {
                        keep(run, damaged.get());
                    }
                    SealedRun.putManifest(layout, directory, candidate);
                    sealed.put(
                            run, new SealedRun(run, ofRun.entry().createdAt(), digest, directory));
                    findings.removeIf(finding -> finding.isOf(run));
                    return;
                }
            }
        } catch (IllegalArgumentException | JsonException _) {
            // something lies there that is no artifact: it was not there when the run was sealed,
            // so the manifest cannot be made again; the checks tell what it is
        }
    }

    private static List<FileEntry> files(Path directory) throws IOException {
        List<FileEntry> files = new ArrayList<>();
        for (String name : RunCheck.names(directory)) {
            if (!name.equals(Manifest.FILE)) {
                // refuses what is no artifact before anything is read of it
                new FileEntry(name, 0, Sha256.OF_NOTHING_BEFORE);
                Sha256.Digested digested = Sha256.ofFile(directory.resolve(name));
                files.add(new FileEntry(name, digested.bytes(), digested.sha256()));
            }
        }
        return files;
    }

    private void keep(RunId run, byte[] damaged) throws IOException {
        Durable.makeDirectory(layout.quarantine());
        String name = run + "-" + Manifest.FILE + "-" + Sha256.of(damaged).substring(0, 10);
        Durable.write(layout.quarantine().resolve(name), damaged);
        Durable.syncDirectory(layout.quarantine());
    }

    private Set<Map<String, Integer>> schemas(Optional<byte[]> damaged) {
        Set<Map<String, Integer>> candidates = new LinkedHashSet<>();
        damaged.flatMap(ManifestRestore::legibleSchemas).ifPresent(candidates::add);
        candidates.add(Map.of());
        Map<Map<String, Integer>, Integer> known = new HashMap<>();
        for (SealedRun other : sealed.values()) {
            try {
                RunCheck.manifestBytes(other.directory())
                        .map(bytes -> Manifest.of(bytes, Manifest.FILE).schemas())
                        .ifPresent(schemas -> known.merge(schemas, 1, Integer::sum));
            } catch (IOException | JsonException _) {
                // then it helps nobody
            }
        }
        candidates.addAll(known.keySet());
        return candidates;
    }

    private static Optional<Map<String, Integer>> legibleSchemas(byte[] damaged) {
        String text = new String(damaged, StandardCharsets.UTF_8);
        int from = text.indexOf(SCHEMAS);
        int to = text.indexOf('}', Math.max(from, 0));
        if (from < 0 || to < 0) {
            return Optional.empty();
        }
        try {
            String object = text.substring(from + SCHEMAS.length(), to + 1);
            Map<String, Integer> schemas = new TreeMap<>();
            JsonReader.parse(object, Manifest.FILE, Manifest.LIMITS)
                    .asObject()
                    .members()
                    .forEach((name, value) -> {
                        if (value instanceof Json.Num number) {
                            schemas.put(name, (int) number.asDouble());
                        }
                    });
            return Optional.of(schemas);
        } catch (JsonException _) {
            return Optional.empty();
        }
    }
}
