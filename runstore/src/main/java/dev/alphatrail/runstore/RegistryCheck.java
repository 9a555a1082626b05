package dev.alphatrail.runstore;

import dev.alphatrail.json.JsonException;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.runstore.Finding.Kind;
import dev.alphatrail.runstore.Manifest.FileEntry;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Holds the registry against the registry lines of the runs: it must be all of them, those of one
/// run together.
final class RegistryCheck {
    private RegistryCheck() {}

    static List<Finding> check(Layout layout, StoreState state) throws IOException {
        Map<String, String> found = digestsByRun(layout.registry().path());
        List<Finding> findings = new ArrayList<>();
        for (RunId run : state.runs().keySet()) {
            Path directory = state.inRoot().contains(run) ? layout.run(run) : layout.trashed(run);
            Optional<byte[]> manifest = RunCheck.manifestBytes(directory);
            if (manifest.isPresent()) {
                String expected = expected(manifest.get());
                String there = found.getOrDefault(run.value(), "");
                if (!expected.equals(there) && !expected.equals(UNKNOWN)) {
                    findings.add(
                            Finding.of(
                                    Kind.REGISTRY_DIFFERS,
                                    run,
                                    there.isEmpty()
                                            ? "its lines are missing in " + Layout.REGISTRY
                                            : Layout.REGISTRY + " has other lines of it",
                                    ChainCheck.REINDEX));
                }
            }
        }
        return findings;
    }

    /// The manifest cannot be read, which is a finding of its own.
    private static final String UNKNOWN = "?";

    private static String expected(byte[] manifest) {
        try {
            return Manifest.of(manifest, Manifest.FILE)
                    .file(Manifest.REGISTRY_FILE)
                    .map(FileEntry::sha256)
                    .orElse("");
        } catch (JsonException _) {
            return UNKNOWN;
        }
    }

    /// The digest of the lines of each run; of two blocks of one run, of both together.
    private static Map<String, String> digestsByRun(Path registry) throws IOException {
        Map<String, MessageDigest> digests = new HashMap<>();
        Map<String, String> finished = new HashMap<>();
        String current = "";
        try (ForwardLines lines = new ForwardLines(registry)) {
            while (lines.next()) {
                if (lines.tooLong()) {
                    continue; // whosever it was will be found to lack it
                }
                String run = runOf(lines);
                if (!run.equals(current)) {
                    finish(current, digests, finished);
                    current = run;
                }
                MessageDigest digest = digests.computeIfAbsent(run, _ -> Sha256.newDigest());
                digest.update(lines.buffer(), lines.from(), lines.length());
                digest.update((byte) '\n');
            }
        }
        finish(current, digests, finished);
        return finished;
    }

    private static void finish(
            String run, Map<String, MessageDigest> digests, Map<String, String> finished) {
        MessageDigest digest = digests.remove(run);
        if (digest != null) {
            String hex = HexFormat.of().formatHex(digest.digest());
            // a second block makes a digest that no manifest has
            finished.merge(run, hex, (first, second) -> first + second);
        }
    }

    /// What is wrong with the registry lines of a run: each must be an object that names the run
    /// first, else they could not be told from those of others.
    static Optional<String> fault(Path directory, RunId id) throws IOException {
        int number = 0;
        try (ForwardLines lines = new ForwardLines(directory.resolve(Manifest.REGISTRY_FILE))) {
            while (lines.next()) {
                number++;
                Optional<String> fault = fault(lines, id);
                if (fault.isPresent()) {
                    return Optional.of(", line " + number + ": " + fault.get());
                }
            }
            return lines.torn() ? Optional.of(": does not end with a newline") : Optional.empty();
        }
    }

    private static Optional<String> fault(ForwardLines lines, RunId id) {
        if (lines.size() > IndexLine.MAX_BYTES) {
            return Optional.of("is longer than " + IndexLine.MAX_BYTES + " bytes");
        }
        try {
            JsonReader.parse(
                            lines.buffer(),
                            lines.from(),
                            lines.length(),
                            Manifest.REGISTRY_FILE,
                            IndexLine.LIMITS)
                    .asObject();
        } catch (JsonException e) {
            return Optional.of(e.what());
        }
        return runOf(lines).equals(id.value())
                ? Optional.empty()
                : Optional.of("does not name the run first");
    }

    /// The run that a line of the registry names first; empty when it names none.
    static String runOf(ForwardLines lines) {
        return runOf(lines.buffer(), lines.from(), lines.from() + lines.length());
    }

    static String runOf(byte[] buffer, int from, int to) {
        int at = from;
        while (at + MEMBER.length < to) {
            int k = 0;
            while (k < MEMBER.length && buffer[at + k] == MEMBER[k]) {
                k++;
            }
            if (k == MEMBER.length) {
                int end = at + k;
                while (end < to && buffer[end] != '"') {
                    end++;
                }
                return new String(
                        buffer, at + k, end - at - k, java.nio.charset.StandardCharsets.UTF_8);
            }
            at++;
        }
        return "";
    }

    private static final byte[] MEMBER =
            "\"run_id\":\"".getBytes(java.nio.charset.StandardCharsets.UTF_8);
}
