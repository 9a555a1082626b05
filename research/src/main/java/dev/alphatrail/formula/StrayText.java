package dev.alphatrail.formula;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What to say about signs that are at home elsewhere: in other languages, or in typeset text.
final class StrayText {
    /// What to say about a `=` that gives no argument a name.
    static final String COMPARE = "'=' compares nothing: write == for equal";

    private static final Map<String, String> PAIRS =
            Map.of(
                    "=>", "'=>' is written >=",
                    "=<", "'=<' is written <=",
                    "<>", "'<>' is written !=",
                    "//", "'//' is no operator: write / to divide, and comments as /* ... */");

    private static final Map<Character, String> ASCII =
            Map.of(
                    '#', "'#' has no place here: write comments as /* ... */",
                    '[', "'[' has no place here: write ( )",
                    ']', "']' has no place here: write ( )",
                    '{', "'{' has no place here: write ( )",
                    '}', "'}' has no place here: write ( )",
                    '.',
                            "'.' has no place here: names have no dots, and a number has a digit"
                                    + " beside its point");

    /// Typeset characters and what is meant by them.
    private static final Map<Integer, String> LOOKALIKES =
            Map.ofEntries(
                    Map.entry(0x00a0, "a plain blank"),
                    Map.entry(0x00b2, "** 2"),
                    Map.entry(0x00b3, "** 3"),
                    Map.entry(0x00b7, "*"),
                    Map.entry(0x00d7, "*"),
                    Map.entry(0x00f7, "/"),
                    Map.entry(0x2010, "-"),
                    Map.entry(0x2011, "-"),
                    Map.entry(0x2012, "-"),
                    Map.entry(0x2013, "-"),
                    Map.entry(0x2014, "-"),
                    Map.entry(0x200b, "nothing there"),
                    Map.entry(0x2044, "/"),
                    Map.entry(0x2212, "-"),
                    Map.entry(0x2215, "/"),
                    Map.entry(0x2217, "*"),
                    Map.entry(0x22c5, "*"),
                    Map.entry(0x2260, "!="),
                    Map.entry(0x2264, "<="),
                    Map.entry(0x2265, ">="),
                    Map.entry(0x3000, "a plain blank"),
                    Map.entry(0xfeff, "nothing there"));

    private StrayText() {}

    /// The complaint about two characters that are one sign elsewhere; empty when they are none.
    static Optional<String> mend(String pair) {
        return Optional.ofNullable(PAIRS.get(pair));
    }

    /// The complaint about a character that begins no word of a formula. It is named, not shown,
    /// unless it is plain.
    static String message(int codePoint) {
        if (codePoint > ' ' && codePoint < 0x7f) {
            char c = (char) codePoint;
            return ASCII.getOrDefault(
                    c,
                    PlainText.quote(String.valueOf(c))
                            + " has no place in a formula: leave it out");
        }
        String name =
                Optional.ofNullable(Character.getName(codePoint))
                        .orElse("unassigned")
                        .toLowerCase(Locale.ROOT);
        String shown = String.format("U+%04X (%s)", codePoint, name);
        return meant(codePoint)
                .map(meant -> shown + " only looks like a sign of the language: write " + meant)
                .orElse(shown + " has no place in a formula: leave it out");
    }

    private static Optional<String> meant(int codePoint) {
        if (codePoint > 0xff00 && codePoint < 0xff5f) {
            return Optional.of(String.valueOf((char) (codePoint - 0xfee0)));
        }
        return Optional.ofNullable(LOOKALIKES.get(codePoint));
    }
}
