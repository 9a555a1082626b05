package dev.alphatrail.report;

/// Text of others, made safe to stand within a line of Markdown. Ideas, tags, names and formulas
/// may hold anything; none of it may become a link, an image, HTML, a heading or another table
/// column.
///
/// The results are for the middle of a line: what only means something at its start (`#`, `-`,
/// `1.`) is left alone.
public final class Markdown {
    private static final String SIGNS = "\\`*_[]<>|~&$";

    private Markdown() {}

    /// Running text, on one line.
    public static String text(String text) {
        String line = line(text);
        StringBuilder out = new StringBuilder(line.length() + 16);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean address =
                    (c == ':' && line.startsWith("//", i + 1))
                            || (c == '.' && endsWithWww(line, i))
                            || c == '@';
            if (address || SIGNS.indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }

    /// Text shown letter by letter, such as a formula.
    public static String code(String text) {
        String line = line(text);
        if (line.isBlank()) {
            return Figures.MISSING;
        }
        String fence = "`".repeat(longestRun(line) + 1);
        boolean spaced =
                line.startsWith("`")
                        || line.endsWith("`")
                        || (line.startsWith(" ") && line.endsWith(" "));
        String pad = spaced ? " " : "";
        return fence + pad + line + pad + fence;
    }

    /// The same within a table, where a bar would end the cell even in code.
    public static String codeCell(String text) {
        return code(text).replace("|", "\\|");
    }

    /// The text on one line, without characters that are not seen but act: controls, line
    /// separators, changes of the direction of writing.
    static String line(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(acts(c) ? ' ' : c));
        return out.toString();
    }

    private static boolean acts(int c) {
        return Character.isISOControl(c)
                || c == 0x2028
                || c == 0x2029
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE); // half a pair
    }

    private static boolean endsWithWww(String line, int dot) {
        return dot >= 3 && line.regionMatches(true, dot - 3, "www", 0, 3);
    }

    private static int longestRun(String line) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < line.length(); i++) {
            run = line.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
