package dev.alphatrail.exchange;

import dev.alphatrail.trail.CodeVersion;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Runs as a bag (BagIt 1.0, RFC 8493), the form in which archives and libraries take files in: the
/// runs lie below `data/`, with a manifest of digests beside.
public final class BagExport {
    private static final String DECLARATION =
            "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
    private static final String DESCRIPTION =
            "Runs of Alphatrail, one directory each, with a manifest.json of its own";

    private BagExport() {}

    /// Writes a bag.
    ///
    /// @param now gives the date of bagging
    /// @throws dev.alphatrail.trail.TrailException when the directory exists or cannot be written,
    ///   or a run was changed
    public static void write(List<StoredRun> runs, Path directory, Instant now) {
        Destination.write(directory, fresh -> new Bag(fresh).write(runs, now));
    }

    /// A bag being filled.
    private static final class Bag {
        private final Path root;
        private final SortedMap<String, String> payload = new TreeMap<>();
        private final SortedMap<String, String> tags = new TreeMap<>();
        private long bytes;

        Bag(Path root) {
            this.root = root;
        }

        void write(List<StoredRun> runs, Instant now) throws IOException {
            for (StoredRun run : runs) {
                for (String name : run.names()) {
                    add("data/" + run.id() + "/" + name, out -> run.copy(name, out));
                }
                if (run.events().isPresent()) {
                    Path events = run.events().get();
                    add("data/.events/" + run.id() + ".jsonl", out -> StoredRun.copy(events, out));
                }
            }
            Files.createDirectories(root.resolve("data")); // a bag of no runs has one too
            tag("bagit.txt", DECLARATION);
            tag("bag-info.txt", info(now));
            tag("manifest-sha256.txt", lines(payload));
            Files.writeString(root.resolve("tagmanifest-sha256.txt"), lines(tags));
        }

        @FunctionalInterface
        private interface Copy {
            String to(OutputStream out) throws IOException;
        }

        private void add(String path, Copy copy) throws IOException {
            Path file = root.resolve(path);
            Files.createDirectories(file.resolve("..").normalize());
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                payload.put(path, copy.to(out));
            }
            bytes += Files.size(file);
        }

        private void tag(String name, String text) throws IOException {
            byte[] content = text.getBytes(StandardCharsets.UTF_8);
            Files.write(root.resolve(name), content);
            tags.put(
                    name,
                    java.util.HexFormat.of().formatHex(StoredRun.newDigest().digest(content)));
        }

        /// The names of runs and artifacts hold nothing that RFC 8493 would have escaped.
        private static String lines(SortedMap<String, String> digests) {
            StringBuilder lines = new StringBuilder();
            digests.forEach(
                    (path, digest) -> lines.append(digest).append("  ").append(path).append('\n'));
            return lines.toString();
        }

        private String info(Instant now) {
            return "Bag-Software-Agent: Alphatrail "
                    + CodeVersion.ofBuild()
                    + "\nBagging-Date: "
                    + LocalDate.ofInstant(now, ZoneOffset.UTC)
                    + "\nExternal-Description: "
                    + DESCRIPTION
                    + "\nPayload-Oxum: "
                    + bytes
                    + "."
                    + payload.size()
                    + "\n";
        }
    }
}
