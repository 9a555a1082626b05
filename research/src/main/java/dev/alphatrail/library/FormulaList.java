package dev.alphatrail.library;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text with one formula per line: `name = formula`, `name: formula` or the formula alone. It
/// goes on while a parenthesis is open and above it may stand the definitions it uses. Lines that
/// begin with `#` or `//` are comments. What stands before a formula that begins with definitions,
/// `a = rank(close); a - 0.5`, is a name only with a colon.
///
/// @param about the comment at the head of the text, on one line
/// @param formulas in order of the text
public record FormulaList(String about, List<NamedFormula> formulas) {
    /// A name, then a colon or one `=`. What has an operator or a parenthesis before it is no name,
    /// so `close == open` and `c ? a : b` are formulas. Words are not given back (`*+`): of a long
    /// line without a sign that would overflow the stack.
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?<name>[A-Za-z_][A-Za-z0-9_#.-]*(?: +[A-Za-z0-9_][A-Za-z0-9_#.-]*+)*+)"
                            + "\\s*(?::|=(?!=))\\s*(?<formula>\\S.*)",
                    Pattern.DOTALL);

    /// `name = expression; formula`: the name is one that the formula defines, not the formula's.
    private static final Pattern DEFINITION =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]*\\s*=(?!=)[^;]*;.*\\S.*", Pattern.DOTALL);

    private static final int LONGEST_NAME = 64;

    public FormulaList {
        formulas = List.copyOf(formulas);
    }

    /// The formulas of a text. A formula without a name is called `f001`, `f002`, … by its place; a
    /// name used before gets a number.
    public static FormulaList of(String text) {
        List<NamedFormula> formulas = new ArrayList<>();
        List<String> head = new ArrayList<>();
        Names names = new Names();
        List<Statements.Statement> statements = Statements.of(text);
        int first = statements.isEmpty() ? Integer.MAX_VALUE : statements.getFirst().line();
        text.lines()
                .limit(first - 1L)
                .map(String::strip)
                .filter(Statements::isComment)
                .forEach(line -> head.add(line.replaceFirst("^(#+|//+)\\s*", "")));
        for (Statements.Statement statement : statements) {
            String line = statement.text();
            Optional<Named> named =
                    DEFINITION.matcher(line).matches() ? Optional.empty() : named(line);
            String formula = named.map(Named::formula).orElse(line);
            formulas.add(
                    new NamedFormula(
                            statement
                                    .name()
                                    .or(() -> named.map(Named::name))
                                    .map(names::unique)
                                    .orElseGet(() -> names.numbered(formulas.size() + 1)),
                            statement.name().isPresent() ? line : formula,
                            statement.line()));
        }
        return new FormulaList(String.join(" ", head), formulas);
    }

    /// A formula and what it is called.
    record Named(String name, String formula) {}

    /// What a line with a name consists of.
    static Optional<Named> named(String line) {
        Matcher named = NAMED.matcher(line);
        return named.matches()
                ? Optional.of(new Named(named.group("name"), named.group("formula")))
                : Optional.empty();
    }

    /// Hands out names that can be alpha ids, each once.
    public static final class Names {
        private final Set<String> used = new HashSet<>();

        /// The name with what cannot be in an id left out, and a number where it was given before.
        public String unique(String name) {
            String plain = name.replace("#", "").replaceAll("[^A-Za-z0-9_-]", "_");
            plain = plain.replaceFirst("^-+", "");
            plain = plain.isEmpty() ? "f" : plain;
            String base = plain.substring(0, Math.min(plain.length(), LONGEST_NAME - 6));
            String free = base;
            for (int i = 2; !used.add(free); i++) {
                free = base + "_" + i;
            }
            return free;
        }

        /// A name for what has none.
        public String numbered(int place) {
            return unique(String.format(Locale.ROOT, "f%03d", place));
        }
    }
}
