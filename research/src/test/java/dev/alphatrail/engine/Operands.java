package dev.alphatrail.engine;

import dev.alphatrail.stats.OrderKey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// What a definition is given, and the ways to go over it: each place alone, windows, dates.
///
/// @param in the operands, time-major
/// @param groups what the members of a group share, by date and instrument; NaN for those in none
/// @param numbers the literal arguments, in their order
record Operands(int dates, int instruments, double[][] in, double[] groups, List<Double> numbers) {
    double parameter() {
        return numbers.getFirst();
    }

    double at(int input, int t, int i) {
        return in[input][t * instruments + i];
    }

    interface Place {
        double value(int t, int i);
    }

    double[] everywhere(Place place) {
        double[] out = new double[dates * instruments];
        Arrays.setAll(
                out,
                k -> {
                    double value = place.value(k / instruments, k % instruments);
                    return Double.isInfinite(value) ? Double.NaN : value;
                });
        return out;
    }

    double[] each(ToDoubleFunction<double[]> function) {
        return everywhere((t, i) -> {
            double[] operands = new double[in.length];
            Arrays.setAll(operands, k -> at(k, t, i));
            return Figures.hasNan(operands) ? Double.NaN : function.applyAsDouble(operands);
        });
    }

    double[] windows(ToDoubleFunction<double[][]> function) {
        int w = (int) parameter();
        return everywhere((t, i) -> {
            if (t < w - 1) {
                return Double.NaN;
            }
            double[][] window = new double[in.length][w];
            for (int k = 0; k < in.length; k++) {
                for (int s = 0; s < w; s++) {
                    window[k][s] = at(k, t - w + 1 + s, i);
                }
            }
            return Arrays.stream(window).anyMatch(Figures::hasNan)
                    ? Double.NaN
                    : function.applyAsDouble(window);
        });
    }

    interface Member {
        double value(double[][] values, int k);
    }

    double[] sections(boolean grouped, Member member) {
        return dates(
                (members, t) -> {
                    double[] out = new double[members.size()];
                    for (int k = 0; k < out.length; k++) {
                        int self = members.get(k);
                        List<Integer> peers =
                                members.stream()
                                        .filter(other -> !grouped || same(t, other, self))
                                        .toList();
                        double[] values =
                                peers.stream().mapToDouble(other -> at(0, t, other)).toArray();
                        out[k] = member.value(new double[][] {values}, peers.indexOf(self));
                    }
                    return out;
                },
                grouped);
    }

    boolean same(int t, int i, int j) {
        return OrderKey.rounded(groups[t * instruments + i])
                == OrderKey.rounded(groups[t * instruments + j]);
    }

    interface Day {
        double[] values(List<Integer> members, int t);
    }

    double[] dates(Day day, boolean grouped) {
        double[] out = new double[dates * instruments];
        Arrays.fill(out, Double.NaN);
        for (int t = 0; t < dates; t++) {
            List<Integer> members = new ArrayList<>();
            for (int i = 0; i < instruments; i++) {
                double[] operands = new double[in.length];
                int date = t;
                int name = i;
                Arrays.setAll(operands, k -> at(k, date, name));
                if (!Figures.hasNan(operands)
                        && (!grouped || !Double.isNaN(groups[t * instruments + i]))) {
                    members.add(i);
                }
            }
            double[] values = day.values(members, t);
            for (int k = 0; k < values.length; k++) {
                out[t * instruments + members.get(k)] = values[k];
            }
        }
        return out;
    }

    /// The present values of the last `w` dates, newest first.
    List<Double> past(int t, int i, int w) {
        return IntStream.range(0, Math.min(w, t + 1))
                .mapToObj(back -> at(0, t - back, i))
                .filter(v -> !Double.isNaN(v))
                .toList();
    }

    /// The same with the second operand as it was a few days before.
    Operands lagged() {
        int back = numbers.get(1).intValue() * instruments;
        double[] late = new double[in[1].length];
        Arrays.setAll(late, k -> k < back ? Double.NaN : in[1][k - back]);
        return new Operands(dates, instruments, new double[][] {in[0], late}, groups, numbers);
    }
}
