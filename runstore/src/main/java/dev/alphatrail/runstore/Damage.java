package dev.alphatrail.runstore;

import java.nio.file.Path;

/// A line of the index that was skipped.
///
/// @param file the index
/// @param lineNumber counted from 1
/// @param reason why the line is no entry
public record Damage(Path file, long lineNumber, String reason) {
    /// One line for the user.
    @Override
    public String toString() {
        return file + ", line " + lineNumber + ": skipped, " + reason;
    }
}
