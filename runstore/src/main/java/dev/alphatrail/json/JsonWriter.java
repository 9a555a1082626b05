package dev.alphatrail.json;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Writes JSON in three forms, each with the same bytes for the same value on every machine.
/// Numbers are printed by [Numbers#format], integers exactly.
public final class JsonWriter {
    private final StringBuilder out = new StringBuilder(256);
    private final Form form;

    private enum Form {
        COMPACT,
        PRETTY,
        CANONICAL
    }

    private JsonWriter(Form form) {
        this.form = form;
    }

    /// One line without blanks and without a newline; keys in their order.
    public static String compact(Json value) {
        return write(Form.COMPACT, value);
    }

    /// For people: two blanks per level, `\n` after each line, the last included; keys in their
    /// order.
    public static String pretty(Json value) {
        return write(Form.PRETTY, value) + "\n";
    }

    /// The canonical form of RFC 8785, for hashing: no blanks, keys sorted by UTF-16 code units.
    ///
    /// Integers beyond ±2^53 are printed exactly, where the RFC knows doubles only.
    ///
    /// @throws JsonException when a string or key holds half of a surrogate pair, which the RFC
    ///   forbids
    public static String canonical(Json value) {
        return write(Form.CANONICAL, value);
    }

    private static String write(Form form, Json value) {
        JsonWriter writer = new JsonWriter(form);
        writer.value(value, 0);
        return writer.out.toString();
    }

    private void value(Json value, int depth) {
        switch (value) {
            case Json.Obj object -> object(object, depth);
            case Json.Arr array -> array(array, depth);
            case Json.Str(String text) -> string(text);
            case Json.Num number -> out.append(number);
            case Json.Bool(boolean flag) -> out.append(flag);
            case Json.Null _ -> out.append("null");
        }
    }

    private void object(Json.Obj object, int depth) {
        out.append('{');
        boolean first = true;
        for (Map.Entry<String, Json> member : members(object)) {
            separate(first, depth + 1);
            first = false;
            string(member.getKey());
            out.append(form == Form.PRETTY ? ": " : ":");
            value(member.getValue(), depth + 1);
        }
        close(first, depth, '}');
    }

    private List<Map.Entry<String, Json>> members(Json.Obj object) {
        return form == Form.CANONICAL
                // String.compareTo compares UTF-16 code units, as the RFC wants it
                ? object.members().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                        .toList()
                : List.copyOf(object.members().entrySet());
    }

    private void array(Json.Arr array, int depth) {
        out.append('[');
        boolean first = true;
        for (Json item : array.items()) {
            separate(first, depth + 1);
            first = false;
            value(item, depth + 1);
        }
        close(first, depth, ']');
    }

    private void separate(boolean first, int depth) {
        if (!first) {
            out.append(',');
        }
        indent(depth);
    }

    private void close(boolean empty, int depth, char bracket) {
        if (!empty) {
            indent(depth);
        }
        out.append(bracket);
    }

    private void indent(int depth) {
        if (form == Form.PRETTY) {
            out.append('\n').repeat(' ', 2 * depth);
        }
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> i += other(text, i, c);
            }
        }
        out.append('"');
    }

    /// Appends a character without a short escape; returns how many more were taken.
    private int other(String text, int at, char c) {
        if (c < 0x20) {
            escape(c);
        } else if (!Character.isSurrogate(c)) {
            out.append(c);
        } else if (Character.isHighSurrogate(c)
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1))) {
            out.append(c).append(text.charAt(at + 1));
            return 1;
        } else if (form == Form.CANONICAL) {
            throw new JsonException(
                    "a string holds half of a surrogate pair at character "
                            + (at + 1)
                            + ": it has no canonical form");
        } else {
            escape(c); // UTF-8 cannot carry it
        }
        return 0;
    }

    private void escape(char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.forDigit(c >> shift & 0xF, 16));
        }
    }
}
