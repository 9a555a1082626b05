package dev.alphatrail.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Archives as people and attackers make them.
final class Archives {
    private static final int HEADER = 0x02014b50;

    private Archives() {}

    /// An archive of names with contents.
    static Path of(Path file, String... namesAndTexts) {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /// Everything below a directory, named from there.
    static Path ofDirectory(Path file, Path directory) {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
                Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(directory.relativize(path).toString()));
                Files.copy(path, zip);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /// Changes each header of the central directory; gets the archive and where a header begins.
    static Path patched(Path file, BiConsumer<ByteBuffer, Integer> change) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = 0; at + 46 < bytes.length; at++) {
                if (buffer.getInt(at) == HEADER) {
                    change.accept(buffer, at);
                }
            }
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /// Replaces a text in the whole file by one of the same length.
    static Path replaced(Path file, String from, String to) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            Files.writeString(file, text.replace(from, to), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
