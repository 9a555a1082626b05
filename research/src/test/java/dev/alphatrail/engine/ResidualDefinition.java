package dev.alphatrail.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/// What regressions on controls leave, by definition.
record ResidualDefinition(Operands of) {
    /// Least squares by the singular vectors of the controls, found by turning pairs of columns
    /// until all are orthogonal (one-sided Jacobi).
    double[] residual(List<Integer> members, int t, boolean grouped) {
        int n = members.size();
        int[] labels = labels(members, t, grouped);
        double[] x = members.stream().mapToDouble(i -> of.at(0, t, i)).toArray();
        double spread =
                Arrays.stream(x).map(v -> Math.abs(Figures.deviation(x, v))).max().orElse(0);
        double[] e = centred(x, labels);
        List<double[]> columns = directions(members, t, labels);
        for (int round = 0; round < 2; round++) {
            for (double[] u : columns) {
                double share = Figures.dot(u, e) / Figures.dot(u, u);
                for (int k = 0; k < n; k++) {
                    e[k] -= share * u[k];
                }
            }
        }
        boolean nothing = Arrays.stream(e).map(Math::abs).max().orElse(0) <= 1e-10 * spread;
        return nothing ? new double[n] : e;
    }

    double[] roundingOfResiduals(List<Integer> members, int t, boolean grouped) {
        int[] labels = labels(members, t, grouped);
        double[] x = members.stream().mapToDouble(i -> of.at(0, t, i)).toArray();
        double spread =
                Arrays.stream(x).map(v -> Math.abs(Figures.deviation(x, v))).max().orElse(0);
        DoubleSummaryStatistics lengths =
                directions(members, t, labels).stream()
                        .mapToDouble(u -> Math.sqrt(Figures.dot(u, u)))
                        .summaryStatistics();
        double condition = lengths.getCount() == 0 ? 1 : lengths.getMax() / lengths.getMin();
        double[] allowed = new double[x.length];
        Arrays.fill(allowed, (1e-11 + 1e-14 * condition) * spread);
        return allowed;
    }

    int[] labels(List<Integer> members, int t, boolean grouped) {
        return members.stream()
                .mapToInt(i ->
                        grouped
                                ? members.stream()
                                        .filter(other -> of.same(t, other, i))
                                        .findFirst()
                                        .orElseThrow()
                                : 0)
                .toArray();
    }

    /// The left singular vectors of the centred controls that count, each as long as its singular
    /// value.
    List<double[]> directions(List<Integer> members, int t, int[] labels) {
        List<double[]> columns = new ArrayList<>();
        for (int c = 1; c < of.in().length; c++) {
            int control = c;
            double[] column = members.stream().mapToDouble(i -> of.at(control, t, i)).toArray();
            if (varies(column, labels)) {
                double[] unit = centred(column, labels);
                double largest = Arrays.stream(unit).map(Math::abs).max().orElseThrow();
                Arrays.setAll(unit, k -> unit[k] / largest);
                double length = Math.sqrt(Figures.dot(unit, unit));
                columns.add(Arrays.stream(unit).map(v -> v / length).toArray());
            }
        }
        for (int sweep = 0; sweep < 30; sweep++) {
            for (int p = 0; p < columns.size(); p++) {
                for (int q = p + 1; q < columns.size(); q++) {
                    turn(columns.get(p), columns.get(q));
                }
            }
        }
        double largest =
                columns.stream().mapToDouble(u -> Math.sqrt(Figures.dot(u, u))).max().orElse(0);
        columns.removeIf(u -> Math.sqrt(Figures.dot(u, u)) <= 1e-10 * largest);
        return columns;
    }

    static void turn(double[] p, double[] q) {
        double off = Figures.dot(p, q);
        if (off == 0) {
            return;
        }
        double zeta = (Figures.dot(q, q) - Figures.dot(p, p)) / (2 * off);
        double tangent = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
        double cosine = 1 / Math.sqrt(1 + tangent * tangent);
        for (int k = 0; k < p.length; k++) {
            double turned = cosine * (p[k] - tangent * q[k]);
            q[k] = cosine * (tangent * p[k] + q[k]);
            p[k] = turned;
        }
    }

    static double[] peers(double[] x, int[] labels, int label) {
        List<Double> peers = new ArrayList<>();
        for (int k = 0; k < x.length; k++) {
            if (labels[k] == label) {
                peers.add(x[k]);
            }
        }
        return peers.stream().mapToDouble(v -> v).toArray();
    }

    static double[] centred(double[] x, int[] labels) {
        double[] out = new double[x.length];
        Arrays.setAll(out, k -> Figures.deviation(peers(x, labels, labels[k]), x[k]));
        return out;
    }

    static boolean varies(double[] x, int[] labels) {
        return Arrays.stream(labels)
                .anyMatch(label ->
                        Arrays.stream(Figures.keys(peers(x, labels, label))).distinct().count()
                                > 1);
    }
}
