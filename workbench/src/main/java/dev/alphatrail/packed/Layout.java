package dev.alphatrail.packed;

/// How a packed file begins; docs/panel-file.md describes all of it.
///
/// 64 bytes of prefix, then the header in JSON, padded with spaces, then the sections.
final class Layout {
    /// What the file begins with. As in PNG, it tells a file that was sent as text from a whole
    /// one.
    private static final byte[] MAGIC = {(byte) 0x89, 'A', 'T', 'P', '\r', '\n', 0x1a, '\n'};

    static final int FORMAT = 1;
    static final int PREFIX_BYTES = 64;
    static final int FORMAT_AT = 8;
    static final int HEADER_BYTES_AT = 12;
    static final int HEADER_CRC_AT = 16;

    /// Where a header ends, so where the first section begins, is a multiple of this.
    static final int PAGE = 4096;

    /// Sections begin at multiples of this: a cache line, and the widest vector register.
    static final int ALIGNMENT = 64;

    /// The largest header that is read. What grows with the market stands in sections.
    static final int MAX_HEADER = 1 << 22;

    /// The longest list of names that is read.
    static final int MAX_TEXT = 1 << 26;

    private Layout() {}

    static byte[] magic() {
        return MAGIC.clone();
    }

    static long align(long offset) {
        return (offset + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
