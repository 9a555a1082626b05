package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import dev.alphatrail.artifacts.AlphaMetricsCsv;
import dev.alphatrail.artifacts.Metric;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The tables of a run are as `docs/schemas/*.table.json` describe them.
class TableSchemasTest {
    private static List<Artifact> tables = List.of();

    @BeforeAll
    static void makeRuns(@TempDir Path folder) throws IOException {
        tables =
                SampleRoot.in(folder).artifacts().stream()
                        .filter(artifact -> artifact.where().endsWith(".csv"))
                        .toList();
    }

    @Test
    void headsAreTheFieldsOfTheTable() {
        assertEquals(Set.of("alpha_metrics.v1", "daily.v1"), names());
        for (Artifact table : tables) {
            assertEquals(
                    fields(table.schema()).stream().map(f -> f.text("name").orElse("")).toList(),
                    List.of(table.text().lines().findFirst().orElse("").split(",")),
                    table::toString);
        }
        assertEquals(
                AlphaMetricsCsv.columns(),
                fields("alpha_metrics.v1").stream().map(f -> f.text("name").orElse("")).toList());
    }

    @Test
    void everyCellIsOfItsField() {
        int rows = 0;
        for (Artifact table : tables) {
            assertEquals(List.of(), faults(table.schema(), table.text()), table::toString);
            rows += (int) table.text().lines().count() - 1;
        }
        assertTrue(rows > 500, "so many rows say something");
    }

    @Test
    void aCellOfAnotherFieldIsFound() {
        Artifact daily =
                tables.stream()
                        .filter(t -> t.schema().equals("daily.v1"))
                        .findFirst()
                        .orElseThrow();
        String head = daily.text().lines().findFirst().orElseThrow();
        String row = daily.text().lines().skip(1).findFirst().orElseThrow();
        for (String bad :
                List.of(
                        row.replaceFirst("^[^,]*", "31.01.2020"),
                        row.replaceFirst("^[^,]*", ""),
                        row.replaceFirst(",[^,]*", ",NaN"),
                        row.replaceFirst(",[^,]*,[^,]*", ",0.1,-0.1"),
                        row.replaceFirst(",[^,]*$", ",0.5"))) {
            assertFalse(faults("daily.v1", head + "\n" + bad + "\n").isEmpty(), bad);
        }
        assertFalse(faults("daily.v1", head + "\n" + row + "\n" + row + "\n").isEmpty(), "twice");
    }

    /// A figure has one meaning in CSV and JSON, so it is described in the same words.
    @Test
    void figuresAreDescribedAsInTheJson() {
        Json.Obj registry = PublishedSchema.all().get("registry.v1").json();
        Json.Obj members = registry.find("properties").orElseThrow().asObject();
        for (Metric metric : Metric.values()) {
            Json.Obj field =
                    fields("alpha_metrics.v1").stream()
                            .filter(f -> f.text("name").equals(Optional.of(metric.key())))
                            .findFirst()
                            .orElseThrow();
            Json.Obj member = members.find(metric.key()).orElseThrow().asObject();
            assertEquals(
                    member.text("description").orElseThrow().replace("null:", "Empty:"),
                    field.text("description").orElseThrow());
        }
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>();
        tables.forEach(table -> names.add(table.schema()));
        return names;
    }

    private static List<Json.Obj> fields(String table) {
        Json.Obj json =
                JsonReader.parse(
                                PublishedSchema.FOLDER.resolve(table + ".table.json"),
                                JsonLimits.DEFAULT)
                        .asObject();
        return ((Json.Arr) json.find("fields").orElseThrow())
                .items().stream().map(Json::asObject).toList();
    }

    private static List<String> faults(String table, String csv) {
        List<String> faults = new ArrayList<>();
        List<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
        for (Json.Obj field : fields(table)) {
            String name = field.text("name").orElseThrow();
            Set<String> seen = new HashSet<>();
            for (NamedCsvRecord row : rows) {
                String cell = row.getField(name);
                if (!isAllowed(field, cell) || (isSet(field, "unique") && !seen.add(cell))) {
                    faults.add(name + ": \"" + cell + "\"");
                }
            }
        }
        return faults;
    }

    private static Json.Obj constraints(Json.Obj field) {
        return field.find("constraints").orElse(Json.object().build()).asObject();
    }

    private static boolean isSet(Json.Obj field, String constraint) {
        return constraints(field).find(constraint).equals(Optional.of(new Json.Bool(true)));
    }

    private static boolean isAllowed(Json.Obj field, String cell) {
        if (cell.isEmpty()) {
            return !isSet(field, "required");
        }
        Json.Obj constraints = constraints(field);
        return switch (field.text("type").orElse("")) {
            case "number", "integer" -> {
                boolean whole = field.text("type").equals(Optional.of("integer"));
                yield cell.matches(whole ? "-?\\d+" : "-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?")
                        // a limit that is not there is NaN, which nothing is beyond
                        && !(Double.parseDouble(cell) < constraints.number("minimum"))
                        && !(Double.parseDouble(cell) > constraints.number("maximum"));
            }
            case "boolean" -> cell.equals("true") || cell.equals("false");
            case "date" -> isDate(cell);
            case "string" ->
                    cell.matches(constraints.text("pattern").orElse("(?s).*"))
                            && (!(constraints.find("enum").orElse(Json.Null.NULL)
                                            instanceof Json.Arr(List<Json> words))
                                    || words.contains(new Json.Str(cell)));
            default -> throw new AssertionError("no type of a field: " + field);
        };
    }

    private static boolean isDate(String cell) {
        try {
            return LocalDate.parse(cell).toString().equals(cell);
        } catch (DateTimeException _) {
            return false;
        }
    }
}
