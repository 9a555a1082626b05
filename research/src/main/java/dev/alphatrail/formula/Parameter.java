package dev.alphatrail.formula;

import java.util.OptionalDouble;

/// One parameter of an operator.
///
/// @param name its name in signatures
/// @param kind what may stand there
/// @param min smallest literal allowed; of no meaning for [Kind#VALUE] and [Kind#GROUP]
/// @param below bound the literal stays below, infinite when there is none; the next double after a
///   largest literal that is allowed itself
/// @param fallback what is filled in when the argument is left out; empty when it must be given
public record Parameter(String name, Kind kind, double min, double below, OptionalDouble fallback) {
    /// What may stand in the place of a parameter.
    public enum Kind {
        /// any expression
        VALUE,
        /// an integer literal: days in a rolling window, the day itself included
        WINDOW,
        /// an integer literal: span of exponential weights, in days
        SPAN,
        /// an integer literal: days back
        LAG,
        /// a literal in a range
        NUMBER,
        /// an integer literal in a range: a choice, or a number of something other than days
        COUNT,
        /// the bare name of a grouping, or an expression whose equal values make a group
        GROUP;

        /// Whether the argument is a whole number of days.
        public boolean isDays() {
            return this == WINDOW || this == SPAN || this == LAG;
        }
    }

    static Parameter value(String name) {
        return new Parameter(name, Kind.VALUE, 0, 0, OptionalDouble.empty());
    }

    /// Any expression, or this number when it is left out.
    static Parameter value(String name, double fallback) {
        return new Parameter(name, Kind.VALUE, 0, 0, OptionalDouble.of(fallback));
    }

    static Parameter group() {
        return new Parameter("group", Kind.GROUP, 0, 0, OptionalDouble.empty());
    }

    static Parameter window(int min) {
        return new Parameter(
                "window", Kind.WINDOW, min, Double.POSITIVE_INFINITY, OptionalDouble.empty());
    }

    static Parameter span(int min) {
        return new Parameter(
                "span", Kind.SPAN, min, Double.POSITIVE_INFINITY, OptionalDouble.empty());
    }

    static Parameter lag() {
        return new Parameter("lag", Kind.LAG, 0, Double.POSITIVE_INFINITY, OptionalDouble.empty());
    }

    static Parameter lag(int fallback) {
        return new Parameter(
                "lag", Kind.LAG, 0, Double.POSITIVE_INFINITY, OptionalDouble.of(fallback));
    }

    static Parameter number(String name, double min, double below, double fallback) {
        return new Parameter(name, Kind.NUMBER, min, below, OptionalDouble.of(fallback));
    }

    /// A literal from 0 to 1, both allowed, that must be given.
    static Parameter fraction(String name) {
        return new Parameter(name, Kind.NUMBER, 0, Math.nextUp(1.0), OptionalDouble.empty());
    }

    /// An integer literal of at least `min` that must be given.
    static Parameter count(String name, int min) {
        return new Parameter(
                name, Kind.COUNT, min, Double.POSITIVE_INFINITY, OptionalDouble.empty());
    }

    /// An integer literal from `min` to `max`.
    static Parameter count(String name, int min, int max, int fallback) {
        return new Parameter(
                name, Kind.COUNT, min, Math.nextUp((double) max), OptionalDouble.of(fallback));
    }

    /// As it stands in a signature: `window`, or `lag = 1` when it may be left out.
    String signature() {
        return fallback.isPresent() ? name + " = " + Literals.print(fallback.getAsDouble()) : name;
    }

    /// The literals allowed, for example `window >= 2` or `0 <= p < 0.5`.
    String range() {
        if (Double.isInfinite(below)) {
            return name + " >= " + Literals.print(min);
        }
        return Literals.print(min)
                + " <= "
                + name
                + (hasMax() ? " <= " + Literals.print(max()) : " < " + Literals.print(below));
    }

    /// Whether there is a largest literal that is allowed, [#max].
    boolean hasMax() {
        return Literals.print(max()).length() < Literals.print(below).length();
    }

    /// The double before the bound.
    double max() {
        return Math.nextDown(below);
    }
}
