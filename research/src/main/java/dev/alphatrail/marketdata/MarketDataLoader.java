package dev.alphatrail.marketdata;

import dev.alphatrail.panel.Calendar;
import dev.alphatrail.panel.Grouping;
import dev.alphatrail.panel.Instruments;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Loads a market: price file, sectors and borrow facts, or the synthetic market where no price
/// file is named.
///
/// The same files and settings give the same market, whatever thread count, time zone or locale.
public final class MarketDataLoader {
    private final MarketSettings settings;
    private final QualityLog log = new QualityLog();
    private final List<DataFingerprint.Input> inputs = new ArrayList<>();

    private MarketDataLoader(MarketSettings settings) {
        this.settings = settings;
    }

    /// Reads, checks and cleans everything the settings name.
    ///
    /// @throws DataException when a file cannot be used; its message is one line with file, line,
    ///   column and the mend
    public static MarketData load(MarketSettings settings) {
        MarketDataLoader loader = new MarketDataLoader(settings);
        return settings.data().isPresent()
                ? loader.fromFile(settings.data().get())
                : loader.synthetic(settings.synthetic());
    }

    private MarketData fromFile(Path data) {
        PriceFile prices = PriceFile.read(data, settings, log);
        inputs.add(prices.input());
        return finish(
                prices.calendar(),
                prices.instruments(),
                prices.fields(),
                Map.of(),
                label(data),
                prices.hasAdjustedClose());
    }

    private MarketData synthetic(SyntheticSettings synthetic) {
        Panel market = SyntheticMarket.generate(synthetic);
        Map<String, Matrix> fields = new HashMap<>();
        market.fieldNames().forEach(name -> fields.put(name, market.field(name)));
        Map<String, Grouping> groupings = new HashMap<>();
        market.groupingNames()
                .forEach(name -> groupings.put(name, market.grouping(name).orElseThrow()));
        return finish(
                market.calendar(),
                market.instruments(),
                fields,
                groupings,
                "synthetic-" + synthetic.seed(),
                true);
    }

    private MarketData finish(
            Calendar calendar,
            Instruments instruments,
            Map<String, Matrix> fields,
            Map<String, Grouping> given,
            String label,
            boolean adjustable) {
        Map<String, Grouping> groupings = new HashMap<>(given);
        settings.sectors()
                .ifPresent(path -> groupings.put(Panel.SECTOR, sectors(path, instruments)));
        Borrow borrow = borrow(calendar, instruments);
        Panel panel = new Panel(calendar, instruments, fields, groupings);
        ImprobablePrices.look(panel, log);
        log.add(Finding.DATES, panel.dates());
        log.add(Finding.INSTRUMENTS, instruments.size());
        boolean synthetic = settings.data().isEmpty();
        List<String> warnings =
                synthetic
                        ? Warnings.ofSynthetic(log, settings.synthetic())
                        : Warnings.ofFile(panel, log, settings.adjust() && !adjustable);
        return new MarketData(
                panel,
                label,
                synthetic,
                new DataQuality(log.counts(), warnings),
                new DataFingerprint(inputs, PanelDigest.of(panel, borrow)),
                borrow);
    }

    private Grouping sectors(Path path, Instruments instruments) {
        SectorFile.Sectors file = SectorFile.read(path, instruments, log);
        inputs.add(file.input());
        return file.sectors();
    }

    private Borrow borrow(Calendar calendar, Instruments instruments) {
        BitSet restricted = new BitSet();
        settings.hardToBorrow()
                .ifPresent(path -> {
                    HardToBorrowFile.Restrictions file =
                            HardToBorrowFile.read(path, instruments, log);
                    inputs.add(file.input());
                    restricted.or(file.restricted());
                });
        Optional<Matrix> rates =
                settings.borrowRates()
                        .map(path -> {
                            BorrowRateFile.Rates file =
                                    BorrowRateFile.read(path, calendar, instruments, log);
                            inputs.add(file.input());
                            return file.rates();
                        });
        return new Borrow(restricted, rates);
    }

    /// The file's name without directories and without `.csv` and `.gz`.
    private static String label(Path data) {
        String name = String.valueOf(data.getFileName());
        return withoutSuffix(withoutSuffix(name, ".gz"), ".csv");
    }

    private static String withoutSuffix(String name, String suffix) {
        boolean has =
                name.length() > suffix.length() && name.toLowerCase(Locale.ROOT).endsWith(suffix);
        return has ? name.substring(0, name.length() - suffix.length()) : name;
    }
}
