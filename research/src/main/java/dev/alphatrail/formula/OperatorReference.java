package dev.alphatrail.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The operator table for readers: as Markdown for `docs/factor-language.md`, as text for the
/// terminal.
public final class OperatorReference {
    private OperatorReference() {}

    /// One section with a table per category.
    public static String markdown() {
        StringBuilder out = new StringBuilder();
        for (Category category : Category.values()) {
            out.append("### ")
                    .append(category.title())
                    .append("\n\n")
                    .append(category.scope())
                    .append("\n\n");
            out.append("| operator | gives | defined as | look-back | missing | example |\n");
            out.append("|---|---|---|---|---|---|\n");
            for (Operator operator : of(category)) {
                out.append(row(operator)).append('\n');
            }
            out.append('\n');
        }
        return out.toString();
    }

    /// A list of all operators, a line each.
    public static String text() {
        StringBuilder out = new StringBuilder();
        int width =
                Arrays.stream(Operator.values())
                        .mapToInt(operator -> operator.signature().length())
                        .max()
                        .orElse(0);
        for (Category category : Category.values()) {
            out.append(category.title()).append(": ").append(category.scope()).append('\n');
            for (Operator operator : of(category)) {
                String signature = operator.signature();
                out.append("  ")
                        .append(signature)
                        .append(" ".repeat(width - signature.length() + 2));
                out.append(meaning(operator, "")).append(also(operator, "")).append('\n');
            }
            out.append('\n');
        }
        return out.toString();
    }

    /// Everything the table says about one operator.
    public static String text(Operator operator) {
        return """
        %s
          %s
          defined as  %s
        %s  look-back   %s
          missing     %s
          scope       %s
          example     %s
        """
                .formatted(
                        operator.signature(),
                        meaning(operator, "") + also(operator, ""),
                        operator.definition(),
                        arguments(operator),
                        lookback(operator),
                        operator.missing(),
                        operator.category().scope(),
                        operator.example());
    }

    private static String arguments(Operator operator) {
        List<String> limits = limits(operator);
        return limits.isEmpty() ? "" : "  arguments   " + String.join("; ", limits) + "\n";
    }

    private static List<Operator> of(Category category) {
        return Arrays.stream(Operator.values())
                .filter(operator -> operator.category() == category)
                .toList();
    }

    private static String row(Operator operator) {
        List<String> first = new ArrayList<>();
        first.add("`" + operator.signature() + "`" + also(operator, "`"));
        first.addAll(limits(operator));
        List<String> cells =
                List.of(
                        String.join("; ", first),
                        meaning(operator, "`"),
                        operator.definition().replace("*", "\\*"),
                        lookback(operator),
                        operator.missing(),
                        "`" + operator.example() + "`");
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String also(Operator operator, String quote) {
        Stream<String> sign = operator.isFunction() ? operator.sign().stream() : Stream.empty();
        String others =
                Stream.concat(sign, operator.aliases().stream())
                        .map(other -> quote + other + quote)
                        .collect(Collectors.joining(", "));
        return others.isEmpty() ? "" : ", also " + others;
    }

    /// The meaning with parameter names in place of arguments.
    private static String meaning(Operator operator, String quote) {
        String text = operator.meaning();
        for (Parameter parameter : operator.parameters()) {
            String unit = parameter.kind().isDays() ? " days" : "";
            text =
                    text.replace(
                            "{" + parameter.name() + "}", quote + parameter.name() + quote + unit);
        }
        return text;
    }

    private static List<String> limits(Operator operator) {
        Stream<String> ranges =
                operator.parameters().stream()
                        .filter(p -> p.kind() != Parameter.Kind.VALUE)
                        .filter(p -> p.kind() != Parameter.Kind.GROUP)
                        .map(Parameter::range);
        Stream<String> rest =
                operator.rest().stream()
                        .map(p ->
                                (operator.minRest() == 0 ? "any number of " : "at least one ")
                                        + p.name());
        return Stream.concat(ranges, rest).toList();
    }

    private static String lookback(Operator operator) {
        List<String> parts = new ArrayList<>();
        int less = -operator.reach();
        for (Parameter parameter : operator.parameters()) {
            if (parameter.kind().isDays()) {
                parts.add(parameter.name());
                less += parameter.kind() == Parameter.Kind.LAG ? 0 : 1;
            }
        }
        String days = parts.isEmpty() ? "0" : String.join(" + ", parts);
        return days
                + (less > 0 ? " - " + less : "")
                + (operator.usesWholeHistory() ? ", then all history" : "");
    }
}
