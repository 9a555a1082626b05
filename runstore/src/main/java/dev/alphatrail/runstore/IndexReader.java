package dev.alphatrail.runstore;

import dev.alphatrail.json.JsonException;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Reads the index from its end, only as far as needed. No lock is taken: lines are appended whole.
final class IndexReader {
    private static final JsonLimits LIMITS =
            new JsonLimits(
                    BackwardLines.MAX_LINE_BYTES,
                    JsonLimits.DEFAULT.maxDepth(),
                    BackwardLines.MAX_LINE_BYTES);

    private record BadLine(long offset, String reason) {}

    private IndexReader() {}

    static Listing read(Path index, Predicate<IndexEntry> wanted, int limit) throws IOException {
        List<IndexEntry> entries = new ArrayList<>();
        List<BadLine> bad = new ArrayList<>();
        try (BackwardLines lines = new BackwardLines(index)) {
            while (entries.size() < limit && lines.next()) {
                if (lines.tooLong()) {
                    bad.add(
                            new BadLine(
                                    lines.offset(),
                                    "it is longer than "
                                            + BackwardLines.MAX_LINE_BYTES
                                            + " bytes"));
                } else if (!blank(lines)) {
                    try {
                        IndexEntry entry = entry(lines, index);
                        if (wanted.test(entry)) {
                            entries.add(entry);
                        }
                    } catch (JsonException e) {
                        bad.add(new BadLine(lines.offset(), e.what()));
                    }
                }
            }
        }
        return new Listing(entries, bad.isEmpty() ? List.of() : numbered(index, bad));
    }

    private static boolean blank(BackwardLines lines) {
        return lines.from() == lines.to();
    }

    private static IndexEntry entry(BackwardLines lines, Path index) {
        int length = lines.to() - lines.from();
        return IndexEntry.of(
                JsonReader.parse(lines.buffer(), lines.from(), length, index.toString(), LIMITS)
                        .asObject());
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
