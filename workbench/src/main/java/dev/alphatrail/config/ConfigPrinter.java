package dev.alphatrail.config;

import dev.alphatrail.config.Node.Entry;
import dev.alphatrail.config.Node.Mapping;
import dev.alphatrail.config.Node.Scalar;
import dev.alphatrail.config.Node.Sequence;
import dev.alphatrail.config.Origin.Level;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A configuration as YAML for people: every key with its meaning, unit and range. It reads back to
/// the same settings.
public final class ConfigPrinter {
    private static final String HEAD =
            """
            # Alphatrail: every setting. A file may leave out whatever it does not change.
            # Stronger to the right: defaults, this file (--config), --set section.key=value, flags.
            # Paths are relative to the working directory.
            """;

    private ConfigPrinter() {}

    /// The settings in effect; those that are no default carry a comment that says who set them.
    public static String yaml(Configuration config) {
        StringBuilder out = new StringBuilder(HEAD);
        for (Map.Entry<String, List<Key<?>>> section : Keys.SECTIONS.entrySet()) {
            out.append('\n').append(section.getKey()).append(":\n");
            for (Key<?> key : section.getValue()) {
                print(key, config, out);
            }
        }
        return out.toString();
    }

    private static void print(Key<?> key, Configuration config, StringBuilder out) {
        out.append("  # ").append(key.meaning()).append('\n');
        out.append("  #   ")
                .append(key.unit().isEmpty() ? "" : key.unit() + "; ")
                .append(key.range())
                .append('\n');
        Origin origin = config.origin(key);
        String by = origin.level() == Level.DEFAULT ? "" : "  # " + Node.printable(origin.where());
        out.append("  ").append(key.name()).append(':');
        switch (config.node(key)) {
            case Mapping(List<Entry> entries, _) when !entries.isEmpty() -> {
                out.append(by).append('\n');
                entries.forEach(entry ->
                        out.append("    ")
                                .append(flow(entry.name()))
                                .append(": ")
                                .append(flow(entry.value()))
                                .append('\n'));
            }
            case Node node -> out.append(' ').append(flow(node)).append(by).append('\n');
        }
    }

    /// A value on one line.
    static String flow(Node node) {
        return switch (node) {
            case Scalar(String text, boolean plain, _) -> plain ? text : quoted(text);
            case Sequence(List<Node> items, _) ->
                    items.stream()
                            .map(ConfigPrinter::flow)
                            .collect(Collectors.joining(", ", "[", "]"));
            case Mapping(List<Entry> entries, _) ->
                    entries.stream()
                            .map(entry -> flow(entry.name()) + ": " + flow(entry.value()))
                            .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints()
                .forEach(c -> {
                    if (c == '"' || c == '\\') {
                        out.append('\\').appendCodePoint(c);
                    } else if (Character.isISOControl(c)
                            || Character.getType(c) == Character.FORMAT
                            || isOdd(c)) {
                        out.append(
                                String.format(Locale.ROOT, c > 0xFFFF ? "\\U%08X" : "\\u%04X", c));
                    } else {
                        out.appendCodePoint(c);
                    }
                });
        return out.append('"').toString();
    }

    /// Line and paragraph separators, which YAML folds, and code points that are no characters.
    private static boolean isOdd(int c) {
        return c == 0x2028 || c == 0x2029 || (c & 0xFFFE) == 0xFFFE;
    }
}
