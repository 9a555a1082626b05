package dev.alphatrail.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The table of all settings.
public final class Keys {
    /// The sections in the order in which they are printed, each with its keys.
    public static final Map<String, List<Key<?>>> SECTIONS =
            sections(
                    MarketSection.KEYS,
                    FactorsSection.KEYS,
                    GeneratorSection.KEYS,
                    EvaluationSection.KEYS,
                    WalkForwardSection.KEYS,
                    PortfolioSection.KEYS,
                    CostsSection.KEYS,
                    GatesSection.KEYS,
                    TrackingSection.KEYS);

    /// Every key, section by section.
    public static final List<Key<?>> ALL =
            SECTIONS.values().stream().<Key<?>>flatMap(List::stream).toList();

    private Keys() {}

    /// The key of that name.
    ///
    /// @param where where the name was written, for the message
    /// @throws ConfigException if there is none; the message names the nearest
    static Key<?> named(String section, String name, String where) {
        List<Key<?>> keys = section(section, where);
        return find(keys, name)
                .orElseThrow(() ->
                        ConfigException.at(
                                where,
                                "unknown key '"
                                        + section
                                        + "."
                                        + Node.printable(name)
                                        + "'"
                                        + hint(section, keys, name)));
    }

    /// The keys of a section.
    ///
    /// @throws ConfigException if there is no such section; the message names the nearest
    static List<Key<?>> section(String section, String where) {
        List<Key<?>> keys = SECTIONS.get(section);
        if (keys == null) {
            throw ConfigException.at(
                    where,
                    "unknown section '" + Node.printable(section) + "'" + sectionHint(section));
        }
        return keys;
    }

    private static Optional<Key<?>> find(List<Key<?>> keys, String name) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    private static String hint(String section, List<Key<?>> keys, String name) {
        Optional<Key<?>> elsewhere = find(ALL, name);
        if (elsewhere.isPresent()) {
            return " \u2014 it belongs into section '" + elsewhere.get().section() + "'";
        }
        return Nearest.to(name, keys, Key::name)
                .map(key -> " \u2014 did you mean '" + key.name() + "'?")
                .or(() ->
                        Nearest.to(name, ALL, Key::name)
                                .map(key -> " \u2014 did you mean '" + key + "'?"))
                .orElseGet(() ->
                        " \u2014 section '"
                                + section
                                + "' has "
                                + String.join(", ", keys.stream().map(Key::name).toList()));
    }

    private static String sectionHint(String section) {
        Optional<Key<?>> key =
                find(ALL, section)
                        .or(() -> ALL.stream().filter(k -> k.path().equals(section)).findFirst());
        if (key.isPresent()) {
            return " \u2014 '"
                    + key.get().name()
                    + "' is a key of section '"
                    + key.get().section()
                    + "'";
        }
        return Nearest.to(section, List.copyOf(SECTIONS.keySet()), name -> name)
                .map(name -> " \u2014 did you mean '" + name + "'?")
                .or(() ->
                        Nearest.to(section, ALL, Key::name)
                                .map(k -> " \u2014 did you mean '" + k + "'?"))
                .orElseGet(
                        () -> " \u2014 the sections are " + String.join(", ", SECTIONS.keySet()));
    }

    @SafeVarargs
    private static Map<String, List<Key<?>>> sections(List<Key<?>>... sections) {
        Map<String, List<Key<?>>> byName = new LinkedHashMap<>();
        for (List<Key<?>> keys : sections) {
            byName.put(keys.getFirst().section(), keys);
        }
        return Collections.unmodifiableMap(byName);
    }
}
