package dev.alphatrail.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/// Standard output that remembers why it could not be written to, which writers on top of it do not
/// tell.
final class StandardOutput extends OutputStream {
    private final OutputStream out;
    private Optional<IOException> failure = Optional.empty();

    StandardOutput() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    StandardOutput(OutputStream out) {
        this.out = out;
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
        return failure.map(e -> String.valueOf(e.getMessage()))
                .filter(message -> !message.contains("Broken pipe"));
    }
}
