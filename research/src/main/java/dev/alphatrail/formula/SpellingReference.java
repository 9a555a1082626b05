package dev.alphatrail.formula;

import java.util.List;
import java.util.Optional;

/// The published spellings for readers: as Markdown for `docs/factor-language.md`, as text for the
/// terminal.
public final class SpellingReference {
    private SpellingReference() {}

    /// One section with a table per dialect.
    public static String markdown() {
        StringBuilder out = new StringBuilder();
        for (Dialect dialect : Dialect.values()) {
            out.append("### ").append(dialect.title()).append("\n\n");
            out.append(dialect.about()).append("\n\n");
            out.append("| written | means | to know |\n|---|---|---|\n");
            for (Spelling spelling : of(dialect)) {
                out.append("| `")
                        .append(spelling.signature())
                        .append("` | `")
                        .append(spelling.becomes())
                        .append("` | ")
                        .append(spelling.note().replace("*", "\\*"))
                        .append(" |\n");
            }
            out.append('\n');
        }
        return out.toString();
    }

    /// All spellings, a line each.
    public static String text() {
        StringBuilder out = new StringBuilder();
        int width =
                Spellings.ALL.stream().mapToInt(each -> each.signature().length()).max().orElse(0);
        for (Dialect dialect : Dialect.values()) {
            out.append("As written elsewhere, ")
                    .append(dialect.title())
                    .append(": ")
                    .append(dialect.about())
                    .append('\n');
            for (Spelling spelling : of(dialect)) {
                String signature = spelling.signature();
                out.append("  ")
                        .append(signature)
                        .append(" ".repeat(width - signature.length() + 2))
                        .append(spelling.becomes())
                        .append('\n');
            }
            out.append('\n');
        }
        return out.toString();
    }

    /// What is known of one name, in exactly this case or another; empty when there is no such
    /// spelling.
    public static Optional<String> text(String name) {
        List<Spelling> spellings = Spellings.named(name);
        if (spellings.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder out = new StringBuilder();
        for (Spelling spelling : spellings) {
            out.append(spelling.signature())
                    .append("\n  ")
                    .append(spelling.becomes())
                    .append(spelling.note().isEmpty() ? "" : "; " + spelling.note())
                    .append("\n  written so in  ")
                    .append(spelling.dialect().title())
                    .append('\n');
        }
        return Optional.of(out.toString());
    }

    private static List<Spelling> of(Dialect dialect) {
        return Spellings.ALL.stream().filter(each -> each.dialect() == dialect).toList();
    }
}
