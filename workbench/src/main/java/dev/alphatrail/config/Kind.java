package dev.alphatrail.config;

import dev.alphatrail.config.Node.Scalar;

import java.util.Optional;
import java.util.function.Function;

/// How the values of a setting are written, read and checked. [Kinds] makes them.
///
/// @param <T> type of the value
public final class Kind<T> {
    /// Turns what was written into a value; empty when it is of another type or out of range.
    interface Reader<T> {
        /// The value, if it is one.
        ///
        /// @param key `section.name`, for messages about parts of a value
        Optional<T> read(String key, Node node);
    }

    /// How one word of a command line becomes a value.
    enum Word {
        /// It is YAML: `5`, `true`, `null`, `[beta, vol]`.
        YAML,
        /// It is text of the user's own, in which YAML's signs mean nothing.
        TEXT,
        /// It is `NAME=TEXT`, one entry of a mapping, and joins those from elsewhere.
        ENTRY
    }

    private final String range;
    private final Word word;
    private final Reader<T> reader;
    private final Function<T, Node> writer;

    Kind(String range, Word word, Reader<T> reader, Function<T, Node> writer) {
        this.range = range;
        this.word = word;
        this.reader = reader;
        this.writer = writer;
    }

    /// The values allowed, as a phrase that completes "must be".
    public String range() {
        return range;
    }

    Word word() {
        return word;
    }

    /// The value that was written.
    ///
    /// @param key `section.name`, for messages
    /// @throws ConfigException if it is of another type or out of range
    T read(String key, Node node) {
        return reader.read(key, node).orElseThrow(() -> ConfigException.unfit(key, node, range));
    }

    Node write(T value) {
        return writer.apply(value);
    }

    /// This kind, with `null` as the value that switches a setting off.
    Kind<Optional<T>> orNull() {
        return new Kind<>(
                "null or " + range,
                word,
                (key, node) -> {
                    if (node instanceof Scalar scalar && scalar.isNull()) {
                        return Optional.of(Optional.empty());
                    }
                    Optional<T> value = reader.read(key, node);
                    return value.isPresent() ? Optional.of(value) : Optional.empty();
                },
                value -> value.map(writer).orElse(new Scalar("null", true, "")));
    }
}
