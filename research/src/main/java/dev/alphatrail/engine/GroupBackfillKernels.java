package dev.alphatrail.engine;

/// What `group_backfill` needs to know of each instrument's last `w` dates, over the values present
/// there; windows may begin before the first date.
final class GroupBackfillKernels {
    private GroupBackfillKernels() {}

    /// What each present value adds to a sum.
    private interface Summand {
        double of(double value);
    }

    private static double sum(Slab x, int t, int i, int w, Summand summand) {
        double sum = 0;
        for (int s = Math.max(0, t - w + 1); s <= t; s++) {
            double value = x.values()[x.at(s, i)];
            sum += Double.isNaN(value) ? 0.0 : summand.of(value);
        }
        return sum;
    }

    /// The number of values.
    static void count(Slab x, Slab out, Block block, int w) {
        for (int t = block.from(); t < block.to(); t++) {
            for (int i = block.left(); i < block.right(); i++) {
                out.values()[out.at(t, i)] = sum(x, t, i, w, _ -> 1);
            }
        }
    }

    /// The sum of the values.
    static void total(Slab x, Slab out, Block block, int w) {
        for (int t = block.from(); t < block.to(); t++) {
            for (int i = block.left(); i < block.right(); i++) {
                out.values()[out.at(t, i)] = sum(x, t, i, w, value -> value);
            }
        }
    }

    /// The sum of squared distances from today's `centre`.
    static void squares(Slab x, Slab centre, Slab out, Block block, int w) {
        for (int t = block.from(); t < block.to(); t++) {
            for (int i = block.left(); i < block.right(); i++) {
                double about = centre.values()[centre.at(t, i)];
                out.values()[out.at(t, i)] =
                        sum(x, t, i, w, value -> (value - about) * (value - about));
            }
        }
    }

    /// The sum of the distances from today's `centre`, each held within today's `reach`.
    static void held(Slab x, Slab centre, Slab reach, Slab out, Block block, int w) {
        for (int t = block.from(); t < block.to(); t++) {
            for (int i = block.left(); i < block.right(); i++) {
                double about = centre.values()[centre.at(t, i)];
                double most = reach.values()[reach.at(t, i)];
                out.values()[out.at(t, i)] =
                        sum(x, t, i, w, value -> Math.max(-most, Math.min(most, value - about)));
            }
        }
    }
}
