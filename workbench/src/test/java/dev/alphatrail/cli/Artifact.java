package dev.alphatrail.cli;

/// A text that a program may read, and the name of the schema or table that describes it.
///
/// @param schema such as `config.v1`
/// @param where what it is called in messages
record Artifact(String schema, String where, String text) {
    @Override
    public String toString() {
        return schema + " at " + where;
    }
}
