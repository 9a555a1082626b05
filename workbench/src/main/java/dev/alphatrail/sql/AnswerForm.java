package dev.alphatrail.sql;

/// What an answer looks like as text.
public enum AnswerForm {
    /// Aligned columns for people.
    TABLE,
    /// RFC 4180 with a head; a missing value is empty.
    CSV,
    /// An array of one object per row.
    JSON
}
