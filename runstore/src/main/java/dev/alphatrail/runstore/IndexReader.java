package dev.alphatrail.runstore;

import dev.alphatrail.json.JsonException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Reads the index from its end, only as far as needed. No lock is taken: lines are appended whole,
/// and what stands behind the last newline is still being written.
///
/// Events stand behind the runs they are about, so they are known when their run is met.
final class IndexReader {
    private record BadLine(long offset, String reason) {}

    private IndexReader() {}

    static Listing read(Path index, Predicate<IndexEntry> wanted, int limit) throws IOException {
        List<IndexEntry> entries = new ArrayList<>();
        List<BadLine> bad = new ArrayList<>();
        Overlay overlay = new Overlay();
        try (BackwardLines lines = new BackwardLines(index)) {
            while (entries.size() < limit && lines.next()) {
                if (!lines.terminated() || lines.isEmpty()) {
                    continue;
                }
                try {
                    switch (line(lines, index)) {
                        case IndexLine.Happened happened -> overlay.add(happened.event());
                        case IndexLine.Run run -> {
                            if (overlay.place(run.runId()) == Overlay.Place.ROOT) {
                                IndexEntry entry = overlay.apply(run.entry());
                                if (wanted.test(entry)) {
                                    entries.add(entry);
                                }
                            }
                        }
                    }
                } catch (JsonException e) {
                    bad.add(new BadLine(lines.offset(), e.what()));
                }
            }
        }
        return new Listing(entries, bad.isEmpty() ? List.of() : numbered(index, bad));
    }

    private static IndexLine line(BackwardLines lines, Path index) {
        if (lines.tooLong()) {
            throw new JsonException("it is longer than " + IndexLine.MAX_BYTES + " bytes");
        }
        return IndexLine.of(
                lines.buffer(), lines.from(), lines.to() - lines.from(), index.toString());
    }

    /// Line numbers cost a look at the whole file, so they are counted only when there is damage to
    /// name.
    private static List<Damage> numbered(Path index, List<BadLine> bad) throws IOException {
        long[] numbers = new long[bad.size()];
        int next = bad.size() - 1; // the last of the bad lines stands first in the file
        long line = 1;
        long offset = 0;
        byte[] block = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(index)) {
            for (int length = in.read(block); length >= 0 && next >= 0; length = in.read(block)) {
                for (int i = 0; i < length && next >= 0; i++, offset++) {
                    if (offset == bad.get(next).offset()) {
                        numbers[next--] = line;
                    }
                    if (block[i] == '\n') {
                        line++;
                    }
                }
            }
        }
        List<Damage> damages = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            damages.add(new Damage(index, numbers[i], bad.get(i).reason()));
        }
        return damages;
    }
}
