package dev.alphatrail.portfolio;

/// The names at one end of a day's order, with weights that sum to 1.
///
/// With `m` the size of the tail and `q` the m-th value from the end, names beyond `q` weigh `1/m`
/// and the names at `q` share what is left equally: names of one tie are treated alike, so renaming
/// instruments changes nothing.
///
/// The arrays belong to the tail: read only.
///
/// @param names instrument indices
/// @param weights of the names, positive, summing to 1
public record Tail(int[] names, double[] weights) {
    static final Tail NOBODY = new Tail(new int[0], new double[0]);

    /// Size of the tails of `n` names: `max(1, ⌊n / nQuantiles⌋)`.
    public static int size(int n, int nQuantiles) {
        return Math.max(1, n / nQuantiles);
    }

    /// The `m` highest of `n` names given in ascending order with their tie numbers; `1 ≤ m ≤ n`.
    public static Tail top(int[] ascending, int[] tie, int n, int m) {
        int first = n - m;
        while (first > 0 && tie[first - 1] == tie[n - m]) {
            first--;
        }
        int above = n - m;
        while (above < n && tie[above] == tie[n - m]) {
            above++;
        }
        return cut(ascending, first, above, above, n, m);
    }

    /// The `m` lowest of `n` names given in ascending order with their tie numbers; `1 ≤ m ≤ n`.
    public static Tail bottom(int[] ascending, int[] tie, int n, int m) {
        int below = m - 1;
        while (below > 0 && tie[below - 1] == tie[m - 1]) {
            below--;
        }
        int end = m;
        while (end < n && tie[end] == tie[m - 1]) {
            end++;
        }
        return cut(ascending, below, end, 0, below, m);
    }

    /// Sum of weight × the value of the name, from an array with one value an instrument, starting
    /// at `offset`.
    public double dot(double[] values, int offset) {
        double sum = 0;
        for (int j = 0; j < names.length; j++) {
            sum += weights[j] * values[offset + names[j]];
        }
        return sum;
    }

    /// Adds `scale` times the weights to a dense book.
    public void addTo(double[] book, double scale) {
        for (int j = 0; j < names.length; j++) {
            book[names[j]] += scale * weights[j];
        }
    }

    private static Tail cut(
            int[] ascending, int tieFrom, int tieTo, int fullFrom, int fullTo, int m) {
        int full = fullTo - fullFrom;
        int tied = tieTo - tieFrom;
        int[] names = new int[full + tied];
        double[] weights = new double[full + tied];
        for (int j = 0; j < full; j++) {
            names[j] = ascending[fullFrom + j];
            weights[j] = 1.0 / m;
        }
        double share = (double) (m - full) / ((double) m * tied);
        for (int j = 0; j < tied; j++) {
            names[full + j] = ascending[tieFrom + j];
            weights[full + j] = share;
        }
        return new Tail(names, weights);
    }
}
