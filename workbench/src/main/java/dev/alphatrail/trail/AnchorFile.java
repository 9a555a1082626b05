package dev.alphatrail.trail;

import dev.alphatrail.runstore.Anchor;
import dev.alphatrail.runstore.StoreException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A file in which somebody collects anchors, one a line, as `alphatrail anchor >> anchors.txt`
/// makes it. Empty lines and lines that begin with `#` are skipped.
public final class AnchorFile {
    private static final long MAX_BYTES = 1 << 24;

    private AnchorFile() {}

    /// Its anchors, in their order.
    ///
    /// @throws TrailException when it cannot be read, a line is none, or there is none: a check
    ///   against nothing would prove nothing
    public static List<Anchor> read(Path file) {
        List<Anchor> anchors = new ArrayList<>();
        int number = 0;
        for (String line : text(file).lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                try {
                    anchors.add(Anchor.parse(line));
                } catch (StoreException e) {
                    throw new TrailException(file + ", line " + number + ": " + e.getMessage(), e);
                }
            }
        }
        if (anchors.isEmpty()) {
            throw new TrailException(
                    file + " holds no anchor: `alphatrail anchor >> " + file + "` adds one");
        }
        return anchors;
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new TrailException(file + " is too large for a file of anchors");
            }
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new TrailException("there is no file of anchors " + file, e);
        } catch (IOException e) {
            throw new TrailException("cannot read the file of anchors " + file + ": " + e, e);
        }
    }
}
