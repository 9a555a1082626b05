package dev.alphatrail.portfolio;

import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.portfolio.PortfolioSettings.Controls;
import dev.alphatrail.portfolio.PortfolioSettings.Exposure;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Builds the target book of a signal from the sleeves that are active: their mean (p1) and, with
/// controls (p2), made neutral and capped. Turnover cap and volatility target come later, day by
/// day, in the backtest.
///
/// Weights are fractions of a book of gross 1, positive for long. A book of date `t` uses the
/// signal of `t` (already lagged) and estimates from data up to `t − 1`. Not thread-safe: one
/// instance belongs to one factor.
public final class BookBuilder {
    /// Weights up to this share of the largest are what is left of sleeves that cancel.
    private static final double CANCELLED = 1e-12;

    private final Formations formations;
    private final ShortSale shortSale;
    private final @Nullable Neutraliser neutraliser;
    private final @Nullable WeightCap weightCap;

    private BookBuilder(
            Formations formations,
            ShortSale shortSale,
            @Nullable Neutraliser neutraliser,
            @Nullable WeightCap weightCap) {
        this.formations = formations;
        this.shortSale = shortSale;
        this.neutraliser = neutraliser;
        this.weightCap = weightCap;
    }

    /// A builder without controls (p1).
    public static BookBuilder plain(
            RankedSignal signal, Panel panel, PortfolioSettings settings, int nQuantiles) {
        ShortSale anybody = ShortSale.unrestricted();
        return new BookBuilder(
                new Formations(
                        signal,
                        panel.field(Panel.CLOSE),
                        settings.minNames(),
                        nQuantiles,
                        anybody,
                        null,
                        0),
                anybody,
                null,
                null);
    }

    /// A builder with the controls of the settings (p2).
    public static BookBuilder controlled(
            RankedSignal signal,
            Panel panel,
            PortfolioSettings settings,
            int nQuantiles,
            RiskEstimates estimates,
            ShortSale shortSale) {
        Controls controls = settings.controls();
        Formations formations =
                new Formations(
                        signal,
                        panel.field(Panel.CLOSE),
                        settings.minNames(),
                        nQuantiles,
                        shortSale,
                        estimates.adv(),
                        controls.minAdv());
        return new BookBuilder(
                formations,
                shortSale,
                controls.neutralize().isEmpty() ? null : neutraliser(panel, controls, estimates),
                controls.maxAbsWeight().isPresent()
                        ? new WeightCap(controls.maxAbsWeight().getAsDouble())
                        : null);
    }

    private static Neutraliser neutraliser(
            Panel panel, Controls controls, RiskEstimates estimates) {
        List<Matrix> columns = new ArrayList<>();
        for (Exposure exposure : controls.neutralize()) {
            switch (exposure) {
                case BETA -> columns.add(estimates.beta());
                case VOL -> columns.add(estimates.vol());
                case LOG_ADV -> columns.add(estimates.logAdv());
                case SECTOR -> {}
            }
        }
        return new Neutraliser(
                panel.instruments().size(),
                columns,
                controls.neutralize().contains(Exposure.SECTOR)
                        ? panel.grouping(Panel.SECTOR)
                        : Optional.empty());
    }

    /// Whether the book of the negated signal is exactly the negated book.
    public boolean isOdd() {
        return shortSale.forbidsNobody();
    }

    /// Counts the formation of date `t` and says nothing else about it.
    public void form(int t, int sign, BookTally tally) {
        Sleeve sleeve = formations.at(t, sign);
        tally.formations++;
        if (sleeve.isEmpty()) {
            tally.emptySleeves++;
        }
        if (sleeve.thin()) {
            tally.thinShortSleeves++;
        }
    }

    /// Writes the target book of date `t`, built from the sleeves formed on the dates `formed` with
    /// these signs.
    ///
    /// @param active number of entries of `formed` and `signs` in use, oldest first; none gives a
    ///   flat book
    public void build(
            int t, int[] formed, int[] signs, int active, double[] book, BookTally tally) {
        Arrays.fill(book, 0);
        for (int k = 0; k < active; k++) {
            formations.at(formed[k], signs[k]).addTo(book, 1);
        }
        double largest = 0;
        for (int i = 0; i < book.length; i++) {
            book[i] /= Math.max(1, active);
            largest = Math.max(largest, Math.abs(book[i]));
        }
        for (int i = 0; i < book.length; i++) {
            if (Math.abs(book[i]) <= CANCELLED * largest) {
                book[i] = 0;
            }
        }
        if (neutraliser != null && largest > 0) {
            if (!neutraliser.apply(book, t)) {
                tally.flattened++;
            }
            if (!shortSale.forbidsNobody()) {
                dropForbiddenShorts(t, book, tally);
            }
        }
        if (weightCap != null) {
            tally.weightCapShortfalls += weightCap.apply(book);
        }
    }

    private void dropForbiddenShorts(int t, double[] book, BookTally tally) {
        for (int i = 0; i < book.length; i++) {
            if (book[i] < 0 && shortSale.forbids(t, i)) {
                book[i] = 0;
                tally.forbiddenShorts++;
            }
        }
    }
}
