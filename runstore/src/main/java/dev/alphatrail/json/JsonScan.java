package dev.alphatrail.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/// Finds the values of chosen members of one JSON object after another, without building the rest:
/// for files of many lines of which few members are wanted.
///
/// ```java
/// JsonScan scan = new JsonScan(List.of("run_id", "sharpe"), JsonLimits.DEFAULT);
/// if (scan.scan(bytes, start, end)) {
///     Json sharpe = scan.value(1); // Json.Null.NULL when missing
/// }
/// ```
///
/// A scan goes over all bytes of the object but looks only at what it needs to tell its members
/// apart: strings, brackets, the signs between members. So it may accept what [JsonReader] refuses:
/// misspelled numbers and escapes, unmatched kinds of brackets, broken UTF-8, and keys that stand
/// twice, all in members that are not wanted. But whatever [JsonReader] accepts either gives the
/// very same values here or is refused (a byte order mark, say); then it is for [JsonReader] to
/// judge.
///
/// Not for use by several threads at once.
public final class JsonScan {
    private static final int NOT_WANTED = -1;
    private static final int NO_KEY = -2;

    /// Stands for a key that has no UTF-8 of its own; no key has a quote in its raw bytes.
    private static final byte[] NO_BYTES = {'"'};

    private final List<String> keys;
    private final byte[][] keyBytes;
    private final JsonLimits limits;
    private final int[] starts;
    private final int[] ends;
    private byte[] buffer = {};
    private int to;

    /// @param keys the wanted top-level members
    /// @param limits of the values; those of the whole object are the caller's to check
    /// @throws IllegalArgumentException when a key is given twice
    public JsonScan(List<String> keys, JsonLimits limits) {
        this.keys = List.copyOf(keys);
        this.limits = limits;
        if (new HashSet<>(keys).size() < keys.size()) {
            throw new IllegalArgumentException("a key is wanted twice: " + keys);
        }
        this.keyBytes = new byte[keys.size()][];
        for (int k = 0; k < keyBytes.length; k++) {
            keyBytes[k] = bytes(keys.get(k));
        }
        this.starts = new int[keyBytes.length];
        this.ends = new int[keyBytes.length];
        clear();
    }

    private static byte[] bytes(String key) {
        byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
        return new String(utf8, StandardCharsets.UTF_8).equals(key) ? utf8 : NO_BYTES;
    }

    /// Scans one object, which may have blanks and line ends around it.
    ///
    /// The bytes are not copied: they must stay as they are until the values have been taken.
    ///
    /// @param from its first byte
    /// @param to the byte after its last
    /// @return whether it is an object as far as was looked; when not, no member is found
    public boolean scan(byte[] utf8, int from, int to) {
        Objects.checkFromToIndex(from, to, utf8.length);
        this.buffer = utf8;
        this.to = to;
        clear();
        boolean isObject = members(afterBlanks(from));
        if (!isObject) {
            clear();
        }
        return isObject;
    }

    /// Where the value of the k-th wanted key begins in the bytes scanned last, −1 when missing.
    public int start(int k) {
        return starts[k];
    }

    /// Where the value of the k-th wanted key ends (exclusive), −1 when missing.
    public int end(int k) {
        return ends[k];
    }

    /// The value of the k-th wanted key, `null` of JSON when missing.
    ///
    /// @throws JsonException when it is no JSON or beyond the limits; then [JsonReader] refuses the
    ///   whole object, too
    public Json value(int k) {
        int start = starts[k];
        int end = ends[k];
        return start < 0 ? Json.Null.NULL : ScannedValue.decode(buffer, start, end, limits);
    }

    private void clear() {
        Arrays.fill(starts, -1);
        Arrays.fill(ends, -1);
    }

    private boolean members(int start) {
        if (!isAt(start, '{')) {
            return false;
        }
        int at = afterBlanks(start + 1);
        if (isAt(at, '}')) {
            return afterBlanks(at + 1) == to;
        }
        while (isAt(at, '"')) {
            int quote = closingQuote(at + 1);
            if (quote < 0) {
                return false;
            }
            int k = wanted(at + 1, quote);
            at = afterBlanks(quote + 1);
            if (k == NO_KEY || !isAt(at, ':')) {
                return false;
            }
            at = afterBlanks(at + 1);
            int end = afterValue(at);
            if (end < 0) {
                return false;
            }
            if (k != NOT_WANTED) {
                if (starts[k] >= 0) {
                    return false; // twice
                }
                starts[k] = at;
                ends[k] = end;
            }
            at = afterBlanks(end);
            if (!isAt(at, ',')) {
                return isAt(at, '}') && afterBlanks(at + 1) == to;
            }
            at = afterBlanks(at + 1);
        }
        return false;
    }

    /// Which wanted key stands between these quotes.
    private int wanted(int start, int end) {
        for (int i = start; i < end; i++) {
            if (buffer[i] < 0 || buffer[i] == '\\') {
                return wantedUnlikeItsBytes(start, end);
            }
        }
        for (int k = 0; k < keyBytes.length; k++) {
            byte[] key = keyBytes[k];
            if (key.length == end - start
                    && Arrays.equals(key, 0, key.length, buffer, start, end)) {
                return k;
            }
        }
        return NOT_WANTED;
    }

    /// Escapes, and bytes beyond ASCII that the reader may understand in several spellings.
    private int wantedUnlikeItsBytes(int start, int end) {
        try {
            Json key = ScannedValue.decode(buffer, start - 1, end + 1, JsonLimits.DEFAULT);
            return key instanceof Json.Str(String name) ? keys.indexOf(name) : NO_KEY;
        } catch (JsonException _) {
            return NO_KEY;
        }
    }

    /// The index after the value that begins here, −1 when none does or it does not end.
    private int afterValue(int start) {
        if (start >= to) {
            return -1;
        }
        return switch (buffer[start]) {
            case '"' -> {
                int quote = closingQuote(start + 1);
                yield quote < 0 ? -1 : quote + 1;
            }
            case '{', '[' -> afterBrackets(start);
            default -> {
                int at = start;
                while (at < to && isScalar(buffer[at])) {
                    at++;
                }
                yield at == start ? -1 : at;
            }
        };
    }

    private int afterBrackets(int start) {
        int depth = 0;
        for (int at = start; at < to; at++) {
            switch (buffer[at]) {
                case '"' -> {
                    at = closingQuote(at + 1);
                    if (at < 0) {
                        return -1;
                    }
                }
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    depth--;
                    if (depth == 0) {
                        return at + 1;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    /// The index of the quote that ends the string, −1 when none does or a control character stands
    /// before it: a string of JSON never holds one, so a torn line is not taken for a long string.
    private int closingQuote(int start) {
        byte[] bytes = buffer;
        int limit = to;
        for (int at = start; at < limit; at++) {
            byte c = bytes[at];
            if (c == '"') {
                return at;
            }
            if (c == '\\') {
                at++;
            } else if (c >= 0 && c < ' ') {
                return -1;
            }
        }
        return -1;
    }

    static boolean isScalar(byte c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || c == '-'
                || c == '.'
                || c == '+'
                || c == 'E';
    }

    private int afterBlanks(int start) {
        int at = start;
        while (at < to && isBlank(buffer[at])) {
            at++;
        }
        return at;
    }

    static boolean isBlank(byte c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    private boolean isAt(int at, char c) {
        return at < to && buffer[at] == c;
    }
}
