package dev.alphatrail.query;

import dev.alphatrail.json.Json;

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

    /// A member of the object `tags`.
    record Tag(String name) implements Operand {
        static final String TAGS = "tags";

        @Override
        public Json value(Fields record) {
            return record.get(TAGS) instanceof Json.Obj tags
                    ? tags.find(name).orElse(Json.Null.NULL)
                    : Json.Null.NULL;
        }

        @Override
        public void print(StringBuilder out) {
            out.append("tag.");
            if (Words.isIdentifier(name)) {
                out.append(name);
            } else {
                Words.printText(name, out);
            }
        }

        @Override
        public Optional<String> member() {
            return Optional.of(TAGS);
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
