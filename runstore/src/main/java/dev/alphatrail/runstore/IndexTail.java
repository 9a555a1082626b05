package dev.alphatrail.runstore;

import dev.alphatrail.json.JsonException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Follows the index: each [#poll] tells what was added since the one before, and reads no more
/// than that, however long the index is.
///
/// An index that was made anew meanwhile (by `reindex` or `doctor`) is noticed. Then only the runs
/// among its last thousand lines that were not known are told.
public final class IndexTail {
    private static final int REMEMBERED = 1_000;
    private static final int BLOCK = 1 << 20;
    private static final int SEAM = 256;

    /// Something that was added.
    public sealed interface News {
        /// A run was published.
        record Published(IndexEntry entry) implements News {}

        /// Something happened to a run.
        record Happened(Event event) implements News {}

        /// A line that cannot be read.
        ///
        /// @param reason why
        record Unreadable(String reason) implements News {}

        /// The index was made anew.
        record Replaced() implements News {}
    }

    private final RunStore store;
    private final Path index;
    private final Set<RunId> known = new LinkedHashSet<>();
    private long read;

    /// The last bytes before [#read]. As each line holds the digest of the one before, they stand
    /// at the same place only while nothing before them has changed.
    private byte[] seam = new byte[0];

    /// From the present end of the index.
    ///
    /// @throws StoreException when the index cannot be read
    public IndexTail(RunStore store) {
        this.store = store;
        this.index = store.layout().index().path();
        try {
            startAtEnd();
        } catch (IOException e) {
            throw StoreException.of("follow the index", index, e);
        }
        remembered().reversed().forEach(entry -> remember(entry.runId()));
    }

    /// What was added since the last time, in its order.
    ///
    /// @throws StoreException when the index cannot be read
    public List<News> poll() {
        try (FileChannel channel = FileChannel.open(index, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size == read) {
                return List.of();
            }
            return size > read && Arrays.equals(seam, before(read, channel))
                    ? added(size, channel)
                    : replaced();
        } catch (NoSuchFileException _) {
            return List.of(); // not there yet, or just being made again
        } catch (IOException e) {
            throw StoreException.of("follow the index", index, e);
        }
    }

    private void startAtEnd() throws IOException {
        try (FileChannel channel = FileChannel.open(index, StandardOpenOption.READ)) {
            read = channel.size();
            seam = before(read, channel);
        } catch (NoSuchFileException _) {
            read = 0;
            seam = new byte[0];
        }
    }

    private static byte[] before(long end, FileChannel channel) throws IOException {
        int length = (int) Math.min(SEAM, end);
        return bytes(end - length, length, channel);
    }

    /// Fewer bytes when the file ends before.
    private static byte[] bytes(long from, int length, FileChannel channel) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(length);
        while (block.hasRemaining() && channel.read(block, from + block.position()) >= 0) {
            // reads on
        }
        return Arrays.copyOf(block.array(), block.position());
    }

    private List<IndexEntry> remembered() {
        return store.list(REMEMBERED).entries();
    }

    private List<News> replaced() throws IOException {
        startAtEnd();
        List<News> news = new ArrayList<>();
        news.add(new News.Replaced());
        for (IndexEntry entry : remembered().reversed()) {
            if (remember(entry.runId())) {
                news.add(new News.Published(entry));
            }
        }
        return news;
    }

    /// Reads what stands behind the known part, up to the last newline.
    private List<News> added(long size, FileChannel channel) throws IOException {
        List<News> news = new ArrayList<>();
        int capacity = BLOCK;
        while (read < size) {
            byte[] block = bytes(read, (int) Math.min(capacity, size - read), channel);
            int whole = lines(block, news);
            if (whole == 0 && block.length > IndexLine.MAX_BYTES) {
                news.add(new News.Unreadable("it is longer than any line"));
                whole = block.length;
            } else if (whole == 0 && block.length < capacity) {
                break; // the last line is still being written
            }
            read += whole;
            capacity = whole == 0 ? 2 * capacity : BLOCK;
        }
        seam = before(read, channel);
        return news;
    }

    /// Takes the whole lines of a block; returns their length.
    private int lines(byte[] block, List<News> news) {
        int from = 0;
        for (int i = 0; i < block.length; i++) {
            if (block[i] == '\n') {
                if (i > from) {
                    news.add(line(block, from, i - from));
                }
                from = i + 1;
            }
        }
        return from;
    }

    private News line(byte[] block, int from, int length) {
        try {
            return switch (IndexLine.of(block, from, length, index.toString())) {
                case IndexLine.Run run -> {
                    remember(run.runId());
                    yield new News.Published(run.entry());
                }
                case IndexLine.Happened happened -> new News.Happened(happened.event());
            };
        } catch (JsonException e) {
            return new News.Unreadable(e.what());
        }
    }

    /// Returns whether the run is new; the oldest is forgotten when there are too many.
    private boolean remember(RunId run) {
        boolean added = known.add(run);
        if (known.size() > 2 * REMEMBERED) {
            known.remove(known.iterator().next());
        }
        return added;
    }
}
