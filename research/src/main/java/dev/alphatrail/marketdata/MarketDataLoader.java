package dev.alphatrail.marketdata;

import dev.alphatrail.marketdata.DataFingerprint.Input;
import dev.alphatrail.panel.Grouping;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Loads a market: price file, sectors and borrow facts, or the synthetic market where no price
/// file is named.
///
/// The same files and settings give the same market, whatever thread count, time zone or locale.
public final class MarketDataLoader {
    private static final List<String> ROLES =
            List.of("prices", "sectors", "hard_to_borrow", "borrow_rates");

    private final MarketSettings settings;
    private final QualityLog log = new QualityLog();
    private final Map<String, Input> inputs = new TreeMap<>();

    private MarketDataLoader(MarketSettings settings) {
        this.settings = settings;
    }

    /// Reads, checks and cleans everything the settings name.
    ///
    /// @throws DataException when a file cannot be used; its message is one line with file, line,
    ///   column and the mend
    public static MarketData load(MarketSettings settings) {
        MarketDataLoader loader = new MarketDataLoader(settings);
        return loader.finish(loader.prepare(), List.of(), Optional.empty());
    }

    /// The same, as something that can be kept and finished by [#load(MarketSettings,
    /// PreparedMarket, DataFingerprint.Packed)] at another time.
    ///
    /// @throws DataException when a file cannot be used
    public static PreparedMarket prepare(MarketSettings settings) {
        return new MarketDataLoader(settings).prepare();
    }

    /// The market of a packed file under the settings of a run. `start` and `end` cut it; sectors
    /// and borrow facts that the settings name stand for those in the file.
    ///
    /// @throws DataException when the market was packed under other settings of cleaning, or a file
    ///   beside it cannot be used
    public static MarketData load(
            MarketSettings settings, PreparedMarket market, DataFingerprint.Packed packed) {
        CleaningSettings.requireSame(market, settings);
        return new MarketDataLoader(settings).resume(market, packed);
    }

    private PreparedMarket prepare() {
        PreparedMarket prices =
                settings.data().isPresent()
                        ? fromFile(settings.data().get())
                        : synthetic(settings.synthetic());
        ImprobablePrices.look(prices.panel(), log);
        return withFilesBeside(prices);
    }

    private PreparedMarket fromFile(Path data) {
        PriceFile prices = PriceFile.read(data, settings, log);
        add(prices.input());
        return new PreparedMarket(
                new Panel(prices.calendar(), prices.instruments(), prices.fields(), Map.of()),
                Borrow.UNRESTRICTED,
                label(data),
                Optional.empty(),
                prices.hasAdjustedClose(),
                log.findings(),
                List.of(),
                CleaningSettings.of(settings));
    }

    private PreparedMarket synthetic(SyntheticSettings synthetic) {
        return new PreparedMarket(
                SyntheticMarket.generate(synthetic),
                Borrow.UNRESTRICTED,
                "synthetic-" + synthetic.seed(),
                Optional.of(synthetic),
                true,
                log.findings(),
                List.of(),
                CleaningSettings.of(synthetic));
    }

    private MarketData resume(PreparedMarket packed, DataFingerprint.Packed identity) {
        packed.inputs().forEach(this::add);
        log.restore(packed.findings());
        if (packed.synthetic().isPresent()) { // has no part: settings made it as it is
            return finish(withFilesBeside(packed), List.of(), Optional.of(identity));
        }
        DateRange range = DateRange.of(packed, settings);
        if (!range.cuts()) {
            return finish(withFilesBeside(packed), List.of(), Optional.of(identity));
        }
        PreparedMarket market = range.cut();
        log.forget(ImprobablePrices.KINDS);
        ImprobablePrices.look(market.panel(), log);
        log.forget(List.of(Finding.BORROW_RATES));
        market.borrow().ratesBps().ifPresent(rates -> log.add(Finding.BORROW_RATES, known(rates)));
        String warning =
                "the packed data are cut by market.start and market.end: what is counted of rows"
                        + " speaks of all that was packed";
        return finish(withFilesBeside(market), List.of(warning), Optional.of(identity));
    }

    private static long known(Matrix rates) {
        return Arrays.stream(rates.sharedValues()).filter(rate -> !Double.isNaN(rate)).count();
    }

    /// Reads the files the settings name beside the prices; they stand for what was there.
    private PreparedMarket withFilesBeside(PreparedMarket market) {
        Panel panel = market.panel();
        if (settings.sectors().isPresent()) {
            panel = panel.withGroupings(groupings(settings.sectors().get(), panel));
        }
        Borrow borrow = borrow(panel, market.borrow());
        return new PreparedMarket(
                panel,
                borrow,
                market.label(),
                market.synthetic(),
                market.hasAdjustedClose(),
                log.findings(),
                ROLES.stream()
                        .flatMap(role -> Optional.ofNullable(inputs.get(role)).stream())
                        .toList(),
                market.settings());
    }

    /// Those of the file alone: what a packed or synthetic market had came from a file before it.
    private Map<String, Grouping> groupings(Path path, Panel panel) {
        log.forget(List.of(Finding.INSTRUMENTS_WITHOUT_SECTOR, Finding.UNKNOWN_SECTOR_INSTRUMENTS));
        SectorFile.Sectors file = SectorFile.read(path, panel, log);
        add(file.input());
        return file.groupings();
    }

    private Borrow borrow(Panel panel, Borrow given) {
        BitSet restricted = given.hardToBorrow();
        Optional<Matrix> rates = given.ratesBps();
        if (settings.hardToBorrow().isPresent()) {
            log.forget(
                    List.of(
                            Finding.HARD_TO_BORROW_INSTRUMENTS,
                            Finding.UNKNOWN_HARD_TO_BORROW_INSTRUMENTS));
            HardToBorrowFile.Restrictions file =
                    HardToBorrowFile.read(settings.hardToBorrow().get(), panel.instruments(), log);
            add(file.input());
            restricted = file.restricted();
        }
        if (settings.borrowRates().isPresent()) {
            log.forget(List.of(Finding.BORROW_RATES, Finding.UNKNOWN_BORROW_RATES));
            BorrowRateFile.Rates file =
                    BorrowRateFile.read(
                            settings.borrowRates().get(),
                            panel.calendar(),
                            panel.instruments(),
                            log);
            add(file.input());
            rates = Optional.of(file.rates());
        }
        return new Borrow(restricted, rates);
    }

    private void add(Input input) {
        inputs.put(input.role(), input);
    }

    private MarketData finish(
            PreparedMarket market, List<String> warnings, Optional<DataFingerprint.Packed> packed) {
        Panel panel = market.panel();
        log.add(Finding.DATES, panel.dates());
        log.add(Finding.INSTRUMENTS, panel.instruments().size());
        List<String> lines =
                new ArrayList<>(
                        market.synthetic()
                                .map(synthetic -> Warnings.ofSynthetic(log, synthetic))
                                .orElseGet(() ->
                                        Warnings.ofFile(
                                                panel,
                                                log,
                                                settings.adjust() && !market.hasAdjustedClose())));
        lines.addAll(warnings);
        return new MarketData(
                panel,
                market.label(),
                market.synthetic().isPresent(),
                new DataQuality(log.counts(), lines),
                new DataFingerprint(market.inputs(), market.panelSha256(), packed),
                market.borrow());
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
