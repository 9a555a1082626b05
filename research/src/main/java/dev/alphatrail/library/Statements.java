package dev.alphatrail.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines of a list that belong together: a formula goes on while a parenthesis is open, and
/// definitions, `g = bucket(volume, 10);`, belong to the formula below that uses them.
final class Statements {
    private static final Pattern DEFINES =
            Pattern.compile(
                    "(?:[^:=\"]*:)?\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*=(?!=)[^=].*;", Pattern.DOTALL);

    private static final Pattern QUOTED = Pattern.compile("\"[^\"\n]*\"|'[^'\n]*'");

    /// A `#` within a word is part of a name.
    private static final Pattern COMMENT = Pattern.compile("//.*|(?<![A-Za-z0-9_])#.*");

    /// So many definitions a formula may have.
    private static final int MOST_DEFINITIONS = 100;

    private Statements() {}

    /// @param name of the formula, where it stands apart from the text
    /// @param text of a formula with what stands before it, its line breaks kept
    /// @param line of its first line, from 1
    record Statement(Optional<String> name, String text, int line) {
        Statement(String text, int line) {
            this(Optional.empty(), text, line);
        }

        boolean ends() {
            return !bare(text).stripTrailing().endsWith(";");
        }

        /// Whether a later one uses what it defines.
        boolean isUsedIn(List<Statement> later) {
            Matcher defines = DEFINES.matcher(bare(text).stripTrailing());
            if (!defines.matches()) {
                return false;
            }
            // an operator of that name is none
            Pattern use = Pattern.compile("\\b" + defines.group(1) + "\\b(?!\\s*(=[^=]|\\())");
            return later.stream().anyMatch(other -> use.matcher(bare(other.formula())).find());
        }

        private String formula() {
            return FormulaList.named(text).map(FormulaList.Named::formula).orElse(text);
        }
    }

    /// The statements of a text, comments and blank lines between them left out.
    static List<Statement> of(String text) {
        List<Statement> joined = new ArrayList<>();
        List<Statement> definitions = new ArrayList<>();
        for (Statement statement : closed(text.lines().toList())) {
            if (!statement.ends()) {
                definitions.add(statement);
                continue;
            }
            List<Statement> parts = new ArrayList<>(List.of(statement));
            int first = definitions.size();
            while (first > 0
                    && parts.size() <= MOST_DEFINITIONS
                    && definitions.get(first - 1).isUsedIn(parts)) {
                first--;
                parts.addFirst(definitions.get(first));
            }
            joined.addAll(definitions.subList(0, first));
            joined.add(parts.size() == 1 ? statement : join(parts));
            definitions.clear();
        }
        joined.addAll(definitions);
        return joined;
    }

    /// The name of the formula stands before it, below its definitions.
    private static Statement join(List<Statement> parts) {
        Optional<FormulaList.Named> named = FormulaList.named(parts.getLast().text());
        StringBuilder text = new StringBuilder();
        int line = parts.getFirst().line();
        for (int k = 0; k < parts.size(); k++) {
            Statement part = parts.get(k);
            String own = k == parts.size() - 1 ? part.formula() : part.text();
            text.repeat('\n', part.line() - line).append(own);
            line = part.line() + (int) own.chars().filter(c -> c == '\n').count();
        }
        return new Statement(
                named.map(FormulaList.Named::name), text.toString(), parts.getFirst().line());
    }

    private static List<Statement> closed(List<String> lines) {
        List<Statement> statements = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String before = code(lines.get(i)).strip();
            if (before.isEmpty()) {
                continue;
            }
            StringBuilder text = new StringBuilder(before);
            int start = i;
            int depth = depth(before);
            while (depth > 0 && i + 1 < lines.size() && goesOn(before, lines.get(i + 1))) {
                i++;
                String more = code(lines.get(i)).stripTrailing();
                text.append('\n').append(more);
                depth += depth(more);
                before = more.isBlank() ? before : more;
            }
            statements.add(new Statement(text.toString(), start + 1));
        }
        return statements;
    }

    /// Whether a line may belong to an open parenthesis: an unclosed formula must not swallow those
    /// below it, so two lines belong together only where an operand and an operand do not meet.
    private static boolean goesOn(String before, String line) {
        String more = code(line).strip();
        if (more.isEmpty()) {
            return !line.isBlank();
        }
        boolean isNext =
                FormulaList.named(more).isPresent() && depth(more) == 0 && !more.endsWith(",");
        return !isNext
                && (before.matches("(?s).*([-+*/^%<>=!&|?:(,]|\\b(and|or|not))")
                        || more.matches("(?s)([-+*/^%<>=!&|?:),]|(and|or)\\b).*"));
    }

    /// Whether nothing but a comment stands in a line.
    static boolean isComment(String line) {
        return line.startsWith("#") || line.startsWith("//");
    }

    /// The line without the comment at its end.
    private static String code(String line) {
        Matcher comment =
                COMMENT.matcher(
                        QUOTED.matcher(line).replaceAll(m -> "0".repeat(m.group().length())));
        return comment.find() ? line.substring(0, comment.start()) : line;
    }

    /// Parentheses opened and not closed.
    private static int depth(String line) {
        int depth = 0;
        for (char c : bare(line).toCharArray()) {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return depth;
    }

    /// The text without what stands in quotes or between `/*` and `*/`.
    private static String bare(String text) {
        return QUOTED.matcher(text).replaceAll("0").replaceAll("(?s)/\\*.*?\\*/", " ");
    }
}
