package dev.alphatrail.library;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines of a list that belong together: a formula goes on while a parenthesis is open, and a
/// definition, `g = bucket(volume, 10);`, belongs to the formula below that uses it.
final class Statements {
    private static final Pattern DEFINES =
            Pattern.compile(
                    "(?:[^:=\"]*:)?\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*=(?!=)[^=].*;", Pattern.DOTALL);

    /// A definition is looked for in so many statements below it.
    private static final int REACH = 100;

    private Statements() {}

    /// @param text of a formula with what stands before it, its line breaks kept
    /// @param line of its first line, from 1
    record Statement(String text, int line) {
        boolean ends() {
            return !bare(text).endsWith(";");
        }

        /// Whether a later one uses what it defines.
        boolean isUsedIn(List<Statement> later) {
            Matcher defines = DEFINES.matcher(bare(text));
            if (!defines.matches()) {
                return false;
            }
            Pattern use = Pattern.compile("\\b" + defines.group(1) + "\\b(?!\\s*=[^=])");
            return later.stream().anyMatch(other -> use.matcher(other.text()).find());
        }
    }

    /// The statements of a text, comments and blank lines between them left out.
    static List<Statement> of(String text) {
        List<Statement> closed = closed(text.lines().toList());
        List<Statement> joined = new ArrayList<>();
        for (int i = 0; i < closed.size(); i++) {
            int last = i;
            while (!closed.get(last).ends()
                    && last + 1 < closed.size()
                    && closed.get(last).isUsedIn(block(closed, last + 1))) {
                last++;
            }
            joined.add(join(closed.subList(i, last + 1)));
            i = last;
        }
        return joined;
    }

    /// The statements from one on to the next that ends without a semicolon.
    private static List<Statement> block(List<Statement> all, int from) {
        int to = from;
        while (to < all.size() - 1 && to - from < REACH && !all.get(to).ends()) {
            to++;
        }
        return all.subList(from, to + 1);
    }

    private static Statement join(List<Statement> parts) {
        StringBuilder text = new StringBuilder();
        int line = parts.getFirst().line();
        for (Statement part : parts) {
            text.repeat('\n', part.line() - line);
            text.append(part.text());
            line = part.line() + (int) part.text().chars().filter(c -> c == '\n').count();
        }
        return new Statement(text.toString(), parts.getFirst().line());
    }

    private static List<Statement> closed(List<String> lines) {
        List<Statement> statements = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String first = lines.get(i).strip();
            if (first.isEmpty() || isComment(first)) {
                continue;
            }
            StringBuilder text = new StringBuilder(first);
            int start = i;
            int depth = depth(first);
            while (depth > 0 && i + 1 < lines.size() && goesOn(lines.get(i + 1))) {
                i++;
                String more = lines.get(i).stripTrailing();
                text.append('\n').append(isComment(more.strip()) ? "" : more);
                depth += isComment(more.strip()) ? 0 : depth(more);
            }
            statements.add(new Statement(text.toString(), start + 1));
        }
        return statements;
    }

    /// Whether a line may belong to an open parenthesis: an unclosed formula must not swallow those
    /// below it.
    private static boolean goesOn(String line) {
        return !line.isBlank()
                && (Character.isWhitespace(line.charAt(0))
                        || !FormulaList.isNamed(line)
                        || depth(line) != 0
                        || bare(line).endsWith(","));
    }

    static boolean isComment(String line) {
        return line.startsWith("#") || line.startsWith("//");
    }

    /// Parentheses opened and not closed.
    private static int depth(String line) {
        int depth = 0;
        for (char c : bare(line).toCharArray()) {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return depth;
    }

    /// The text without what stands in quotes, and without the comment at its end.
    private static String bare(String text) {
        return text.replaceAll("\"[^\"\n]*\"|'[^'\n]*'", "0")
                .replaceAll("(?m)(//|(?<![A-Za-z0-9_])#).*$", "")
                .stripTrailing();
    }
}
