package dev.alphatrail.formula;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds what somebody who mistyped a name probably meant.
final class NearestName {
    private static final int SHOWN = 3;
    private static final int LONGEST = 64;

    private NearestName() {}

    /// A hint such as `did you mean ts_mean?`, or `names are ...` when nothing is near.
    ///
    /// @param kind what the names are, in the plural
    static String hint(String name, Collection<String> known, String kind) {
        List<String> near = near(name, known);
        if (!near.isEmpty()) {
            return "did you mean " + String.join(" or ", near) + "?";
        }
        return known.isEmpty()
                ? "there are no " + kind
                : kind + " are " + String.join(", ", new TreeSet<>(known));
    }

    /// At most three names, the nearest first, ties in order of the alphabet: those that need the
    /// fewest single changes, and those of which the name is one whole word (`mean` of `ts_mean`).
    static List<String> near(String name, Collection<String> known) {
        if (name.length() > LONGEST) {
            return List.of();
        }
        TreeMap<Integer, TreeSet<String>> byDistance = new TreeMap<>();
        for (String candidate : known) {
            boolean isWord = candidate.startsWith(name + "_") || candidate.endsWith("_" + name);
            int distance = isWord ? 1 : distance(name, candidate);
            if (distance <= Math.max(1, Math.min(name.length(), candidate.length()) / 3)) {
                byDistance.computeIfAbsent(distance, _ -> new TreeSet<>()).add(candidate);
            }
        }
        return byDistance.isEmpty()
                ? List.of()
                : byDistance.firstEntry().getValue().stream().limit(SHOWN).toList();
    }

    /// Insertions, deletions, substitutions and swaps of neighbours that turn one into the other
    /// (Damerau-Levenshtein, no place edited twice).
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, d, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int[][] d, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best =
                Math.min(d[i - 1][j - 1] + (same ? 0 : 1), Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
