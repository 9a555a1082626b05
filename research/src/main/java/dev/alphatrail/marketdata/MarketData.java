package dev.alphatrail.marketdata;

import dev.alphatrail.panel.Panel;

/// A market ready for research: the checked panel, what was found and mended on the way, and what
/// identifies it.
///
/// @param panel the cleaned panel
/// @param label short name for people: the file name, or `synthetic-<seed>`
/// @param synthetic whether the prices are invented
/// @param quality what was found in the files and what was done about it
/// @param fingerprint identity of the input bytes and of the canonical panel
/// @param borrow who may be shorted and at which rate
public record MarketData(
        Panel panel,
        String label,
        boolean synthetic,
        DataQuality quality,
        DataFingerprint fingerprint,
        Borrow borrow) {
    /// The same market under another name.
    public MarketData labelled(String otherLabel) {
        return new MarketData(panel, otherLabel, synthetic, quality, fingerprint, borrow);
    }
}
