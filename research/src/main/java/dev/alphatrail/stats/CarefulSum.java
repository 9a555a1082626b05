package dev.alphatrail.stats;

/// A sum as if added in twice the precision and rounded once: Ogita, Rump and Oishi, *Accurate Sum
/// and Dot Product* (2005), `Sum2`. What cancels leaves 0, and the order of the summands hardly
/// ever shows, so sums and means that are equal in mathematics are equal numbers.
///
/// An instance is a running total: [#clear], [#add] for each summand, then [#sum] or [#mean].
public final class CarefulSum {
    private double total;
    private double error;
    private int count;

    /// Begins with no summands.
    public void clear() {
        total = 0;
        error = 0;
        count = 0;
    }

    public void add(double value) {
        double sum = total + value;
        double taken = sum - total;
        error += (total - (sum - taken)) + (value - taken);
        total = sum;
        count++;
    }

    /// The sum; 0 of no summands.
    public double sum() {
        return total + error;
    }

    /// The sum divided by the number of summands; NaN of none.
    public double mean() {
        double sum = sum();
        double rest = error - (sum - total);
        double quotient = sum / count;
        return quotient + (Math.fma(-quotient, count, sum) + rest) / count;
    }
}
