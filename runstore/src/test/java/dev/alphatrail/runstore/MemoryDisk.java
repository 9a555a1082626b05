package dev.alphatrail.runstore;

import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Temporary directories in memory where there is such a place: thousands of small stores are made
/// and thrown away.
final class MemoryDisk implements TempDirFactory {
    private static final Path LINUX = Path.of("/dev/shm");

    @Override
    public Path createTempDirectory(
            AnnotatedElementContext elementContext, ExtensionContext extensionContext)
            throws IOException {
        return Files.isWritable(LINUX)
                ? Files.createTempDirectory(LINUX, "alphatrail")
                : Files.createTempDirectory("alphatrail");
    }
}
