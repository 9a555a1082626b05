package dev.alphatrail.bench;

import dev.alphatrail.backtest.CostSettings;
import dev.alphatrail.evaluation.EvaluationSettings;
import dev.alphatrail.evaluation.FactorEvaluator;
import dev.alphatrail.evaluation.WalkForwardSettings;
import dev.alphatrail.marketdata.DefectPolicies;
import dev.alphatrail.marketdata.MarketData;
import dev.alphatrail.marketdata.MarketDataLoader;
import dev.alphatrail.marketdata.MarketSettings;
import dev.alphatrail.marketdata.SyntheticSettings;
import dev.alphatrail.portfolio.PortfolioSettings;
import dev.alphatrail.portfolio.ShortSale;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The price data that lie beside the project, not in it: `../shared/data`, seen from the project's
/// root.
final class SharedData {
    private SharedData() {}

    /// 88 US stocks over 1,258 days, with sectors.
    static MarketData us88() {
        Path folder = Path.of("../../shared/data/us88");
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(
                    "skipped: the data set us88 does not lie beside the project at"
                            + " shared/data/us88");
        }
        return MarketDataLoader.load(
                settings(
                        Optional.of(folder.resolve("ohlcv.csv")),
                        Optional.of(folder.resolve("sectors.csv")),
                        60,
                        756));
    }

    /// An evaluator of the smallest synthetic market, for fields that are set up before use.
    static FactorEvaluator notLoaded() {
        return new FactorEvaluator(
                MarketDataLoader.load(settings(Optional.empty(), Optional.empty(), 2, 2)).panel(),
                EvaluationSettings.DEFAULT,
                WalkForwardSettings.DEFAULT,
                PortfolioSettings.DEFAULT,
                CostSettings.DEFAULT,
                0,
                ShortSale.unrestricted());
    }

    private static MarketSettings settings(
            Optional<Path> prices, Optional<Path> sectors, int names, int days) {
        return new MarketSettings(
                prices,
                sectors,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                0.1,
                0,
                DefectPolicies.DEFAULT,
                new SyntheticSettings(7, names, days));
    }
}
