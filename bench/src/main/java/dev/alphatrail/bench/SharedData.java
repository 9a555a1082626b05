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

/// The price data that lie beside the project, not in it: `shared/data`, in the folder that holds
/// the checkout.
final class SharedData {
    private SharedData() {}

    /// 88 US stocks over 1,258 days, with sectors.
    static MarketData us88() {
        Path folder = folder("us88").orElseThrow();
        return MarketDataLoader.load(
                settings(
                        Optional.of(folder.resolve("ohlcv.csv")),
                        Optional.of(folder.resolve("sectors.csv")),
                        60,
                        756));
    }

    /// Looks in the folders above the working directory, so that it does not matter from where in
    /// the checkout the benchmarks are started.
    static Optional<Path> folder(String dataSet) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve("shared/data").resolve(dataSet);
            if (Files.isDirectory(folder)) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
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
