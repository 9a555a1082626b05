package dev.alphatrail.engine;

/// Some neighbouring columns of a panel that are worked off together.
///
/// Kernels copy the rows of a tile into small arrays of its width, because the compiler vectorises
/// loops over several arrays only when one index serves them all.
///
/// @param column the first column
/// @param width columns in this tile, at most [#WIDTH]
/// @param instruments columns of the panel
record Tile(int column, int width, int instruments) {
    /// Wide enough for long loops, narrow enough for a window of rows to stay in the processor's
    /// second cache.
    static final int WIDTH = 256;

    /// The tile that begins at this column.
    static Tile from(int column, int instruments) {
        return new Tile(column, Math.min(WIDTH, instruments - column), instruments);
    }

    /// A row of a tile, filled with 0.
    double[] row() {
        return new double[width];
    }

    void load(double[] panel, int t, double[] row) {
        System.arraycopy(panel, t * instruments + column, row, 0, width);
    }

    void store(double[] row, double[] panel, int t) {
        System.arraycopy(row, 0, panel, t * instruments + column, width);
    }
}
