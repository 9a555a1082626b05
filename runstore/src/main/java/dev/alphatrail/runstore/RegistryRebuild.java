package dev.alphatrail.runstore;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;

/// Makes the registry again from the registry lines of the runs, in the order of the index.
///
/// @param layout of the store
record RegistryRebuild(Layout layout) {

    /// Lines of runs that are gone, or of older versions, are kept: what was tried stays counted.
    void write(StoreState state) throws IOException {
        Path registry = layout.registry().path();
        Path temporary = registry.resolveSibling("." + Layout.REGISTRY + ".tmp");
        try {
            boolean any = writeTo(temporary, state);
            if (any || Files.exists(registry)) {
                Durable.syncFile(temporary);
                Files.move(temporary, registry, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private boolean writeTo(Path temporary, StoreState state) throws IOException {
        Set<String> written = new HashSet<>();
        boolean any = false;
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16)) {
            for (RunId run : state.runs().keySet()) {
                Path directory =
                        state.inRoot().contains(run) ? layout.run(run) : layout.trashed(run);
                if (Files.exists(directory.resolve(Manifest.FILE))) {
                    written.add(run.value());
                    Path lines = directory.resolve(Manifest.REGISTRY_FILE);
                    if (Files.isRegularFile(lines, LinkOption.NOFOLLOW_LINKS)) {
                        Files.copy(lines, out);
                        any = true;
                    }
                }
            }
            return copyOthers(layout.registry().path(), written, out) || any;
        }
    }

    private static boolean copyOthers(Path registry, Set<String> written, OutputStream out)
            throws IOException {
        boolean any = false;
        try (ForwardLines lines = new ForwardLines(registry)) {
            while (lines.next()) {
                String run = RegistryCheck.runOf(lines);
                if (!lines.tooLong() && !run.isEmpty() && !written.contains(run)) {
                    out.write(lines.buffer(), lines.from(), lines.length());
                    out.write('\n');
                    any = true;
                }
            }
        }
        return any;
    }
}
