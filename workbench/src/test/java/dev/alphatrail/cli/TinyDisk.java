package dev.alphatrail.cli;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file system of a few KiB in memory. Only root on Linux may mount one.
final class TinyDisk implements AutoCloseable {
    private final Path folder;

    private TinyDisk(Path folder) {
        this.folder = folder;
    }

    /// Mounts one, or skips the test where that is not possible.
    static TinyDisk mount(Path folder, String options) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Assumptions.assumeTrue(
                runs("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()),
                "skipped: no file system can be mounted here, which only root on Linux may");
        return new TinyDisk(folder);
    }

    /// Mounts it again with other options; what lies on it stays.
    void remount(String options) throws IOException, InterruptedException {
        if (!runs("mount", "-o", "remount," + options, folder.toString())) {
            throw new IOException("remount " + options + " failed");
        }
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false; // there is no such program
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (!runs("umount", folder.toString())) {
                throw new IOException("umount " + folder + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
