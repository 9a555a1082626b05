package dev.alphatrail.trail;

/// Text from files made safe and measured for a terminal. Whoever wrote the file may have put
/// escape sequences into it.
public final class TerminalText {
    private static final int REPLACEMENT = 0xFFFD;

    private TerminalText() {}

    /// The text on one line, without anything that a terminal would obey: blanks of every kind
    /// become one space, control and format characters (escape, bidirectional overrides) and halves
    /// of surrogate pairs become U+FFFD.
    public static String line(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> appendSafe(out, c));
        return out.toString().strip();
    }

    /// Whether a text is of visible ASCII characters and single spaces within: most are.
    private static boolean isPlain(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return text.isEmpty() || before != ' ';
    }

    private static void appendSafe(StringBuilder out, int c) {
        if (isBlank(c)) {
            if (out.isEmpty() || out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        } else {
            out.appendCodePoint(isPrintable(c) ? c : REPLACEMENT);
        }
    }

    /// JSON with the control characters escaped that JSON allows in strings but a terminal may obey
    /// (U+007F to U+009F).
    public static String json(String json) {
        StringBuilder out = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c >= 0x7F && c <= 0x9F) {
                out.append("\\u00")
                        .append(Character.forDigit(c >> 4, 16))
                        .append(Character.forDigit(c & 0xF, 16));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /// How many columns of a terminal the text takes: two for wide East Asian characters and emoji,
    /// none for marks that combine with the character before.
    static int width(String text) {
        int columns = 0;
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i);
            if (Character.isHighSurrogate((char) c)) {
                c = text.codePointAt(i);
                i += Character.charCount(c) - 1;
            }
            columns += width(c);
        }
        return columns;
    }

    /// The text, cut to at most `columns` with `…` at its end when it is wider.
    static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int used = 0;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int c = text.codePointAt(i);
            used += width(c);
            if (used > columns - 1) {
                break;
            }
            out.appendCodePoint(c);
        }
        return out.toString().stripTrailing() + "…";
    }

    private static boolean isBlank(int c) {
        return c == '\t' || c == '\n' || c == '\r' || Character.isSpaceChar(c);
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }

    private static int width(int c) {
        if (c < 0x300) {
            return 1;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            default -> isWide(c) ? 2 : 1;
        };
    }

    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }
}
