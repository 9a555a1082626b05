package dev.alphatrail.sql;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/// Texts as literals of SQL.
final class Quoted {
    private Quoted() {}

    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /// The path of one file to be read, whose name DuckDB would else take for a pattern.
    static String path(String path) {
        return text(pattern(path));
    }

    /// The pattern that only this path matches.
    static String pattern(String path) {
        return path.replaceAll("[\\[*?]", "[$0]");
    }

    /// Files to be read, as a list.
    static String paths(Collection<Path> files) {
        return files.stream()
                .map(file -> path(file.toString()))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
