package dev.alphatrail.runstore;

import java.util.List;

/// Entries of the index.
///
/// @param entries the wanted ones, published last first
/// @param damages the lines that were skipped on the way, last first
public record Listing(List<IndexEntry> entries, List<Damage> damages) {
    public Listing {
        entries = List.copyOf(entries);
        damages = List.copyOf(damages);
    }
}
