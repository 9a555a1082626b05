package dev.alphatrail.study;

import dev.alphatrail.panel.Matrix;

import java.util.Arrays;

/// How alike two factors order names: the mean over dates of the cross-sectional rank correlation
/// (Spearman's) of their values.
///
/// A date counts when at least [#LEAST_NAMES] names have a value of both and neither is the same
/// for all of them; ranks are taken among those names, ties share their average rank.
///
/// @param mean in [−1, 1]; NaN when no date counts
/// @param dates how many count
public record ValueCorrelation(double mean, int dates) {
    /// Fewer names than this say nothing about a date.
    public static final int LEAST_NAMES = 5;

    /// The correlation on all dates in [−1, 1]; NaN when no date counts.
    ///
    /// @throws IllegalArgumentException when the shapes differ
    public static double of(Matrix a, Matrix b) {
        return of(DailyRanks.of(a), DailyRanks.of(b)).mean();
    }

    /// The correlation on the dates that both were ranked on.
    ///
    /// @throws IllegalArgumentException when the shapes differ
    public static ValueCorrelation of(DailyRanks a, DailyRanks b) {
        if (a.days() != b.days() || a.width() != b.width()) {
            throw new IllegalArgumentException(
                    "ranks of "
                            + (a.days() + " dates × " + a.width() + " names and of ")
                            + (b.days() + " × " + b.width() + " are of different shapes"));
        }
        Ranking x = new Ranking(a.width());
        Ranking y = new Ranking(a.width());
        double sum = 0;
        int counted = 0;
        for (int day = 0; day < a.days(); day++) {
            double correlation = onDay(a, b, day, x, y);
            if (!Double.isNaN(correlation)) {
                sum += correlation;
                counted++;
            }
        }
        double mean = counted == 0 ? Double.NaN : Math.max(-1, Math.min(1, sum / counted));
        return new ValueCorrelation(mean, counted);
    }

    private static double onDay(DailyRanks a, DailyRanks b, int day, Ranking x, Ranking y) {
        int both = 0;
        long products = 0;
        for (int i = 0; i < a.width(); i++) {
            int ofA = a.at(day, i);
            int ofB = b.at(day, i);
            products += (long) ofA * ofB; // 0 unless both have a value
            both += ofA != 0 && ofB != 0 ? 1 : 0;
        }
        if (both < LEAST_NAMES) {
            return Double.NaN;
        }
        if (both == a.count(day) && both == b.count(day)) {
            return pearson(products, a.squares(day), b.squares(day), both);
        }
        x.clear();
        y.clear();
        for (int i = 0; i < a.width(); i++) {
            if (a.at(day, i) != 0 && b.at(day, i) != 0) {
                x.add(a.at(day, i));
                y.add(b.at(day, i));
            }
        }
        x.rank();
        y.rank();
        return pearson(x.products(y), x.products(x), y.products(y), both);
    }

    /// Of numbers 2 · rank − 1 whose sum is n², so the sums about their mean are whole, too; NaN
    /// when either side is constant.
    private static double pearson(long products, long ofX, long ofY, int n) {
        long cube = (long) n * n * n;
        double xx = ofX - cube;
        double yy = ofY - cube;
        double xy = products - cube;
        return xx == 0 || yy == 0 ? Double.NaN : xy / Math.sqrt(xx * yy);
    }

    /// Ranks anew some names that were ranked among more.
    private static final class Ranking {
        private final int[] ranks;
        private final int[] table;
        private int n;

        Ranking(int width) {
            ranks = new int[width];
            table = new int[2 * width];
        }

        void clear() {
            n = 0;
        }

        void add(int rank) {
            ranks[n++] = rank;
        }

        void rank() {
            Arrays.fill(table, 0);
            for (int i = 0; i < n; i++) {
                table[ranks[i]]++;
            }
            int before = 0;
            for (int rank = 0; rank < table.length; rank++) {
                int ties = table[rank];
                table[rank] = 2 * before + ties; // twice their mean rank, less 1
                before += ties;
            }
            for (int i = 0; i < n; i++) {
                ranks[i] = table[ranks[i]];
            }
        }

        long products(Ranking other) {
            long sum = 0;
            for (int i = 0; i < n; i++) {
                sum += (long) ranks[i] * other.ranks[i];
            }
            return sum;
        }
    }
}
