package dev.alphatrail.portfolio;

import dev.alphatrail.panel.Grouping;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.stats.Sample;
import dev.alphatrail.stats.Sums;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Takes the exposures out of a book: the residual of a least-squares fit of the weights on an
/// intercept (or one per sector) and risk estimates, over the names held.
///
/// The fit is a projection, so no coefficient is ever computed: group means are taken out first,
/// then the columns are made orthogonal one by one (modified Gram–Schmidt, twice); a column of
/// which less than 1e-10 is left adds nothing and is dropped. Not thread-safe.
final class Neutraliser {
    private static final double NEGLIGIBLE_COLUMN = 1e-10;

    /// Residual weights up to this share of the largest weight before are rounding noise.
    private static final double NEGLIGIBLE_RESIDUAL = 1e-6;

    /// A book that keeps less than this share of its gross was nothing but exposure.
    private static final double LEAST_GROSS = 0.05;

    private final List<Matrix> exposures;
    private final Optional<Grouping> sectors;
    private final int[] names;
    private final double[] residual;
    private final double[][] columns;
    private final double[] groupSum;
    private final int[] groupSize;

    /// @param exposures one matrix (dates × instruments) for each continuous exposure
    /// @param sectors present when the book is made neutral to every sector
    Neutraliser(int instruments, List<Matrix> exposures, Optional<Grouping> sectors) {
        this.exposures = List.copyOf(exposures);
        this.sectors = sectors;
        this.names = new int[instruments];
        this.residual = new double[instruments];
        this.columns = new double[exposures.size()][instruments];
        int groups = sectors.map(s -> s.labels().size() + 1).orElse(1);
        this.groupSum = new double[groups];
        this.groupSize = new int[groups];
    }

    /// Replaces the book by its neutral part, with the gross it had.
    ///
    /// @return false when nothing but exposure was in it; the book is all 0 then
    boolean apply(double[] book, int t) {
        int n = 0;
        double gross = 0;
        double largest = 0;
        for (int i = 0; i < book.length; i++) {
            double size = Math.abs(book[i]);
            names[n] = i;
            residual[n] = book[i];
            // goes on by 1 where the weight is not 0; a branch here could not be guessed
            n += (int) (-Double.doubleToRawLongBits(size) >>> 63);
            gross += size;
            if (size > largest) {
                largest = size;
            }
        }
        if (n == 0) {
            return true;
        }
        project(n, t);
        double left = 0;
        for (int j = 0; j < n; j++) {
            if (Math.abs(residual[j]) <= NEGLIGIBLE_RESIDUAL * largest) {
                residual[j] = 0;
            }
            left += Math.abs(residual[j]);
        }
        boolean something = left >= LEAST_GROSS * gross;
        double scale = something ? gross / left : 0;
        for (int j = 0; j < n; j++) {
            book[names[j]] = something ? residual[j] * scale : 0;
        }
        return something;
    }

    private void project(int n, int t) {
        takeOutGroupMeans(residual, n);
        int kept = 0;
        for (Matrix exposure : exposures) {
            double[] column = columns[kept];
            if (!load(column, exposure, n, t)) {
                continue;
            }
            double before = norm(column, n);
            for (int pass = 0; pass < 2; pass++) {
                takeOutGroupMeans(column, n);
                for (int k = 0; k < kept; k++) {
                    takeOut(column, columns[k], n);
                }
            }
            double after = norm(column, n);
            if (after > NEGLIGIBLE_COLUMN * before) {
                for (int j = 0; j < n; j++) {
                    column[j] /= after;
                }
                takeOut(residual, column, n);
                kept++;
            }
        }
        takeOutGroupMeans(residual, n);
        for (int k = 0; k < kept; k++) {
            takeOut(residual, columns[k], n);
        }
    }

    /// The exposure of the held names, centred over those that have one and 0 for the others.
    ///
    /// @return false when fewer than two have one, or all have the same
    private boolean load(double[] column, Matrix exposure, int n, int t) {
        int present = 0;
        for (int j = 0; j < n; j++) {
            double value = exposure.at(t, names[j]);
            if (!Double.isNaN(value)) {
                column[present++] = value;
            }
        }
        if (present < 2 || Sample.isConstant(column, 0, present)) {
            return false;
        }
        double mean = Sample.mean(column, 0, present);
        for (int j = 0; j < n; j++) {
            double value = exposure.at(t, names[j]);
            column[j] = Double.isNaN(value) ? 0 : value - mean;
        }
        return true;
    }

    private void takeOutGroupMeans(double[] column, int n) {
        if (sectors.isEmpty()) {
            double mean = Sums.of(column, 0, n) / n;
            for (int j = 0; j < n; j++) {
                column[j] -= mean;
            }
            return;
        }
        Arrays.fill(groupSum, 0);
        Arrays.fill(groupSize, 0);
        for (int j = 0; j < n; j++) {
            int g = group(names[j]);
            groupSum[g] += column[j];
            groupSize[g]++;
        }
        for (int g = 0; g < groupSum.length; g++) {
            groupSum[g] = groupSize[g] > 0 ? groupSum[g] / groupSize[g] : 0;
        }
        for (int j = 0; j < n; j++) {
            column[j] -= groupSum[group(names[j])];
        }
    }

    /// Names without a sector are a sector of their own.
    private int group(int instrument) {
        return sectors.isEmpty() ? 0 : sectors.get().code(instrument) + 1;
    }

    private static void takeOut(double[] column, double[] unit, int n) {
        double product = Sums.products(column, unit, n);
        for (int j = 0; j < n; j++) {
            column[j] -= product * unit[j];
        }
    }

    private static double norm(double[] column, int n) {
        return Math.sqrt(Sums.products(column, column, n));
    }
}
