package dev.alphatrail.engine;

import dev.alphatrail.panel.Grouping;
import dev.alphatrail.stats.OrderKey;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Which instruments belong together on a date.
interface GroupMembers {
    /// The instruments of each group, ascending; instruments without a group are in none, and a
    /// group may be empty.
    int[][] on(int date);

    /// The groups of a grouping, the same on every date.
    static GroupMembers of(Grouping grouping) {
        int[][] groups =
                IntStream.range(0, grouping.labels().size())
                        .mapToObj(group ->
                                IntStream.range(0, grouping.instruments())
                                        .filter(i -> grouping.code(i) == group)
                                        .toArray())
                        .toArray(int[][]::new);
        return _ -> groups;
    }

    /// One group that holds all instruments.
    static GroupMembers everyone(int instruments) {
        return new Everyone(new int[][] {IntStream.range(0, instruments).toArray()});
    }

    /// See [#everyone].
    record Everyone(int[][] group) implements GroupMembers {
        @Override
        public int[][] on(int date) {
            return group;
        }
    }

    /// Instruments whose values have the same key on a date are a group, in ascending order of the
    /// key; those without a value have none.
    static GroupMembers byValue(Slab values, int instruments) {
        return date -> {
            long[] keys = new long[instruments];
            int[] present = new int[instruments];
            int n = 0;
            for (int i = 0; i < instruments; i++) {
                double value = values.values()[values.at(date, i)];
                if (!Double.isNaN(value)) {
                    keys[n] = OrderKey.of(value);
                    present[n++] = i;
                }
            }
            long[] different = Arrays.stream(keys, 0, n).sorted().distinct().toArray();
            int[] group = new int[n];
            int[] sizes = new int[different.length];
            for (int k = 0; k < n; k++) {
                group[k] = Arrays.binarySearch(different, keys[k]);
                sizes[group[k]]++;
            }
            int[][] members = new int[different.length][];
            Arrays.setAll(members, g -> new int[sizes[g]]);
            for (int k = n - 1; k >= 0; k--) {
                members[group[k]][--sizes[group[k]]] = present[k];
            }
            return members;
        };
    }
}
