package dev.alphatrail.engine;

import dev.alphatrail.stats.OrderKey;

import java.util.Arrays;

/// Operators that look for one value in an instrument's past, or hold one.
///
/// Windows of the first three may begin before the first date: what lies there is missing.
final class HistoryKernels {
    /// Numbers per instrument that [#daysSince] carries from date to date.
    static final int DAYS_SINCE_STATES = 1;

    /// Numbers per instrument that [#tradeWhen] carries from date to date.
    static final int TRADE_WHEN_STATES = 2;

    /// Numbers per instrument that [#hump] carries from date to date.
    static final int HUMP_STATES = 2;

    /// Numbers per instrument that [#step] carries from date to date.
    static final int STEP_STATES = 1;

    private HistoryKernels() {}

    /// The newest value of the last `w` dates.
    static void backfill(Slab x, Slab out, Block block, int w) {
        double[] newest = block.row();
        double[] date = block.row();
        Arrays.fill(newest, Double.NaN);
        Arrays.fill(date, -1.0);
        double[] row = block.row();
        for (int t = Math.max(0, block.from() - w + 1); t < block.to(); t++) {
            x.load(block, t, row);
            double tooOld = t - w;
            for (int i = 0; i < row.length; i++) {
                boolean there = !Double.isNaN(row[i]);
                newest[i] = there ? row[i] : newest[i];
                date[i] = there ? t : date[i];
                row[i] = date[i] > tooOld ? newest[i] : Double.NaN;
            }
            if (t >= block.from()) {
                out.store(block, t, row);
            }
        }
    }

    /// The value number `k` of those present in the last `w` dates, counted back from the newest.
    static void kthElement(Slab x, Slab out, Block block, int w, int k) {
        for (int t = block.from(); t < block.to(); t++) {
            int oldest = Math.max(0, t - w + 1);
            for (int i = block.left(); i < block.right(); i++) {
                int missing = k;
                double found = Double.NaN;
                for (int s = t; s >= oldest && missing > 0; s--) {
                    found = x.values()[x.at(s, i)];
                    missing -= Double.isNaN(found) ? 0 : 1;
                }
                out.values()[out.at(t, i)] = missing == 0 ? found : Double.NaN;
            }
        }
    }

    /// The newest value of the last `w` dates whose key is not that of today's.
    static void lastDifferent(Slab x, Slab out, Block block, int w) {
        for (int t = block.from(); t < block.to(); t++) {
            int oldest = Math.max(0, t - w + 1);
            for (int i = block.left(); i < block.right(); i++) {
                double today = x.values()[x.at(t, i)];
                double found = Double.NaN;
                if (!Double.isNaN(today)) {
                    long key = OrderKey.of(today);
                    for (int s = t - 1; s >= oldest && Double.isNaN(found); s--) {
                        double value = x.values()[x.at(s, i)];
                        boolean other = !Double.isNaN(value) && OrderKey.of(value) != key;
                        found = other ? value : Double.NaN;
                    }
                }
                out.values()[out.at(t, i)] = found;
            }
        }
    }

    /// The number of dates since the condition was true; NaN until it has been.
    static void daysSince(Slab condition, Slab out, Block block, double[][] states) {
        // the number of the date after; 0 before there is one
        double[] afterLast = states[0];
        for (int t = block.from(); t < block.to(); t++) {
            int in = condition.at(t, 0);
            int to = out.at(t, 0);
            for (int i = block.left(); i < block.right(); i++) {
                if (isTrue(condition.values()[in + i])) {
                    afterLast[i] = t + 1.0;
                }
                out.values()[to + i] = afterLast[i] == 0 ? Double.NaN : t + 1 - afterLast[i];
            }
        }
    }

    /// `in[1]` taken when `in[0]` is above 0, held, and dropped when `in[2]` is.
    static void tradeWhen(Slab[] in, Slab out, Block block, double[][] states) {
        double[] holds = states[0];
        double[] held = states[1];
        for (int t = block.from(); t < block.to(); t++) {
            for (int i = block.left(); i < block.right(); i++) {
                if (in[2].values()[in[2].at(t, i)] > 0) {
                    holds[i] = 0;
                } else if (in[0].values()[in[0].at(t, i)] > 0) {
                    held[i] = in[1].values()[in[1].at(t, i)];
                    holds[i] = 1;
                }
                out.values()[out.at(t, i)] = holds[i] == 1 ? held[i] : Double.NaN;
            }
        }
    }

    /// `x` followed with steps of at most the day's limit, and not at all within it; a step and a
    /// limit of one key are the same.
    static void hump(Slab x, Slab limit, Slab out, Block block, double[][] states) {
        double[] begun = states[0];
        double[] last = states[1];
        for (int t = block.from(); t < block.to(); t++) {
            for (int i = block.left(); i < block.right(); i++) {
                double value = x.values()[x.at(t, i)];
                double most = limit.values()[limit.at(t, i)];
                if (!Double.isNaN(value) && !Double.isNaN(most)) {
                    double step = value - last[i];
                    if (begun[i] == 0) {
                        last[i] = value;
                    } else if (OrderKey.of(Math.abs(step)) > OrderKey.of(most)) {
                        last[i] += Math.signum(step) * most;
                    }
                    begun[i] = 1;
                }
                out.values()[out.at(t, i)] = Double.isNaN(value) ? Double.NaN : last[i];
            }
        }
    }

    /// The number of the date, from 1.
    static void step(Slab out, Block block, double[][] states) {
        double[] last = states[0];
        for (int t = block.from(); t < block.to(); t++) {
            int to = out.at(t, 0);
            for (int i = block.left(); i < block.right(); i++) {
                last[i]++;
                out.values()[to + i] = last[i];
            }
        }
    }

    private static boolean isTrue(double condition) {
        return condition != 0 && !Double.isNaN(condition);
    }
}
