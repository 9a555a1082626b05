package dev.alphatrail.config;

import java.util.List;
import java.util.Locale;

/// A value as it was written, before anybody knows which setting it is for. YAML, JSON, `--set` and
/// flags all become nodes, so that one routine reads and one routine prints each kind of setting.
sealed interface Node {
    /// Longest piece of a value that is repeated in a message.
    int SHOWN_LENGTH = 60;

    /// Where it was written, for messages: `file:line:column`, `--set` or the name of a flag.
    String where();

    /// The value as a message repeats it.
    String shown();

    /// A single value.
    ///
    /// @param text its characters, quotes and escapes resolved
    /// @param plain written without quotes, so that `5`, `true` and `null` are not text
    record Scalar(String text, boolean plain, String where) implements Node {
        boolean isNull() {
            return plain
                    && (text.isEmpty()
                            || text.equals("~")
                            || text.toLowerCase(Locale.ROOT).equals("null"));
        }

        @Override
        public String shown() {
            if (isNull()) {
                return "null";
            }
            return plain ? printable(text) : "'" + printable(text) + "'";
        }
    }

    /// Values in order.
    record Sequence(List<Node> items, String where) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String shown() {
            return "a list";
        }
    }

    /// Named values in order; names are unique.
    record Mapping(List<Entry> entries, String where) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String shown() {
            return "a mapping";
        }
    }

    /// A name with its value.
    record Entry(Scalar name, Node value) {}

    /// A piece of text safe to repeat on one line of a terminal.
    static String printable(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .limit(SHOWN_LENGTH)
                .forEach(c -> {
                    if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                        line.append(String.format(Locale.ROOT, "\\u%04X", c));
                    } else {
                        line.appendCodePoint(c);
                    }
                });
        return text.codePointCount(0, text.length()) > SHOWN_LENGTH
                ? line + "..."
                : line.toString();
    }
}
