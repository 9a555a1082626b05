package dev.alphatrail.sql;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file of the cache, never changed once it is there: what one part makes of the lines between
/// two places of its source. Everything that must be known of it stands in its name.
///
/// @param from where its first line begins
/// @param to where its last line ends
/// @param fingerprint of the source up to `to`, and of how it was converted
record Segment(Part part, long from, long to, String fingerprint, Path file) {
    private static final Pattern NAME =
            Pattern.compile("([a-z]+)-([0-9]{1,18})-([0-9]{1,18})-([0-9a-f]{16})\\.parquet");
    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

    /// The segment that a file is by its name.
    static Optional<Segment> of(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        long from = Long.parseLong(name.group(2));
        long to = Long.parseLong(name.group(3));
        return Arrays.stream(Part.values())
                .filter(part -> word(part).equals(name.group(1)) && from < to)
                .map(part -> new Segment(part, from, to, name.group(4), file))
                .findFirst();
    }

    static String name(Part part, long from, long to, String fingerprint) {
        return word(part) + "-" + from + "-" + to + "-" + fingerprint + ".parquet";
    }

    private static String word(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    long length() {
        return to - from;
    }

    /// Whether the file is there and has the beginning and the end of a Parquet file. It is renamed
    /// into place when it is whole, but a crash of the system may leave a name without content.
    boolean isWhole() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            return size > 2L * MAGIC.length
                    && hasMagic(channel, 0)
                    && hasMagic(channel, size - MAGIC.length);
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean hasMagic(FileChannel channel, long at) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MAGIC.length);
        channel.read(bytes, at);
        return Arrays.equals(bytes.array(), MAGIC);
    }
}
