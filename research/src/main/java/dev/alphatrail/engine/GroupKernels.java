package dev.alphatrail.engine;

import dev.alphatrail.stats.CarefulSum;
import dev.alphatrail.stats.OrderKey;
import dev.alphatrail.stats.OrderStatistics;
import dev.alphatrail.stats.Sample;

import java.util.Arrays;

/// Figures of a group on one date, given to each of its members that have a value; the others stay
/// NaN.
final class GroupKernels {
    private GroupKernels() {}

    /// One number for all members.
    private interface Figure {
        double of(double[] values, int n);
    }

    private static void forAll(Slab x, GroupMembers groups, Slab out, Block block, Figure figure) {
        CrossSection.transform(
                x,
                groups,
                out,
                block,
                (values, n) -> Arrays.fill(values, 0, n, figure.of(values, n)));
    }

    /// The mean, rounded once: groups whose means are equal get equal numbers.
    static void mean(Slab x, GroupMembers groups, Slab out, Block block) {
        CarefulSum sum = new CarefulSum();
        forAll(x, groups, out, block, (values, n) -> total(sum, values, n).mean());
    }

    /// The sum, rounded once.
    static void sum(Slab x, GroupMembers groups, Slab out, Block block) {
        CarefulSum sum = new CarefulSum();
        forAll(x, groups, out, block, (values, n) -> total(sum, values, n).sum());
    }

    private static CarefulSum total(CarefulSum sum, double[] values, int n) {
        sum.clear();
        for (int i = 0; i < n; i++) {
            sum.add(values[i]);
        }
        return sum;
    }

    static void count(Slab x, GroupMembers groups, Slab out, Block block) {
        forAll(x, groups, out, block, (_, n) -> n);
    }

    static void min(Slab x, GroupMembers groups, Slab out, Block block) {
        forAll(x, groups, out, block, GroupKernels::smallest);
    }

    static void max(Slab x, GroupMembers groups, Slab out, Block block) {
        forAll(x, groups, out, block, GroupKernels::largest);
    }

    static void median(Slab x, GroupMembers groups, Slab out, Block block) {
        OrderStatistics statistics = new OrderStatistics(block.width());
        forAll(
                x,
                groups,
                out,
                block,
                (values, n) -> {
                    statistics.take(values, n);
                    return statistics.quantile(0.5);
                });
    }

    /// The sample standard deviation; exactly 0 where constant, NaN of one value.
    static void std(Slab x, GroupMembers groups, Slab out, Block block) {
        forAll(
                x,
                groups,
                out,
                block,
                (values, n) -> {
                    boolean constant = Sample.isConstant(values, 0, n);
                    Sample.centre(values, 0, n);
                    return constant && n > 1 ? 0.0 : Sample.std(values, 0, n);
                });
    }

    /// The place between the smallest and the largest value, from 0 to 1; NaN where constant.
    static void scale(Slab x, GroupMembers groups, Slab out, Block block) {
        CrossSection.transform(
                x,
                groups,
                out,
                block,
                (values, n) -> {
                    double low = smallest(values, n);
                    double high = largest(values, n);
                    boolean constant = OrderKey.rounded(low) == OrderKey.rounded(high);
                    for (int i = 0; i < n; i++) {
                        values[i] = constant ? Double.NaN : (values[i] - low) / (high - low);
                    }
                });
    }

    private static double smallest(double[] values, int n) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            smallest = Math.min(smallest, values[i]);
        }
        return smallest;
    }

    private static double largest(double[] values, int n) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, values[i]);
        }
        return largest;
    }
}
