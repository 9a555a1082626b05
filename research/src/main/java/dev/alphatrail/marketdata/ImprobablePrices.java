package dev.alphatrail.marketdata;

import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Looks for what is valid but hard to believe; it is counted and named, never repaired.
final class ImprobablePrices {
    /// A close beyond this multiple of the previous day's, or below its inverse, is an extreme
    /// move.
    static final double EXTREME_RATIO = 3;

    /// As many days in a row with one and the same close are a stale run.
    static final int STALE_DAYS = 10;

    /// What is counted here.
    static final Set<Finding> KINDS =
            Collections.unmodifiableSet(
                    EnumSet.of(
                            Finding.EXTREME_MOVES,
                            Finding.STALE_PRICE_RUNS,
                            Finding.INSTRUMENTS_WITHOUT_CLOSE,
                            Finding.MISSING_DAYS_WHILE_LISTED,
                            Finding.LATE_LISTINGS,
                            Finding.EARLY_DELISTINGS));

    private static final int EXAMPLES = 3;

    private final Panel panel;
    private final QualityLog log;
    private final List<Move> largest = new ArrayList<>();

    private ImprobablePrices(Panel panel, QualityLog log) {
        this.panel = panel;
        this.log = log;
    }

    private record Move(int t, int i, double ratio) {
        double size() {
            return Math.max(ratio, 1 / ratio);
        }
    }

    /// Counts extreme moves, stale runs, and what the listing of each instrument looks like.
    static void look(Panel panel, QualityLog log) {
        ImprobablePrices look = new ImprobablePrices(panel, log);
        Matrix close = panel.field(Panel.CLOSE);
        Matrix rawClose = panel.field(Panel.RAW_CLOSE);
        for (int i = 0; i < close.instruments(); i++) {
            look.moves(close, i);
            look.staleRuns(rawClose, i);
            look.listing(rawClose, i);
        }
        look.largest.forEach(move -> log.example(Finding.EXTREME_MOVES, () -> look.describe(move)));
    }

    private void moves(Matrix close, int i) {
        for (int t = 1; t < close.dates(); t++) {
            double ratio = close.at(t, i) / close.at(t - 1, i);
            if (ratio > EXTREME_RATIO || ratio < 1 / EXTREME_RATIO) {
                log.add(Finding.EXTREME_MOVES, 1);
                keepLargest(new Move(t, i, ratio));
            }
        }
    }

    private void keepLargest(Move move) {
        largest.add(move);
        largest.sort(Comparator.comparingDouble(Move::size).reversed());
        if (largest.size() > EXAMPLES) {
            largest.removeLast();
        }
    }

    private String describe(Move move) {
        return at(move.t(), move.i())
                + (move.ratio() > 1 ? " x" : " /")
                + Math.round(move.size() * 10) / 10.0;
    }

    private void staleRuns(Matrix close, int i) {
        int from = 0;
        for (int t = 1; t <= close.dates(); t++) {
            if (t == close.dates() || close.at(t, i) != close.at(from, i)) {
                int days = t - from;
                if (days >= STALE_DAYS) {
                    int first = from;
                    log.found(Finding.STALE_PRICE_RUNS, () -> at(first, i) + " " + days + " days");
                }
                from = t;
            }
        }
    }

    private void listing(Matrix close, int i) {
        int first = -1;
        int last = -1;
        int closes = 0;
        for (int t = 0; t < close.dates(); t++) {
            if (!Double.isNaN(close.at(t, i))) {
                first = first < 0 ? t : first;
                last = t;
                closes++;
            }
        }
        if (closes == 0) {
            log.found(Finding.INSTRUMENTS_WITHOUT_CLOSE, () -> panel.instruments().name(i));
            return;
        }
        log.add(Finding.MISSING_DAYS_WHILE_LISTED, last - first + 1L - closes);
        log.add(Finding.LATE_LISTINGS, first > 0 ? 1 : 0);
        log.add(Finding.EARLY_DELISTINGS, last < close.dates() - 1 ? 1 : 0);
    }

    private String at(int t, int i) {
        return panel.instruments().name(i) + " " + panel.calendar().date(t);
    }
}
