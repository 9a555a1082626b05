package dev.alphatrail.panel;

import java.util.Arrays;

/// One number for every (date, instrument): dates × instruments, stored time-major (all instruments
/// of a date lie side by side, the value of date `t` and instrument `i` at `t * instruments() +
/// i`).
///
/// `NaN` means *not available that day*; infinities are not stored by convention of every producer.
/// The matrix carries no unit: whoever names it states it. Immutable as long as the rule of
/// [#takingOwnership] is kept.
public final class Matrix {
    private final int dates;
    private final int instruments;
    private final double[] values;

    private Matrix(int dates, int instruments, double[] values) {
        if (dates < 0 || instruments < 0 || (long) dates * instruments != values.length) {
            throw new IllegalArgumentException(
                    values.length
                            + " values do not fill "
                            + dates
                            + " dates x "
                            + instruments
                            + " instruments");
        }
        this.dates = dates;
        this.instruments = instruments;
        this.values = values;
    }

    /// A matrix of a copy of `values`.
    public static Matrix copyOf(int dates, int instruments, double[] values) {
        return new Matrix(dates, instruments, values.clone());
    }

    /// A matrix that keeps `values` itself; the caller must not touch the array afterwards.
    public static Matrix takingOwnership(int dates, int instruments, double[] values) {
        return new Matrix(dates, instruments, values);
    }

    /// Number of dates (rows).
    public int dates() {
        return dates;
    }

    /// Number of instruments (columns).
    public int instruments() {
        return instruments;
    }

    /// The value of date `t` and instrument `i`; NaN when missing.
    public double at(int t, int i) {
        return values[t * instruments + i];
    }

    /// The backing array itself, time-major, for kernels that read it: **never write to it**.
    public double[] sharedValues() {
        return values;
    }

    /// The dates from `from` (inclusive) to `to` (exclusive), as a copy.
    public Matrix slice(int from, int to) {
        return new Matrix(
                to - from,
                instruments,
                Arrays.copyOfRange(values, from * instruments, to * instruments));
    }

    /// These dates, and those of another matrix of the same instruments after them.
    public Matrix followedBy(Matrix later) {
        if (later.instruments != instruments) {
            throw new IllegalArgumentException(later + " cannot follow " + this);
        }
        double[] all = Arrays.copyOf(values, values.length + later.values.length);
        System.arraycopy(later.values, 0, all, values.length, later.values.length);
        return new Matrix(dates + later.dates, instruments, all);
    }

    /// Equal shape and bitwise equal values, every NaN being equal to every NaN.
    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix that
                && dates == that.dates
                && instruments == that.instruments
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Matrix[" + dates + " dates x " + instruments + " instruments]";
    }
}
