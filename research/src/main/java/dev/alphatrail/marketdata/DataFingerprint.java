package dev.alphatrail.marketdata;

import java.util.List;
import java.util.Optional;

/// What identifies a market.
///
/// @param inputs every file read, in a fixed order (prices, sectors, hard-to-borrow, borrow rates)
/// @param panelSha256 SHA-256 (lower-case hex) of the canonical panel: dates, names, fields,
///   groupings and borrow facts as documented in docs/data.md; independent of file format, row
///   order and number of files
/// @param packed the packed file the panel was read from, if it was; `inputs` are then the files it
///   was packed from
public record DataFingerprint(List<Input> inputs, String panelSha256, Optional<Packed> packed) {
    /// One input file.
    ///
    /// @param role `prices`, `sectors`, `hard_to_borrow` or `borrow_rates`
    /// @param path as the user gave it
    /// @param bytes size
    /// @param sha256 of the bytes as they lie on disk (compressed ones stay so), lower-case hex
    public record Input(String role, String path, long bytes, String sha256) {}

    /// A packed file.
    ///
    /// @param path as the user gave it
    /// @param bytes size
    /// @param headerSha256 of its header, which holds the digests of everything else in it
    public record Packed(String path, long bytes, String headerSha256) {}

    /// The identity of a market that was read from the files themselves.
    public DataFingerprint(List<Input> inputs, String panelSha256) {
        this(inputs, panelSha256, Optional.empty());
    }

    public DataFingerprint {
        inputs = List.copyOf(inputs);
    }
}
