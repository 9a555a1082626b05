package dev.alphatrail.runstore;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The names in directories.
final class Names {
    private Names() {}

    /// The names in a directory, sorted; none when it does not exist.
    static List<String> in(Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                // file systems in archives end the names of directories with a slash
                names.add(String.valueOf(entry.getFileName()).replace("/", ""));
            }
        } catch (NoSuchFileException _) {
            return names;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        names.sort(null);
        return names;
    }
}
