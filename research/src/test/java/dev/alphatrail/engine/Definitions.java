package dev.alphatrail.engine;

import dev.alphatrail.formula.Operator;

import java.util.Arrays;

/// What each operator means, written from its definition, one value at a time and without any
/// regard to speed: the judge of the kernels.
record Definitions(Operands of) {
    double[] values(Operator op) {
        return switch (op.category()) {
            case ARITHMETIC, COMPARISON, LOGIC, ELEMENTWISE ->
                    new ElementwiseDefinitions(of).values(op);
            case TIME_SERIES -> new SeriesDefinitions(of).values(op);
            case CROSS_SECTION, GROUP -> new SectionDefinitions(of).values(op);
        };
    }

    /// The errors allowed beyond 1e-9 of the value. What comes of products and sums of deviations
    /// is as exact as the deviations are large; a residual as exact as the spread of values, times
    /// how nearly the controls depend on each other.
    double[] rounding(Operator op) {
        return switch (op) {
            // large values may cancel each other
            case TS_SUM, TS_MEAN, SMA, TS_DECAY_LINEAR, TS_DECAY_EXP ->
                    allowed(of.windows(x -> 1e-15 * Figures.magnitude(x[0])));
            case REL_VOLUME -> {
                double[] values = allowed(values(op));
                double[] shares =
                        allowed(
                                of.windows(x ->
                                        1e-15
                                                * Figures.magnitude(x[0])
                                                / Figures.sum(x[0]).doubleValue()));
                yield of.everywhere((t, i) ->
                        Math.abs(
                                values[t * of.instruments() + i]
                                        * shares[t * of.instruments() + i]));
            }
            case TS_COV -> allowed(of.windows(x -> 1e-13 * Figures.std(x[0]) * Figures.std(x[1])));
            case TS_SLOPE, TS_RESID, TS_AV_DIFF ->
                    allowed(of.windows(x -> 1e-12 * Figures.std(x[0])));
            case TS_PARTIAL_CORR -> allowed(of.windows(x -> 1e-14 / Figures.leastLeft(x)));
            case TS_REGRESSION ->
                    allowed(of.lagged().windows(x -> roundingOfRegression(x[0], x[1])));
            case VECTOR_NEUT ->
                    of.dates(
                            (members, t) -> {
                                double[] x =
                                        members.stream().mapToDouble(i -> of.at(0, t, i)).toArray();
                                double largest = Arrays.stream(x).map(Math::abs).max().orElse(0);
                                Arrays.fill(x, 1e-13 * largest);
                                return x;
                            },
                            false);
            case NEUTRALIZE, GROUP_NEUTRALIZE -> {
                boolean grouped = op == Operator.GROUP_NEUTRALIZE;
                yield of.dates(
                        (members, t) ->
                                new ResidualDefinition(of).roundingOfResiduals(members, t, grouped),
                        grouped);
            }
            default -> new double[of.dates() * of.instruments()];
        };
    }

    private static double[] allowed(double[] some) {
        return Arrays.stream(some).map(v -> Double.isNaN(v) ? 0 : v).toArray();
    }

    private double roundingOfRegression(double[] y, double[] x) {
        int figure = of.numbers().get(2).intValue();
        double n = x.length;
        double slope = Figures.std(y) / Figures.std(x);
        double squares = 1e-13 * Figures.std(y) * Figures.std(y) * n;
        double value = Figures.regression(y, x, figure);
        return switch (figure) {
            case 0, 3 -> 1e-12 * Figures.std(y);
            case 1 -> 1e-12 * slope * Math.max(Math.abs(Figures.mean(x)), Figures.std(x));
            case 2 -> 1e-12 * slope;
            case 4 -> squares;
            case 7 -> squares / (n - 2);
            case 8 -> squares / (n - 2) / (Figures.std(x) * Figures.std(x) * n) / value;
            case 9 ->
                    squares
                            / (n - 2)
                            * (1 / n + Math.pow(Figures.mean(x) / Figures.std(x), 2) / (n - 1))
                            / value;
            default -> 0;
        };
    }
}
