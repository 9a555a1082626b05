package dev.alphatrail.config;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import dev.alphatrail.config.Node.Entry;
import dev.alphatrail.config.Node.Mapping;
import dev.alphatrail.config.Node.Scalar;
import dev.alphatrail.config.Node.Sequence;
import dev.alphatrail.library.FormulaList;
import dev.alphatrail.library.NamedFormula;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A researcher's file of formulas, in whichever of the usual forms.
///
/// - one formula a line, `name = formula`, `name: formula` or the formula alone, `#` comments;
/// - CSV with a column `formula` (or `expression`) and, if there is one, `name`, `alpha_id` or
///   `id`;
/// - JSON or YAML: a mapping of names to formulas, a list of formulas, a list of mappings with the
///   members of the CSV (or one such mapping), or a configuration with `factors.formulas`;
/// - JSON Lines, each an object with the members of the CSV.
///
/// The content decides which it is, and the name where one object could be a mapping or a line;
/// whether the formulas parse is another question.
public final class FormulaFile {
    private static final Set<String> FORMULA_COLUMNS = Set.of("formula", "expression");
    private static final Set<String> NAME_COLUMNS = Set.of("name", "alpha_id", "id");
    private static final Pattern LINE = Pattern.compile(".*:([0-9]+):[0-9]+");

    private final String source;
    private final FormulaList.Names names = new FormulaList.Names();
    private final List<NamedFormula> formulas = new ArrayList<>();

    private FormulaFile(String source) {
        this.source = source;
    }

    /// The formulas of a file, in its order, under names that are unique and can be alpha ids.
    ///
    /// @throws ConfigException when the file cannot be read, or holds no formulas
    public static List<NamedFormula> read(Path file) {
        return parse(ConfigFile.text(file, "file of formulas"), file.toString());
    }

    /// The same for the content of a file.
    ///
    /// @param source its name, for messages
    static List<NamedFormula> parse(String text, String source) {
        FormulaFile file = new FormulaFile(source);
        String start = text.stripLeading();
        String name = source.toLowerCase(Locale.ROOT);
        if (isJsonLines(text, name)) {
            // the same as a list, on the same lines
            YamlReader.file(text.replaceAll("(?m)^[ \\t]*\\{", "- {"), source)
                    .ifPresent(file::nodes);
        } else if (start.startsWith("{")
                || start.startsWith("[")
                || name.endsWith(".yaml")
                || name.endsWith(".yml")) {
            YamlReader.file(text, source).ifPresent(file::nodes);
        } else if (isCsv(text)) {
            file.csv(text);
        } else {
            file.formulas.addAll(FormulaList.of(text).formulas());
        }
        if (file.formulas.isEmpty()) {
            throw ConfigException.at(
                    source, "holds no formulas: write one a line, as in mom = returns(close, 20)");
        }
        return List.copyOf(file.formulas);
    }

    private static boolean isJsonLines(String text, String name) {
        return (name.endsWith(".jsonl")
                        || name.endsWith(".ndjson")
                        || text.lines().filter(line -> !line.isBlank()).count() > 1)
                && text.lines()
                        .map(String::strip)
                        .allMatch(line ->
                                line.isEmpty() || (line.startsWith("{") && line.endsWith("}")));
    }

    private static boolean isCsv(String text) {
        return text.lines()
                .findFirst()
                .filter(head -> head.indexOf('(') < 0)
                .map(head -> Arrays.stream(head.split(",", -1)).map(FormulaFile::column))
                .filter(columns -> columns.anyMatch(FORMULA_COLUMNS::contains))
                .isPresent();
    }

    private static String column(String written) {
        return written.strip().replace("\"", "").toLowerCase(Locale.ROOT);
    }

    private void csv(String text) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : rows) {
                Optional<String> formula = member(row, FORMULA_COLUMNS);
                if (formula.isPresent()) {
                    add(
                            member(row, NAME_COLUMNS),
                            formula.get(),
                            (int) row.getStartingLineNumber());
                }
            }
        } catch (CsvParseException | java.io.IOException e) {
            throw ConfigException.at(source, "is no CSV (" + e.getMessage() + ")");
        }
    }

    private static Optional<String> member(NamedCsvRecord row, Set<String> columns) {
        return row.getHeader().stream()
                .filter(header -> columns.contains(column(header)))
                .findFirst()
                .flatMap(row::findField)
                .map(String::strip)
                .filter(cell -> !cell.isEmpty());
    }

    private void nodes(Node root) {
        switch (root) {
            case Mapping(List<Entry> members, _) when isOne(members) -> item(root);
            case Mapping(List<Entry> entries, _) -> entries(section(entries).orElse(entries));
            case Sequence(List<Node> items, _) -> items.forEach(this::item);
            case Scalar scalar when scalar.isNull() -> {}
            case Scalar scalar -> throw noFormula(scalar);
        }
    }

    /// Whether it is one formula and its name, not a mapping of names to formulas.
    private static boolean isOne(List<Entry> members) {
        return member(members, NAME_COLUMNS).isPresent()
                && member(members, FORMULA_COLUMNS).isPresent();
    }

    /// The formulas of a configuration.
    private static Optional<List<Entry>> section(List<Entry> entries) {
        return inside(entries, "factors").flatMap(factors -> inside(factors, "formulas"));
    }

    private static Optional<List<Entry>> inside(List<Entry> entries, String name) {
        return entries.stream()
                .filter(entry -> entry.name().text().equals(name))
                .map(Entry::value)
                .findFirst()
                .flatMap(value ->
                        value instanceof Mapping(List<Entry> inner, _)
                                ? Optional.of(inner)
                                : Optional.empty());
    }

    private void entries(List<Entry> entries) {
        for (Entry entry : entries) {
            if (!(entry.value() instanceof Scalar formula) || formula.isNull()) {
                throw noFormula(entry.value());
            }
            add(Optional.of(entry.name().text()), formula.text(), line(entry.value()));
        }
    }

    private void item(Node item) {
        switch (item) {
            case Scalar formula when !formula.isNull() ->
                    add(Optional.empty(), formula.text(), line(item));
            case Mapping(List<Entry> members, _) ->
                    add(
                            member(members, NAME_COLUMNS),
                            member(members, FORMULA_COLUMNS).orElseThrow(() -> noFormula(item)),
                            line(item));
            default -> throw noFormula(item);
        }
    }

    private static Optional<String> member(List<Entry> members, Set<String> names) {
        return members.stream()
                .filter(member -> names.contains(column(member.name().text())))
                .findFirst()
                .flatMap(member ->
                        member.value() instanceof Scalar(String text, _, _)
                                ? Optional.of(text)
                                : Optional.empty());
    }

    private void add(Optional<String> name, String formula, int line) {
        String unique =
                name.map(names::unique).orElseGet(() -> names.numbered(formulas.size() + 1));
        formulas.add(new NamedFormula(unique, formula, line));
    }

    private static int line(Node node) {
        Matcher place = LINE.matcher(node.where());
        return place.matches() ? Integer.parseInt(place.group(1)) : 1;
    }

    private static ConfigException noFormula(Node node) {
        return ConfigException.at(
                node.where(), node.shown() + " stands where a formula should, as text");
    }
}
