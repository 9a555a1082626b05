package dev.alphatrail.generator;

import dev.alphatrail.generator.Brief.Trial;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Briefs as tests need them: five years of daily prices unless they say otherwise.
final class Panels {
    static final SortedSet<String> PRICES =
            new TreeSet<>(
                    Set.of("open", "high", "low", "close", "volume", "dollar_volume", "raw_close"));
    static final SortedSet<String> SECTOR = new TreeSet<>(Set.of("sector"));
    static final int FIVE_YEARS = 1_260;

    private Panels() {}

    static Brief asking(String idea, int count) {
        return asking(idea, count, PRICES);
    }

    static Brief asking(String idea, int count, Set<String> fields) {
        return new Brief(
                idea, 42, 0, count, new TreeSet<>(fields), SECTOR, FIVE_YEARS, List.of(), Set.of());
    }

    static Brief withSeed(String idea, long seed) {
        return new Brief(idea, seed, 0, 8, PRICES, SECTOR, FIVE_YEARS, List.of(), Set.of());
    }

    static Brief withDates(String idea, int dates) {
        return new Brief(idea, 42, 0, 8, PRICES, SECTOR, dates, List.of(), Set.of());
    }

    static Brief after(
            String idea, int iteration, int count, List<Trial> earlier, Set<String> taken) {
        return new Brief(idea, 42, iteration, count, PRICES, SECTOR, FIVE_YEARS, earlier, taken);
    }
}
