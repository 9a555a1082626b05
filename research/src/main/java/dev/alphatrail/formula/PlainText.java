package dev.alphatrail.formula;

/// Formula text made safe to print: one line of ASCII, whatever somebody pasted.
final class PlainText {
    private static final int QUOTED = 40;

    private PlainText() {}

    /// The text in single quotes, shortened in the middle of a message.
    static String quote(String text) {
        String head = text.length() <= QUOTED ? text : text.substring(0, QUOTED);
        StringBuilder out = new StringBuilder("'");
        head.chars().forEach(c -> out.append(unit((char) c)));
        return out.append(head.length() < text.length() ? "...'" : "'").toString();
    }

    /// One UTF-16 unit: itself when printable ASCII, a space for white space, else its escape.
    static String unit(char c) {
        if (c >= ' ' && c < 0x7f) {
            return String.valueOf(c);
        }
        return isSpace(c) ? " " : String.format("\\u%04x", (int) c);
    }

    /// Whether it is one digit or more, and nothing else.
    static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /// Whether there is nothing in it but what may stand between words.
    static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isSpace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// Whether a formula may contain the character between words.
    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
