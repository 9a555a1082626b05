package dev.alphatrail.panel;

import java.util.Optional;

/// Where a field of a panel comes from: an array that is there, or a part of a file that is read
/// when somebody asks for it.
///
/// A [Panel] loads at most once and keeps what it got.
public interface FieldSource {
    /// The values, in the panel's shape, dates × instruments.
    Matrix load();

    /// Reads parts of the values, where that can be done without loading all.
    default Optional<FieldReader> reader() {
        return Optional.empty();
    }

    /// The digest of the values ([Sha256#of(Matrix)]), where it is known without reading them.
    default Optional<String> sha256() {
        return Optional.empty();
    }

    /// Values that are there already.
    static FieldSource of(Matrix matrix) {
        return () -> matrix;
    }
}
