package dev.alphatrail.json;

/// How large a JSON text may be; checked while reading, before memory is spent.
///
/// @param maxBytes size of the whole text in UTF-8 bytes
/// @param maxDepth objects and arrays within one another
/// @param maxStringLength characters of one string
public record JsonLimits(int maxBytes, int maxDepth, int maxStringLength) {
    /// 256 MiB, 100 levels, strings of 16 million characters: for files of a run.
    public static final JsonLimits DEFAULT = new JsonLimits(1 << 28, 100, 1 << 24);

    public JsonLimits {
        if (maxBytes < 1 || maxDepth < 1 || maxStringLength < 1) {
            throw new IllegalArgumentException("JSON limits must be at least 1");
        }
        if (maxDepth > 1_000) {
            throw new IllegalArgumentException(
                    "maxDepth is " + maxDepth + ", at most 1000 is possible");
        }
    }
}
