package dev.alphatrail.packed;

import dev.alphatrail.marketdata.DataException;

/// Words for files that cannot be used.
final class Refusal {
    private Refusal() {}

    /// Of a file that is no packed file any more.
    static DataException of(String file, String what) {
        return new DataException(
                file + " is damaged: " + what + "; fetch it again, or pack the prices again");
    }
}
