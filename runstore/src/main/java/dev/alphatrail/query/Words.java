package dev.alphatrail.query;

import dev.alphatrail.json.Json;

import java.util.Collection;
import java.util.Optional;

/// Words of the language: what is one, how it is written, and which one was probably meant.
final class Words {
    private static final int QUOTED = 40;

    private Words() {}

    static boolean beginsIdentifier(int c) {
        return c == '_' || Character.isLetter(c);
    }

    static boolean continuesIdentifier(int c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    static boolean isIdentifier(String name) {
        if (name.isEmpty() || !beginsIdentifier(name.codePointAt(0))) {
            return false;
        }
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            if (!continuesIdentifier(name.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }

    static void printText(String text, StringBuilder out) {
        out.append('\'').append(text.replace("'", "''")).append('\'');
    }

    /// By `if` and not by a switch over patterns, for the reason that [Condition] gives.
    static void printLiteral(Json value, StringBuilder out) {
        if (value instanceof Json.Str(String text)) {
            printText(text, out);
        } else if (value instanceof Json.Num number) {
            out.append(number);
        } else if (value instanceof Json.Bool(boolean flag)) {
            out.append(flag);
        } else {
            throw new IllegalStateException("no literal for " + value.kind());
        }
    }

    /// The text in quotes for a message: shortened, and without characters that act instead of
    /// being seen.
    static String quote(String text) {
        StringBuilder out = new StringBuilder("'");
        int end =
                text.offsetByCodePoints(0, Math.min(QUOTED, text.codePointCount(0, text.length())));
        text.substring(0, end).codePoints().forEach(c -> printVisible(c, out));
        return out.append(end < text.length() ? "...'" : "'").toString();
    }

    private static void printVisible(int c, StringBuilder out) {
        switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    out.append("\\u{").append(Integer.toHexString(c)).append('}');
            default -> out.appendCodePoint(c);
        }
    }

    /// The first of the candidates with the fewest typing slips, when it takes at most one slip for
    /// every three letters, and never more than four.
    static Optional<String> nearest(String word, Collection<String> candidates) {
        int fewest = Math.clamp(word.length() / 3, 1, 4) + 1;
        Optional<String> nearest = Optional.empty();
        for (String candidate : candidates) {
            // the difference in length bounds the work on a hostile word
            int slips =
                    Math.abs(candidate.length() - word.length()) < fewest
                            ? slips(word, candidate)
                            : fewest;
            if (slips < fewest) {
                fewest = slips;
                nearest = Optional.of(candidate);
            }
        }
        return nearest;
    }

    /// Letters inserted, left out or replaced (Levenshtein distance), in two rows.
    private static int slips(String a, String b) {
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            int[] free = above;
            above = row;
            row = free;
        }
        return above[b.length()];
    }
}
