package dev.alphatrail.packed;

import dev.alphatrail.marketdata.DataException;
import dev.alphatrail.marketdata.MarketData;
import dev.alphatrail.marketdata.MarketDataLoader;
import dev.alphatrail.marketdata.MarketSettings;

import java.nio.file.Path;
import java.util.Optional;

/// Loads the market that settings name, from whatever kind of file it lies in.
public final class Markets {
    private Markets() {}

    /// The market of a CSV file, a packed file, or the synthetic one.
    ///
    /// @throws DataException when a file cannot be used; its message is one line
    public static MarketData load(MarketSettings settings) {
        Optional<Path> data = settings.data();
        if (data.isPresent() && PackedReader.isPacked(data.get())) {
            PackedReader packed = PackedReader.open(data.get());
            return MarketDataLoader.load(settings, packed.market(), packed.identity());
        }
        return MarketDataLoader.load(settings);
    }
}
