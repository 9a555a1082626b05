package dev.alphatrail.engine;

import dev.alphatrail.panel.Grouping;

import java.util.stream.IntStream;

/// The instruments of each group, ascending; instruments without a group are in none.
record GroupMembers(int[][] byGroup) {
    static GroupMembers of(Grouping grouping) {
        return new GroupMembers(
                IntStream.range(0, grouping.labels().size())
                        .mapToObj(group ->
                                IntStream.range(0, grouping.instruments())
                                        .filter(i -> grouping.code(i) == group)
                                        .toArray())
                        .toArray(int[][]::new));
    }

    /// One group that holds all instruments.
    static GroupMembers everyone(int instruments) {
        return new GroupMembers(new int[][] {IntStream.range(0, instruments).toArray()});
    }
}
