package dev.alphatrail.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Standard output that remembers why it could not be written to, which writers on top of it do not
/// tell.
final class StandardOutput extends OutputStream {
    private static final int FORMAT = 0170000;
    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;

    private final OutputStream out;
    private final Path target;
    private Optional<IOException> failure = Optional.empty();

    StandardOutput() {
        this(new FileOutputStream(FileDescriptor.out), Path.of("/dev/stdout"));
    }

    /// @param target what `out` writes to
    StandardOutput(OutputStream out, Path target) {
        this.out = out;
        this.target = target;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    /// Why something is missing there; empty when nothing is, or when the reader had enough, as
    /// `head` has.
    Optional<String> failure() {
        return failure.filter(_ -> !isPipeOrSocket()).map(e -> String.valueOf(e.getMessage()));
    }

    /// Whether it is a pipe or a socket, which cannot be written to once the reader is gone and
    /// cannot be full. The message of the failure is in the user's language and decides nothing.
    private boolean isPipeOrSocket() {
        try {
            int format = (int) Files.getAttribute(target, "unix:mode") & FORMAT;
            return format == PIPE || format == SOCKET;
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }
}
