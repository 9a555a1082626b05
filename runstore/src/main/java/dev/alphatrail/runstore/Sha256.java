package dev.alphatrail.runstore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// SHA-256 digests as 64 lower-case hex digits.
final class Sha256 {
    /// What stands for the digest of a line that does not exist.
    static final String OF_NOTHING_BEFORE = "0".repeat(64);

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    private Sha256() {}

    static boolean isDigest(String text) {
        return HEX.matcher(text).matches();
    }

    static String of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    static String of(byte[] bytes, int offset, int length) {
        MessageDigest digest = newDigest();
        digest.update(bytes, offset, length);
        return HexFormat.of().formatHex(digest.digest());
    }

    /// The digest and size of a file's contents, as far as `maxBytes`; callers have seen that it is
    /// no link.
    static Digested ofFile(Path file, long maxBytes) throws IOException {
        MessageDigest digest = newDigest();
        long size = 0;
        byte[] block = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(block);
                    length >= 0 && size <= maxBytes;
                    length = in.read(block)) {
                digest.update(block, 0, length);
                size += length;
            }
        }
        return new Digested(size, HexFormat.of().formatHex(digest.digest()));
    }

    static Digested ofFile(Path file) throws IOException {
        return ofFile(file, Long.MAX_VALUE);
    }

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Size and digest of some bytes.
    record Digested(long bytes, String sha256) {}
}
