package dev.alphatrail.marketdata;

import dev.alphatrail.marketdata.PreparedMarket.Found;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Collects what is found while market data is read: a count for each [Finding] and its first few
/// examples.
final class QualityLog {
    private static final int EXAMPLES = 3;

    private final Map<Finding, Tally> tallies = new EnumMap<>(Finding.class);

    private static final class Tally {
        private long count;
        private final List<String> examples = new ArrayList<>();
    }

    private Tally tally(Finding finding) {
        return tallies.computeIfAbsent(finding, _ -> new Tally());
    }

    /// Adds to a count that needs no example.
    void add(Finding finding, long n) {
        tally(finding).count += n;
    }

    /// Counts one more and keeps it as an example while there are few.
    void found(Finding finding, Supplier<String> example) {
        add(finding, 1);
        example(finding, example);
    }

    /// Keeps an example while there are few, without counting.
    void example(Finding finding, Supplier<String> example) {
        List<String> kept = tally(finding).examples;
        if (kept.size() < EXAMPLES) {
            kept.add(example.get());
        }
    }

    long count(Finding finding) {
        return tally(finding).count;
    }

    /// The examples as part of a sentence: ` (a; b; c; …)`, empty when there are none.
    String examples(Finding finding) {
        List<String> kept = tally(finding).examples;
        if (kept.isEmpty()) {
            return "";
        }
        return " (" + String.join("; ", kept) + (count(finding) > kept.size() ? "; …)" : ")");
    }

    /// Everything that was found, by its stable name; zeros are left out.
    SortedMap<String, Found> findings() {
        SortedMap<String, Found> named = new TreeMap<>();
        tallies.forEach((finding, tally) ->
                named.put(finding.countName(), new Found(tally.count, tally.examples)));
        return named;
    }

    /// Takes up what was found at another time. Names that are not known are left out.
    void restore(SortedMap<String, Found> findings) {
        for (Finding finding : Finding.values()) {
            Found found = findings.get(finding.countName());
            if (found != null) {
                add(finding, found.count());
                tally(finding).examples.addAll(found.examples());
            }
        }
    }

    /// Forgets what was found of these kinds.
    void forget(Collection<Finding> kinds) {
        tallies.keySet().removeAll(kinds);
    }

    /// All counts by their stable names, zeros included.
    SortedMap<String, Long> counts() {
        SortedMap<String, Long> named = new TreeMap<>();
        for (Finding finding : Finding.values()) {
            named.put(finding.countName(), count(finding));
        }
        return named;
    }
}
