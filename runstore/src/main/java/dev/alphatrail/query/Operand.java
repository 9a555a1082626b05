package dev.alphatrail.query;

import dev.alphatrail.json.Json;

import java.util.Map;
import java.util.Optional;

/// What stands on a side of a comparison.
sealed interface Operand {

    /// The value for this record, `null` of JSON when it is missing.
    Json value(Fields record);

    /// Appends the text that parses to this.
    void print(StringBuilder out);

    /// The top-level member this needs, empty for a literal.
    Optional<String> member();

    /// A top-level member.
    record Member(String name) implements Operand {
        private static final String NOTES = "notes";

        /// The field of this name; `note` is another name of `notes`.
        static Member of(String name) {
            return new Member(name.equals("note") ? NOTES : name);
        }

        @Override
        public Json value(Fields record) {
            Json value = record.get(name);
            return name.equals(NOTES) && value instanceof Json.Str(String text) && text.isEmpty()
                    ? Json.Null.NULL
                    : value;
        }

        @Override
        public void print(StringBuilder out) {
            out.append(name);
        }

        @Override
        public Optional<String> member() {
            return Optional.of(name);
        }
    }

    /// A member of one of the objects that a record may have: `tags`, `metrics` and `params`.
    ///
    /// @param group the object
    record Grouped(String group, String name) implements Operand {
        /// The names of the objects by those that stand before the dot.
        static final Map<String, String> GROUPS =
                Map.of(
                        "tag", "tags", "tags", "tags", "metric", "metrics", "metrics", "metrics",
                        "param", "params", "params", "params");

        @Override
        public Json value(Fields record) {
            return record.get(group) instanceof Json.Obj members
                    ? members.find(name).orElse(Json.Null.NULL)
                    : Json.Null.NULL;
        }

        @Override
        public void print(StringBuilder out) {
            out.append(group, 0, group.length() - 1).append('.');
            if (Words.isIdentifier(name)) {
                out.append(name);
            } else {
                Words.printText(name, out);
            }
        }

        @Override
        public Optional<String> member() {
            return Optional.of(group);
        }
    }

    /// A number, a text, `true` or `false`.
    record Literal(Json value) implements Operand {

        @Override
        public Json value(Fields record) {
            return value;
        }

        @Override
        public void print(StringBuilder out) {
            Words.printLiteral(value, out);
        }

        @Override
        public Optional<String> member() {
            return Optional.empty();
        }
    }
}
