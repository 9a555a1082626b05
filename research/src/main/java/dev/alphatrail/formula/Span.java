package dev.alphatrail.formula;

/// Where a piece of a formula stands in its text: UTF-16 offsets, `start` inclusive, `end`
/// exclusive, from 0.
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no span: " + start + " to " + end);
        }
    }

    /// The column a person counts, from 1.
    public int column() {
        return start + 1;
    }
}
