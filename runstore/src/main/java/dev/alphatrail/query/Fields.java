package dev.alphatrail.query;

import dev.alphatrail.json.Json;

/// The values of one record, asked for by name.
@FunctionalInterface
public interface Fields {

    /// The value of a top-level member of the record, [Json.Null#NULL] when there is none.
    ///
    /// @param field one of the names that [Where#fields] or [Sort#member] gave: for `tag.team` it
    ///   is `tags`, whose member `team` is looked up by the one who asks; for `note` it is `notes`
    Json get(String field);
}
