package dev.alphatrail.query;

import dev.alphatrail.json.Json;

import java.math.BigDecimal;

/// How single values stand to one another.
final class Values {
    private Values() {}

    /// Compares two numbers by what they are printed as, so longs beyond 2^53 exactly.
    static int compare(Json.Num a, Json.Num b) {
        if (a.asLong().isPresent() && b.asLong().isPresent()) {
            return Long.compare(a.asLong().getAsLong(), b.asLong().getAsLong());
        }
        int order = Double.compare(a.asDouble(), b.asDouble());
        // near ±2^63 a long and a double of other digits round to one double
        return order != 0 || a.equals(b)
                ? order
                : new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString()));
    }

    /// Compares two texts by code point, which is also the order of their UTF-8 bytes.
    static int compare(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            char c = a.charAt(i);
            char d = b.charAt(i);
            if (c != d) {
                return Integer.compare(rank(c), rank(d));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /// Lifts the surrogates, which stand for code points beyond U+FFFF, above all other units.
    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + 0x10000 : c;
    }

    static boolean sameKind(Json a, Json b) {
        return a.getClass() == b.getClass();
    }
}
