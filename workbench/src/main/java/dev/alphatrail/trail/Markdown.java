package dev.alphatrail.trail;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Markdown (GitHub's) whose text cannot become markup, and whose tables are aligned to be read in a terminal too.
final class Markdown {
    private static final String SPECIAL = "\\`*[]<>|~&#!";
    private static final int MAX_CELL = 300;
    private static final int MAX_PADDING = 60;

    private Markdown() {}

    /// Text as text: safe for a terminal, on one line, markup escaped, cut when very long.
    static String text(String text) {
        StringBuilder out = new StringBuilder();
        String line = shortened(text);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (SPECIAL.indexOf(c) >= 0 || c == '_' && !isWithinWord(line, i)) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }

    /// Text as code, empty for an empty text: safe for a terminal, on one line, cut when very long.
    static String code(String text) {
        String line = shortened(text).replace("|", "\\|"); // splits a cell even within code
        if (line.isEmpty()) {
            return "";
        }
        int ticks = 1;
        while (line.contains("`".repeat(ticks))) {
            ticks++;
        }
        String fence = "`".repeat(ticks);
        return ticks == 1 ? fence + line + fence : fence + " " + line + " " + fence;
    }

    /// A table; the cells are Markdown already.
    static String table(List<String> head, List<List<String>> rows) {
        int[] widths = new int[head.size()];
        for (int c = 0; c < widths.length; c++) {
            widths[c] = Math.max(3, TerminalText.width(head.get(c)));
            for (List<String> row : rows) {
                int width = TerminalText.width(row.get(c));
                widths[c] = Math.max(widths[c], Math.min(width, MAX_PADDING));
            }
        }
        String rule = Arrays.stream(widths)
                .mapToObj("-"::repeat)
                .collect(Collectors.joining(" | ", "| ", " |\n"));
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("", line(head, widths) + rule, "\n"));
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder out = new StringBuilder("|");
        for (int c = 0; c < widths.length; c++) {
            String cell = cells.get(c);
            out.append(' ').append(cell).repeat(' ', Math.max(0, widths[c] - TerminalText.width(cell))).append(" |");
        }
        return out.append('\n').toString();
    }

    private static String shortened(String text) {
        return TerminalText.cut(TerminalText.line(text), MAX_CELL);
    }

    /// An underscore between letters or digits is no markup.
    private static boolean isWithinWord(String line, int at) {
        return at > 0
                && at < line.length() - 1
                && Character.isLetterOrDigit(line.charAt(at - 1))
                && Character.isLetterOrDigit(line.charAt(at + 1));
    }
}
