package dev.alphatrail.study;

import dev.alphatrail.panel.Matrix;
import dev.alphatrail.stats.AverageRanks;

import java.util.stream.IntStream;

/// How a factor ranks the names on some dates, kept to be correlated with others. Immutable.
///
/// Ranks are average ranks among the names that have a value on the date, kept as the whole number
/// 2 · rank − 1; a name without a value has 0.
public final class DailyRanks {
    private final int width;
    private final int[] ranks;
    private final int[] counts;
    private final long[] squares;

    private DailyRanks(int days, int width) {
        this.width = width;
        this.ranks = new int[Math.multiplyExact(days, width)];
        this.counts = new int[days];
        this.squares = new long[days];
    }

    /// On all dates.
    public static DailyRanks of(Matrix values) {
        return of(values, IntStream.range(0, values.dates()).toArray());
    }

    /// On these dates, each an index into the rows of the values.
    static DailyRanks of(Matrix values, int[] dates) {
        int width = values.instruments();
        DailyRanks daily = new DailyRanks(dates.length, width);
        AverageRanks ranker = new AverageRanks(width);
        double[] row = new double[width];
        for (int day = 0; day < dates.length; day++) {
            for (int i = 0; i < width; i++) {
                row[i] = values.at(dates[day], i);
            }
            int n = ranker.rank(row, 0, width, row, 0);
            long squares = 0;
            for (int i = 0; i < width; i++) {
                int rank = Double.isNaN(row[i]) ? 0 : (int) (2 * row[i]) - 1;
                daily.ranks[day * width + i] = rank;
                squares += (long) rank * rank;
            }
            daily.counts[day] = n;
            daily.squares[day] = squares;
        }
        return daily;
    }

    int days() {
        return counts.length;
    }

    int width() {
        return width;
    }

    /// The names with a value on a day.
    int count(int day) {
        return counts[day];
    }

    /// The sum over all names of the squares of what [#at] gives.
    long squares(int day) {
        return squares[day];
    }

    /// 2 · rank − 1, or 0 where the name has no value.
    int at(int day, int name) {
        return ranks[day * width + name];
    }
}
