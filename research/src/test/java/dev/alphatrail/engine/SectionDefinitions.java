package dev.alphatrail.engine;

import dev.alphatrail.formula.Operator;
import dev.alphatrail.stats.OrderKey;

import java.util.Arrays;
import java.util.stream.IntStream;

/// What operators mean that compare the instruments of a date.
record SectionDefinitions(Operands of) {
    double[] values(Operator op) {
        return switch (op) {
            case RANK, GROUP_RANK ->
                    of.sections(
                            op == Operator.GROUP_RANK,
                            (x, k) -> Figures.rank(x[0], x[0][k]) / x[0].length);
            case ZSCORE ->
                    of.sections(
                            false,
                            (x, k) ->
                                    Figures.std(x[0]) == 0
                                            ? Double.NaN
                                            : Figures.deviation(x[0], x[0][k]) / Figures.std(x[0]));
            case DEMEAN, GROUP_DEMEAN ->
                    of.sections(
                            op == Operator.GROUP_DEMEAN,
                            (x, k) -> Figures.deviation(x[0], x[0][k]));
            case SCALE ->
                    of.sections(
                            false,
                            (x, k) -> {
                                double gross = Arrays.stream(x[0]).map(Math::abs).sum();
                                return gross == 0 ? Double.NaN : of.parameter() * x[0][k] / gross;
                            });
            case WINSORIZE ->
                    of.sections(
                            false,
                            (x, k) -> {
                                double low = Figures.quantile(x[0], of.parameter());
                                double high = Figures.quantile(x[0], 1 - of.parameter());
                                return x[0][k] < low ? low : x[0][k] > high ? high : x[0][k];
                            });
            case QUANTILE ->
                    of.sections(
                            false,
                            (x, k) -> Figures.ofRank(Figures.rank(x[0], x[0][k]), x[0].length, 0));
            case QUANTILE_BY ->
                    of.sections(
                            false,
                            (x, k) ->
                                    Figures.ofRank(
                                            Figures.rank(x[0], x[0][k]),
                                            x[0].length,
                                            of.parameter()));
            case NORMALIZE ->
                    of.sections(
                            false,
                            (x, k) -> {
                                double std = of.parameter() == 1 ? Figures.std(x[0]) : 1;
                                double value = Figures.deviation(x[0], x[0][k]) / std;
                                double limit =
                                        of.numbers().get(1) > 0
                                                ? of.numbers().get(1)
                                                : Double.POSITIVE_INFINITY;
                                return std == 0
                                        ? Double.NaN
                                        : Math.max(-limit, Math.min(limit, value));
                            });
            case WINSORIZE_STD ->
                    of.sections(
                            false,
                            (x, k) -> {
                                double reach =
                                        x[0].length < 2 ? 0 : of.parameter() * Figures.std(x[0]);
                                double distance = Figures.deviation(x[0], x[0][k]);
                                return reach == 0 || Math.abs(distance) <= reach
                                        ? x[0][k]
                                        : Figures.mean(x[0]) + Math.signum(distance) * reach;
                            });
            case TRUNCATE ->
                    of.sections(
                            false,
                            (x, k) -> {
                                double most =
                                        of.parameter() * Arrays.stream(x[0]).map(Math::abs).sum();
                                return Math.max(-most, Math.min(most, x[0][k]));
                            });
            case BUCKET ->
                    of.sections(
                            false,
                            (x, k) ->
                                    Math.floor(
                                            (Figures.rank(x[0], x[0][k]) - 0.5)
                                                    * of.parameter()
                                                    / x[0].length));
            case DENSIFY ->
                    of.sections(
                            false,
                            (x, k) ->
                                    Arrays.stream(Figures.keys(x[0]))
                                            .filter(key -> key < OrderKey.rounded(x[0][k]))
                                            .distinct()
                                            .count());
            case VECTOR_NEUT ->
                    of.dates(
                            (members, t) -> {
                                double[] x =
                                        members.stream().mapToDouble(i -> of.at(0, t, i)).toArray();
                                double[] y =
                                        members.stream().mapToDouble(i -> of.at(1, t, i)).toArray();
                                return Figures.withoutPartAlong(y, x);
                            },
                            false);
            case GROUP_ZSCORE ->
                    of.sections(
                            true,
                            (x, k) ->
                                    Figures.std(x[0]) == 0
                                            ? Double.NaN
                                            : Figures.deviation(x[0], x[0][k]) / Figures.std(x[0]));
            case GROUP_SCALE -> of.sections(true, (x, k) -> Figures.scaled(x[0], x[0][k]));
            case GROUP_NORMALIZE ->
                    of.sections(
                            true,
                            (x, k) -> {
                                double gross = Arrays.stream(x[0]).map(Math::abs).sum();
                                return gross == 0 ? Double.NaN : of.parameter() * x[0][k] / gross;
                            });
            case GROUP_MEAN -> of.sections(true, (x, k) -> Figures.mean(x[0]));
            case GROUP_MEDIAN -> of.sections(true, (x, k) -> Figures.quantile(x[0], 0.5));
            case GROUP_SUM -> of.sections(true, (x, k) -> Figures.sum(x[0]).doubleValue());
            case GROUP_COUNT -> of.sections(true, (x, k) -> x[0].length);
            case GROUP_MIN -> of.sections(true, (x, k) -> Arrays.stream(x[0]).min().orElseThrow());
            case GROUP_MAX -> of.sections(true, (x, k) -> Arrays.stream(x[0]).max().orElseThrow());
            case GROUP_STD ->
                    of.sections(true, (x, k) -> x[0].length < 2 ? Double.NaN : Figures.std(x[0]));
            case GROUP_BACKFILL ->
                    of.everywhere((t, i) ->
                            Double.isNaN(of.at(0, t, i))
                                            && !Double.isNaN(of.groups()[t * of.instruments() + i])
                                    ? winsorizedMean(t, i)
                                    : of.at(0, t, i));
            case NEUTRALIZE ->
                    of.dates(
                            (members, t) -> new ResidualDefinition(of).residual(members, t, false),
                            false);
            case GROUP_NEUTRALIZE ->
                    of.dates(
                            (members, t) -> new ResidualDefinition(of).residual(members, t, true),
                            true);
            default -> throw new AssertionError(op + " has no definition");
        };
    }

    private double winsorizedMean(int t, int i) {
        double[] all =
                IntStream.range(0, of.instruments())
                        .filter(j -> of.same(t, i, j))
                        .boxed()
                        .flatMap(j -> of.past(t, j, (int) of.parameter()).stream())
                        .mapToDouble(v -> v)
                        .toArray();
        if (all.length == 0) {
            return Double.NaN;
        }
        double reach = all.length < 2 ? 0 : of.numbers().get(1) * Math.sqrt(Figures.cov(all, all));
        double mean = Figures.mean(all);
        double[] held =
                Arrays.stream(all).map(v -> Math.max(-reach, Math.min(reach, v - mean))).toArray();
        return mean + Figures.mean(held);
    }
}
