package dev.alphatrail.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Reads an object of plain keys and of values that are neither objects nor arrays, such as the
/// tags of a record.
final class ScannedObject {
    private final byte[] utf8;
    private final int end;
    private final JsonLimits limits;
    private int at;

    ScannedObject(byte[] utf8, int start, int end, JsonLimits limits) {
        this.utf8 = utf8;
        this.at = start;
        this.end = end;
        this.limits = limits;
    }

    /// The object, empty when it is not that simple, or no object at all.
    ///
    /// @throws JsonException when a value is no JSON
    Optional<Json> read() {
        Map<String, Json> members = new LinkedHashMap<>();
        if (!skip('{')) {
            return Optional.empty();
        }
        if (skip('}')) {
            return whole(members);
        }
        do {
            int key = at;
            int afterKey = afterText();
            if (afterKey < 0 || !skip(':')) {
                return Optional.empty();
            }
            int value = at;
            int afterValue = value < end && utf8[value] == '"' ? afterText() : afterWord();
            if (afterValue < 0
                    || !(ScannedValue.decode(utf8, key, afterKey, limits)
                            instanceof Json.Str(String name))
                    || members.put(name, ScannedValue.decode(utf8, value, afterValue, limits))
                            != null) {
                return Optional.empty();
            }
        } while (skip(','));
        return skip('}') ? whole(members) : Optional.empty();
    }

    private Optional<Json> whole(Map<String, Json> members) {
        return at == end ? Optional.of(new Json.Obj(members)) : Optional.empty();
    }

    /// Goes behind the text that begins here and the blanks after it; −1 when there is no text.
    private int afterText() {
        if (at >= end || utf8[at] != '"') {
            return -1;
        }
        int quote = at + 1;
        while (quote < end && utf8[quote] != '"') {
            quote += utf8[quote] == '\\' ? 2 : 1;
        }
        if (quote >= end) {
            return -1;
        }
        at = quote + 1;
        skipBlanks();
        return quote + 1;
    }

    /// Goes behind the number or word that begins here and the blanks after it; −1 when there is
    /// none.
    private int afterWord() {
        int start = at;
        while (at < end && JsonScan.isScalar(utf8[at])) {
            at++;
        }
        int after = at;
        skipBlanks();
        return after == start ? -1 : after;
    }

    private boolean skip(char sign) {
        if (at >= end || utf8[at] != sign) {
            return false;
        }
        at++;
        skipBlanks();
        return true;
    }

    private void skipBlanks() {
        while (at < end && JsonScan.isBlank(utf8[at])) {
            at++;
        }
    }
}
