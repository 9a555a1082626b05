package dev.alphatrail.sql;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// DuckDB's native library, unpacked once for each user and version instead of once for each
/// process: it has 70 MB.
final class NativeLibrary {
    private NativeLibrary() {}

    /// The file of the library that a jar holds under a name, unpacked below the directory unless
    /// it lies there already. Empty when there is no such entry or the place cannot be written.
    ///
    /// Version, checksum and size name the place, so another version never meets this one's file. A
    /// file is there only when it is whole: it is written beside and renamed.
    static Optional<Path> in(URL jar, String entryName, Path cache) {
        try (ZipFile zip = new ZipFile(Path.of(jar.toURI()).toFile())) {
            ZipEntry entry = zip.getEntry(entryName);
            if (entry == null) {
                return Optional.empty();
            }
            Path directory = cache.resolve(folder(jar, entry));
            Path library = directory.resolve(entryName);
            if (!Files.isRegularFile(library) || Files.size(library) != entry.getSize()) {
                OwnFiles.makeDirectories(directory);
                try (InputStream in = zip.getInputStream(entry)) {
                    unpack(in, entry, library);
                }
            }
            return Optional.of(library.toRealPath());
        } catch (IOException | URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static String folder(URL jar, ZipEntry entry) {
        String path = jar.getPath();
        String name = path.substring(path.lastIndexOf('/') + 1).replaceAll("\\.jar$", "");
        return "%s-%08x-%d".formatted(name, entry.getCrc(), entry.getSize());
    }

    private static void unpack(InputStream in, ZipEntry entry, Path library) throws IOException {
        Path fresh = Files.createTempFile(library.getParent(), "unpacking", ".tmp");
        try {
            var checked = new CheckedInputStream(in, new CRC32());
            Files.copy(checked, fresh, StandardCopyOption.REPLACE_EXISTING);
            if (checked.getChecksum().getValue() != entry.getCrc()) {
                throw new IOException("damaged jar");
            }
            Files.move(fresh, library, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
