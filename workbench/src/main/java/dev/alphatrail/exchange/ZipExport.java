package dev.alphatrail.exchange;

import dev.alphatrail.trail.TrailException;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Runs as a zip archive: `<run_id>/…` and, of those that have events, `.events/<run_id>.jsonl`.
/// The same runs give the same bytes: names are sorted and times fixed.
public final class ZipExport {
    /// The first that a zip archive can hold.
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private ZipExport() {}

    /// Writes an archive.
    ///
    /// @throws TrailException when the file exists or cannot be written, a run was changed, or
    ///   there are too many
    public static void write(List<StoredRun> runs, Path file) {
        SortedMap<String, Content> contents = contents(runs);
        if (contents.size() > ZipDirectory.MAX_ENTRIES) {
            throw new TrailException(
                    runs.size()
                            + " runs are "
                            + contents.size()
                            + " files, more than the "
                            + ZipDirectory.MAX_ENTRIES
                            + " that an archive may hold to be imported again: export them in parts"
                            + " with --where");
        }
        Destination.write(
                file,
                fresh -> {
                    try (ZipOutputStream zip =
                            new ZipOutputStream(
                                    new BufferedOutputStream(Files.newOutputStream(fresh)))) {
                        for (Content content : contents.values()) {
                            content.addTo(zip);
                        }
                    }
                });
    }

    /// What becomes an entry.
    private record Content(String name, Path file, Copy copy) {
        @FunctionalInterface
        private interface Copy {
            void to(OutputStream out) throws IOException;
        }

        void addTo(ZipOutputStream zip) throws IOException {
            ZipEntry entry = new ZipEntry(name);
            entry.setTimeLocal(TIME);
            if (Files.size(file) > ZipRules.SMALL && packsTooWell(entry)) {
                entry.setMethod(ZipEntry.STORED);
            }
            zip.putNextEntry(entry);
            copy.to(zip);
            zip.closeEntry();
        }

        /// Whether an importer would take it for a bomb. Then size and checksum are set, which an
        /// entry that is not compressed must have.
        private boolean packsTooWell(ZipEntry entry) throws IOException {
            long[] compressed = new long[1];
            CRC32 checksum = new CRC32();
            OutputStream counter =
                    new OutputStream() {
                        @Override
                        public void write(int b) {
                            compressed[0]++;
                        }

                        @Override
                        public void write(byte[] bytes, int offset, int length) {
                            compressed[0] += length;
                        }
                    };
            long size;
            try (InputStream in = new CheckedInputStream(Files.newInputStream(file), checksum);
                    OutputStream out = new DeflaterOutputStream(counter)) {
                size = in.transferTo(out);
            }
            if (size / ZipRules.MAX_RATIO * 2 < compressed[0]) {
                return false;
            }
            entry.setSize(size);
            entry.setCompressedSize(size);
            entry.setCrc(checksum.getValue());
            return true;
        }
    }

    private static SortedMap<String, Content> contents(List<StoredRun> runs) {
        SortedMap<String, Content> contents = new TreeMap<>();
        for (StoredRun run : runs) {
            for (String name : run.names()) {
                String path = run.id() + "/" + name;
                contents.put(
                        path,
                        new Content(path, run.directory().file(name), out -> run.copy(name, out)));
            }
            run.events()
                    .ifPresent(events -> {
                        String path = ".events/" + run.id() + ".jsonl";
                        contents.put(
                                path,
                                new Content(path, events, out -> StoredRun.copy(events, out)));
                    });
        }
        return contents;
    }
}
