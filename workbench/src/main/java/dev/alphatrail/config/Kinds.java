package dev.alphatrail.config;

import dev.alphatrail.config.Kind.Word;
import dev.alphatrail.config.Node.Entry;
import dev.alphatrail.config.Node.Mapping;
import dev.alphatrail.config.Node.Scalar;
import dev.alphatrail.config.Node.Sequence;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The kinds of settings there are.
final class Kinds {
    /// The largest whole number that every JSON reader keeps exactly: 2^53 − 1.
    private static final long LARGEST_EXACT = (1L << 53) - 1;

    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    private Kinds() {}

    /// True or false.
    static Kind<Boolean> flag() {
        return new Kind<>(
                "true or false",
                Word.YAML,
                (_, node) ->
                        plainText(node)
                                .flatMap(text ->
                                        switch (text) {
                                            case "true", "True", "TRUE" -> Optional.of(true);
                                            case "false", "False", "FALSE" -> Optional.of(false);
                                            default -> Optional.empty();
                                        }),
                value -> plain(value.toString()));
    }

    /// A whole number of at least `min`.
    static Kind<Integer> count(int min) {
        return whole("a whole number, at least " + min, min, Integer.MAX_VALUE, Long::intValue);
    }

    /// A whole number from `min` to `max`.
    static Kind<Integer> count(int min, int max) {
        return whole("a whole number from " + min + " to " + max, min, max, Long::intValue);
    }

    /// A seed: whole, not negative, and small enough to survive any JSON reader.
    static Kind<Long> seed() {
        return whole("a whole number from 0 to " + LARGEST_EXACT, 0, LARGEST_EXACT, value -> value);
    }

    private static <N extends Number> Kind<N> whole(
            String range, long min, long max, Function<Long, N> narrow) {
        return new Kind<>(
                range,
                Word.YAML,
                (_, node) ->
                        plainText(node)
                                .filter(Kinds::isWhole)
                                .map(Long::valueOf)
                                .filter(value -> value >= min && value <= max)
                                .map(narrow),
                value -> plain(value.toString()));
    }

    /// A finite number.
    ///
    /// @param range the phrase for `inRange`
    static Kind<Double> number(String range, DoublePredicate inRange) {
        return new Kind<>(
                range,
                Word.YAML,
                (_, node) ->
                        plainText(node)
                                .filter(Kinds::isDecimal)
                                .map(text ->
                                        Double.parseDouble(text) + 0.0) // + 0.0 makes −0 a plain 0
                                .filter(value -> Double.isFinite(value) && inRange.test(value)),
                value -> plain(digits(value)));
    }

    /// A finite number of at least 0.
    static Kind<Double> notNegative() {
        return number("a number, at least 0", v -> v >= 0);
    }

    /// A finite number above 0.
    static Kind<Double> positive() {
        return number("a number above 0", v -> v > 0);
    }

    /// One of a few words.
    static <E> Kind<E> choice(List<E> values, Function<E, String> word) {
        return new Kind<>(
                "one of " + listed(values, word),
                Word.YAML,
                (_, node) -> pick(values, word, node),
                v -> plain(word.apply(v)));
    }

    /// Any of a few words, as a set in the order of `values`.
    static <E> Kind<Set<E>> choices(List<E> values, Function<E, String> word) {
        String range = "a list of any of " + listed(values, word) + " ([] for none)";
        return new Kind<>(
                range,
                Word.YAML,
                (key, node) -> {
                    if (!(node instanceof Sequence(List<Node> items, _))) {
                        return Optional.empty();
                    }
                    Set<E> given = new LinkedHashSet<>();
                    for (Node item : items) {
                        given.add(
                                pick(values, word, item)
                                        .orElseThrow(() ->
                                                ConfigException.unfit(
                                                        "an entry of " + key,
                                                        item,
                                                        "one of " + listed(values, word))));
                    }
                    return Optional.of(inOrder(values, given));
                },
                set ->
                        new Sequence(
                                inOrder(values, set).stream()
                                        .map(v -> (Node) plain(word.apply(v)))
                                        .toList(),
                                ""));
    }

    /// Any of a few words in the order given, as a list, or as one word with commas between.
    static Kind<List<String>> words(List<String> values) {
        String range = "a list of any of " + String.join(", ", values) + " ([] for none)";
        return new Kind<>(
                range,
                Word.YAML,
                (_, node) -> {
                    List<String> given =
                            switch (node) {
                                case Sequence(List<Node> items, _) ->
                                        items.stream().map(Kinds::word).toList();
                                case Scalar(String text, _, _) -> List.of(text.split(",", -1));
                                case Mapping _ -> List.of("");
                            };
                    List<String> words = given.stream().map(String::strip).distinct().toList();
                    return values.containsAll(words) ? Optional.of(words) : Optional.empty();
                },
                list -> new Sequence(list.stream().map(word -> (Node) plain(word)).toList(), ""));
    }

    private static String word(Node node) {
        return node instanceof Scalar(String text, _, _) ? text : "";
    }

    private static <E> Set<E> inOrder(List<E> values, Set<E> given) {
        Set<E> ordered = new LinkedHashSet<>(values);
        ordered.retainAll(given);
        return Collections.unmodifiableSet(ordered);
    }

    private static <E> Optional<E> pick(List<E> values, Function<E, String> word, Node node) {
        return node instanceof Scalar(String text, _, _)
                ? values.stream().filter(value -> word.apply(value).equals(text)).findFirst()
                : Optional.empty();
    }

    private static <E> String listed(List<E> values, Function<E, String> word) {
        return values.stream().map(word).collect(Collectors.joining(", "));
    }

    /// Text; a number or a word such as `true` is taken as it is written.
    static Kind<String> text(String range, Predicate<String> inRange) {
        return parsed(range, text -> Optional.of(text).filter(inRange), text -> text);
    }

    /// A path, relative to the working directory unless absolute.
    static Kind<Path> path() {
        return parsed(
                "a path",
                text -> {
                    try {
                        return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
                    } catch (InvalidPathException _) {
                        return Optional.empty();
                    }
                },
                Path::toString);
    }

    /// A calendar date.
    static Kind<LocalDate> date() {
        return parsed(
                "a date such as 2020-01-31",
                text -> {
                    try {
                        return text.length() == 10
                                ? Optional.of(LocalDate.parse(text))
                                : Optional.empty();
                    } catch (DateTimeException _) {
                        return Optional.empty();
                    }
                },
                LocalDate::toString);
    }

    private static <T> Kind<T> parsed(
            String range, Function<String, Optional<T>> parse, Function<T, String> print) {
        return new Kind<>(
                range,
                Word.TEXT,
                (_, node) ->
                        node instanceof Scalar scalar
                                        && !scalar.isNull()
                                        && isUnicode(scalar.text())
                                ? parse.apply(scalar.text())
                                : Optional.empty(),
                value -> new Scalar(print.apply(value), false, ""));
    }

    /// Whether the text has no half of a surrogate pair, which no UTF-8 file can hold.
    private static boolean isUnicode(String text) {
        return text.codePoints()
                .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /// Texts by name, sorted by name.
    ///
    /// @param max largest number of names
    /// @param nameRange the allowed names, as a phrase that completes "must be"
    static Kind<SortedMap<String, String>> texts(
            int max, String nameRange, Pattern name, Kind<String> text) {
        return new Kind<>(
                "a mapping of at most " + max + " names to texts ({} for none)",
                Word.ENTRY,
                (key, node) -> {
                    if (!(node instanceof Mapping(List<Entry> entries, _))) {
                        return Optional.empty();
                    }
                    if (entries.size() > max) {
                        throw ConfigException.at(
                                node.where(),
                                key
                                        + " has "
                                        + entries.size()
                                        + " names, at most "
                                        + max
                                        + " are possible");
                    }
                    SortedMap<String, String> given = new TreeMap<>();
                    for (Entry entry : entries) {
                        if (!name.matcher(entry.name().text()).matches()) {
                            throw ConfigException.unfit(
                                    "a name in " + key, entry.name(), nameRange);
                        }
                        String path = key + "." + entry.name().text();
                        if (given.put(entry.name().text(), text.read(path, entry.value()))
                                != null) {
                            throw ConfigException.at(
                                    entry.name().where(), path + " is given twice");
                        }
                    }
                    return Optional.of(Collections.unmodifiableSortedMap(given));
                },
                map -> {
                    List<Entry> entries = new ArrayList<>();
                    map.forEach((k, v) ->
                            entries.add(new Entry(new Scalar(k, false, ""), text.write(v))));
                    return new Mapping(entries, "");
                });
    }

    static boolean isWhole(String text) {
        return WHOLE.matcher(text).matches();
    }

    static boolean isDecimal(String text) {
        return DECIMAL.matcher(text).matches();
    }

    private static Optional<String> plainText(Node node) {
        return node instanceof Scalar(String text, boolean plain, _) && plain
                ? Optional.of(text)
                : Optional.empty();
    }

    private static Scalar plain(String text) {
        return new Scalar(text, true, "");
    }

    /// The shortest decimal form that reads back to the same number.
    private static String digits(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
