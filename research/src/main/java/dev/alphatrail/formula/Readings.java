package dev.alphatrail.formula;

import dev.alphatrail.formula.Finding.Severity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Collects where a formula was not taken quite as written. Each kind is told once, where it first
/// occurs.
final class Readings {
    private static final Pattern FRACTION = Pattern.compile("[0-9]+\\.[0-9]+");

    private final boolean published;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Span> unused = new TreeMap<>();
    private final Set<Span> cutDown = new HashSet<>();
    private final Set<Spelling> noted = new HashSet<>();

    /// @param published whether the formula uses a published spelling anywhere
    Readings(boolean published) {
        this.published = published;
    }

    /// A name that the formula defines.
    void defined(Token name) {
        unused.put(name.text(), name.span());
    }

    /// A name that it uses.
    void used(Token name) {
        unused.remove(name.text());
    }

    /// In order of the text.
    List<Finding> findings() {
        if (findings.isEmpty() && unused.isEmpty()) {
            return List.of();
        }
        Stream<Finding> idle =
                unused.entrySet().stream()
                        .map(each ->
                                new Finding(
                                        Severity.NOTE,
                                        PlainText.quote(each.getKey()) + " is defined and not used",
                                        each.getValue(),
                                        "leave it out"));
        return Stream.concat(findings.stream(), idle)
                .sorted(Comparator.comparingInt(finding -> finding.span().start()))
                .toList();
    }

    /// A window such as 8.93 as whole days; anything else as it is.
    Expr cutDown(Expr arg, String text) {
        if (!published
                || !(arg instanceof Expr.Num(double value, Span span))
                || value < 1
                || !FRACTION.matcher(text.substring(span.start(), span.end())).matches()) {
            return arg;
        }
        if (cutDown.isEmpty()) {
            findings.add(
                    new Finding(
                            Severity.NOTE,
                            "windows and lags with a fraction are cut down to whole days",
                            span,
                            text.substring(span.start(), span.end())
                                    + " is "
                                    + Literals.print(Math.floor(value))));
        }
        cutDown.add(span);
        return new Expr.Num(Math.floor(value), span);
    }

    boolean wasCutDown(Expr arg) {
        return cutDown.contains(arg.span());
    }

    /// Tells what there is to know about a spelling.
    void note(Spelling spelling, Span span) {
        if (!spelling.note().isEmpty() && noted.add(spelling)) {
            findings.add(
                    new Finding(
                            Severity.NOTE,
                            spelling.signature() + " is read as " + spelling.becomes(),
                            span,
                            spelling.note()));
        }
    }
}
