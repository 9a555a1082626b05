package dev.alphatrail.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The name somebody probably meant.
public final class Nearest {
    private Nearest() {}

    /// The first of the candidates with the fewest typing slips from `name`, if it takes at most
    /// one slip for every three letters, and never more than four.
    public static <T> Optional<T> to(String name, List<T> candidates, Function<T, String> nameOf) {
        int fewest = Math.clamp(name.length() / 3, 1, 4) + 1;
        Optional<T> nearest = Optional.empty();
        for (T candidate : candidates) {
            String other = nameOf.apply(candidate);
            int slips =
                    Math.abs(other.length() - name.length()) < fewest ? slips(name, other) : fewest;
            if (slips < fewest) {
                fewest = slips;
                nearest = Optional.of(candidate);
            }
        }
        return nearest;
    }

    /// Damerau-Levenshtein distance (optimal string alignment): letters inserted, left out,
    /// replaced, or swapped with their neighbour.
    static int slips(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
