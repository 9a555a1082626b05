package dev.alphatrail.panel;

/// Reads parts of a field that need not be in memory, such as one in a mapped file. Safe to use
/// from several threads.
@FunctionalInterface
public interface FieldReader {
    /// Copies consecutive values, time-major, to `target[offset .. offset + count)`.
    ///
    /// @param from where the first stands: that of date `t` and instrument `i` at `t * instruments
    ///   + i`
    void read(long from, int count, double[] target, int offset);

    /// The values of a matrix.
    static FieldReader of(Matrix matrix) {
        double[] values = matrix.sharedValues();
        return (from, count, target, offset) ->
                System.arraycopy(values, Math.toIntExact(from), target, offset, count);
    }
}
