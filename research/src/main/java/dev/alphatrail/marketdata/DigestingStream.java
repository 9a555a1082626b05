package dev.alphatrail.marketdata;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Counts and digests the bytes that are read through it.
final class DigestingStream extends FilterInputStream {
    private final MessageDigest digest = PanelDigest.sha256();
    private long count;

    DigestingStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int got = in.read(buffer, offset, length);
        if (got > 0) {
            digest.update(buffer, offset, got);
            count += got;
        }
        return got;
    }

    @Override
    public long skip(long n) throws IOException {
        throw new UnsupportedOperationException("skipped bytes would miss the digest");
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /// Reads to the end, so that bytes nobody asked for are digested too.
    void drain() throws IOException {
        byte[] rest = new byte[1 << 13];
        while (read(rest, 0, rest.length) >= 0) {
            // only the digest wants them
        }
    }

    long count() {
        return count;
    }

    /// Lower-case hex; call it once, at the end.
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
