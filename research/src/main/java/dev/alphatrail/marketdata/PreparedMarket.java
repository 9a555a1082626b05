package dev.alphatrail.marketdata;

import dev.alphatrail.panel.Panel;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A market that was read and cleaned, with everything that is needed to say so again: what a
/// packed file keeps.
///
/// @param panel the cleaned panel; its fields may be read when they are first used
/// @param borrow who may be shorted and at which rate
/// @param label short name for people
/// @param synthetic size and seed of invented prices; empty for real ones
/// @param hasAdjustedClose whether the price file has the column `adj_close`
/// @param findings what was found in the files, by the stable names of [DataQuality#counts]
/// @param inputs every file read, in the order of [DataFingerprint]
/// @param settings what decided what became of the files, see [CleaningSettings]
public record PreparedMarket(
        Panel panel,
        Borrow borrow,
        String label,
        Optional<SyntheticSettings> synthetic,
        boolean hasAdjustedClose,
        SortedMap<String, Found> findings,
        List<DataFingerprint.Input> inputs,
        SortedMap<String, String> settings) {
    /// One kind of finding: how often, and the first few as text.
    public record Found(long count, List<String> examples) {
        public Found {
            examples = List.copyOf(examples);
        }
    }

    public PreparedMarket {
        findings = Collections.unmodifiableSortedMap(new TreeMap<>(findings));
        inputs = List.copyOf(inputs);
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /// The same market with another panel and other borrow facts.
    PreparedMarket with(Panel otherPanel, Borrow otherBorrow) {
        return new PreparedMarket(
                otherPanel,
                otherBorrow,
                label,
                synthetic,
                hasAdjustedClose,
                findings,
                inputs,
                settings);
    }

    /// SHA-256 of the canonical panel, see [DataFingerprint].
    public String panelSha256() {
        return PanelDigest.of(panel, borrow);
    }
}
