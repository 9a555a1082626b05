package dev.alphatrail.formula;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The published spellings that are understood beside the language's own. What an own operator
/// already means under the same name and with the same arguments needs no row.
///
/// Of several rows with one name the first that fits the arguments is meant.
final class Spellings {

    static final List<Spelling> ALL =
            Stream.of(Alpha101Spellings.ALL, BrainSpellings.ALL, QlibSpellings.ALL)
                    .flatMap(List::stream)
                    .toList();

    private static final Map<String, List<Spelling>> BY_LOWER_CASE =
            ALL.stream()
                    .collect(
                            Collectors.groupingBy(
                                    spelling -> spelling.name().toLowerCase(Locale.ROOT)));

    private Spellings() {}

    /// Rows of that name, those in exactly this case first.
    static List<Spelling> named(String name) {
        return BY_LOWER_CASE.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .filter(spelling -> spelling.isCalled(name))
                .sorted(Comparator.comparing(spelling -> !spelling.name().equals(name)))
                .toList();
    }

    /// All names, each once.
    static SortedSet<String> names() {
        TreeSet<String> names = new TreeSet<>();
        ALL.forEach(spelling -> names.add(spelling.name()));
        return names;
    }
}
