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
    private final @Nullable KnownBooks known;

    private BookBuilder(
            Panel panel,
            Formations formations,
            ShortSale shortSale,
            @Nullable Neutraliser neutraliser,
            @Nullable WeightCap weightCap) {
        this.formations = formations;
        this.shortSale = shortSale;
        this.neutraliser = neutraliser;
        this.weightCap = weightCap;
        this.known = isOdd() ? new KnownBooks(panel.dates(), panel.instruments().size()) : null;
    }

    /// A builder without controls (p1).
    public static BookBuilder plain(
            RankedSignal signal, Panel panel, PortfolioSettings settings, int nQuantiles) {
        ShortSale anybody = ShortSale.unrestricted();
        return new BookBuilder(
                panel,
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
                panel,
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
        if (active == 0) {
            Arrays.fill(book, 0);
            return;
        }
        KnownBooks ofOneSign = allEqual(signs, active) ? known : null;
        if (ofOneSign != null && ofOneSign.recall(t, formed, active, signs[0], book, tally)) {
            return;
        }
        int flattenedBefore = tally.flattened;
        int shortfallsBefore = tally.weightCapShortfalls;
        buildAnew(t, formed, signs, active, book, tally);
        if (ofOneSign != null) {
            ofOneSign.remember(
                    t,
                    formed,
                    active,
                    signs[0],
                    book,
                    tally.flattened > flattenedBefore,
                    tally.weightCapShortfalls - shortfallsBefore);
        }
    }

    private static boolean allEqual(int[] signs, int n) {
        for (int k = 1; k < n; k++) {
            if (signs[k] != signs[0]) {
                return false;
            }
        }
        return true;
    }

    private void buildAnew(
            int t, int[] formed, int[] signs, int active, double[] book, BookTally tally) {
        boolean something = addSleeves(formed, signs, active, book);
        if (neutraliser != null && something) {
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

    /// Writes the mean of the sleeves; false when nothing is in it.
    private boolean addSleeves(int[] formed, int[] signs, int active, double[] book) {
        Arrays.fill(book, 0);
        for (int k = 0; k < active; k++) {
            formations.at(formed[k], signs[k]).addTo(book);
        }
        double largest = 0;
        for (double weight : book) {
            if (Math.abs(weight) > largest) {
                largest = Math.abs(weight);
            }
        }
        for (int i = 0; i < book.length; i++) {
            book[i] /= active;
        }
        largest /= active;
        // a weight that is not above this bound becomes 0 by a mask, since its sign and size
        // are nothing a processor can guess
        long bound = Double.doubleToRawLongBits(CANCELLED * largest);
        for (int i = 0; i < book.length; i++) {
            long size = Double.doubleToRawLongBits(Math.abs(book[i]));
            long bits = Double.doubleToRawLongBits(book[i]);
            book[i] = Double.longBitsToDouble(bits & ((bound - size) >> 63));
        }
        return largest > 0;
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
