package dev.alphatrail.stats;

/// Residuals of least squares on a few columns that may depend on each other, by Gram-Schmidt with
/// pivoting.
///
/// Columns are scaled to unit length; the longest remainder is made the next direction, again and
/// again, until every remainder is at most [#TOLERANCE] long. What is left then adds no direction,
/// as when the small singular values of the columns are taken for 0. Each direction is
/// orthogonalised twice, so that nearly dependent columns do no harm.
///
/// An instance is scratch memory for one thread, to be used again and again: [#clear], [#addColumn]
/// for each column, then [#residual] as often as wanted.
public final class LeastSquares {
    /// Columns of unit length whose remainder is no longer than this count as dependent.
    public static final double TOLERANCE = 1e-10;

    private final double[][] columns;
    private int rows;
    private int added;
    private int directions;
    private boolean orthogonal;

    /// @param maxColumns columns at most
    /// @param maxRows rows at most
    public LeastSquares(int maxColumns, int maxRows) {
        columns = new double[maxColumns][maxRows];
    }

    /// Begins with no columns of `rows` elements.
    public void clear(int rows) {
        this.rows = rows;
        this.added = 0;
        this.directions = 0;
        this.orthogonal = true;
    }

    /// Adds a copy of the first elements of a column; a column of length 0 adds nothing.
    public void addColumn(double[] column) {
        double largest = 0;
        for (int k = 0; k < rows; k++) {
            largest = Math.max(largest, Math.abs(column[k]));
        }
        if (largest == 0) {
            return;
        }
        double[] unit = columns[added];
        // dividing by the largest first keeps the squares in range
        for (int k = 0; k < rows; k++) {
            unit[k] = column[k] / largest;
        }
        divide(unit, Math.sqrt(dot(unit, unit)));
        added++;
        orthogonal = false;
    }

    /// Replaces `x` by what the columns cannot explain of it.
    public void residual(double[] x) {
        if (!orthogonal) {
            orthogonalise();
        }
        removeDirections(x);
        removeDirections(x);
    }

    private void orthogonalise() {
        for (directions = 0; directions < added; directions++) {
            int longest = directions;
            double longestSquare = 0;
            for (int c = directions; c < added; c++) {
                double square = dot(columns[c], columns[c]);
                if (square > longestSquare) {
                    longestSquare = square;
                    longest = c;
                }
            }
            double[] direction = columns[longest];
            columns[longest] = columns[directions];
            columns[directions] = direction;
            removeDirections(direction);
            double length = Math.sqrt(dot(direction, direction));
            if (!(length > TOLERANCE)) {
                break;
            }
            divide(direction, length);
            for (int c = directions + 1; c < added; c++) {
                remove(direction, columns[c]);
            }
        }
        orthogonal = true;
    }

    private void removeDirections(double[] x) {
        for (int d = 0; d < directions; d++) {
            remove(columns[d], x);
        }
    }

    private void remove(double[] direction, double[] x) {
        double share = dot(direction, x);
        for (int k = 0; k < rows; k++) {
            x[k] -= share * direction[k];
        }
    }

    private void divide(double[] x, double divisor) {
        for (int k = 0; k < rows; k++) {
            x[k] /= divisor;
        }
    }

    private double dot(double[] a, double[] b) {
        return Sums.products(a, b, rows);
    }
}
